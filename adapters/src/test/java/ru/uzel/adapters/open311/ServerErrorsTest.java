package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.message.WireBytes;

/** What is told of a server's refusal. */
final class ServerErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"code\":400,\"description\":\"lat is wrong\"}]|400: lat is wrong",
        "[{\"code\":\"a1\", \"description\":\"x\"},{\"code\":2,\"description\":\"y\"}]|a1: x; 2: y",
        "<errors><error><code>404</code><description>no jurisdiction_id</description></error></errors>|404: no jurisdiction_id",
        "[{\"code\":400,\"description\":\"bad text: Петрова ждёт\"}]|400 (its description repeats what was sent)",
        "<html>Internal</html>|it does not say why",
        "``|it does not say why",
      })
  void isItsCodesAndWhatItSaysUnlessThatIsWhatWasSent(String answer, String told) {
    WireBytes form =
        bytes("service_code=400&description=%D0%9F%D0%B5%D1%82%D1%80%D0%BE%D0%B2%D0%B0");

    assertThat(String.join("; ", ServerErrors.told(bytes(answer), form))).isEqualTo(told);
  }

  private static WireBytes bytes(String text) {
    return WireBytes.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }
}
