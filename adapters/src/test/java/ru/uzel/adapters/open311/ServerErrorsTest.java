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
        "[{\"code\":400,\"description\":\"lat is wrong\"}]|code 400",
        "[{\"code\":\"17\", \"description\":\"x\"},{\"code\":2,\"description\":\"y\"}]|code 17, 2",
        "<errors><error><code>404</code><description>no id</description></error></errors>|code 404",
        "[{\"code\":400,\"description\":\"\\u041f\\u0435\\u0442\\u0440\\u043e\\u0432\\u0430\"}]|code 400",
        "<errors><error><code>400</code><description>&#x41F;етрова</description></error></errors>|code 400",
        "[{\"code\":\"Петрова\",\"description\":\"no\"}]|it gives no code",
        "[{\"code\":79001234567,\"description\":\"no\"}]|it gives no code",
        "<html>Internal</html>|it gives no code",
        "``|it gives no code",
      })
  void isItsCodesAndNothingThatMayRepeatWhatWasSent(String answer, String told) {
    assertThat(
            ServerErrors.told(WireBytes.of("text/plain", answer.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(told);
  }
}
