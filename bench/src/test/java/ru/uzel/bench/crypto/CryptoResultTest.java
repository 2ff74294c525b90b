package ru.uzel.bench.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ru.uzel.bench.process.ProcessFailure;

class CryptoResultTest {

  @Test
  void showsEachRateAndTheShareOfWhatThePrimitivesAllow() {
    CryptoResult result =
        CryptoResult.of(
            "{\"java\":\"17\",\"rates\":["
                + "{\"what\":\"verify\",\"algorithm\":\"GOST_2012_256\",\"bytes\":0,"
                + "\"perSecond\":2500},"
                + "{\"what\":\"verify message\",\"algorithm\":\"GOST_2012_256\",\"bytes\":2048,"
                + "\"perSecond\":2000,\"ofFloor\":0.812}]}");

    assertThat(result.table()).contains("Java 17", "2500", "2048 B", "81 % предела примитивов");
    assertThat(result.lines()).hasSize(2);
  }

  @Test
  void refusesAnAnswerThatIsNone() {
    assertThatThrownBy(() -> CryptoResult.of("{}")).isInstanceOf(ProcessFailure.class);
    assertThatThrownBy(() -> CryptoResult.of("Error")).isInstanceOf(ProcessFailure.class);
  }
}
