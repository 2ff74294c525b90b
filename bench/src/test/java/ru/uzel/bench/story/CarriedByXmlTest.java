package ru.uzel.bench.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CarriedByXmlTest {

  @Test
  void escapesWhatXmlCannotCarryAndStaysEqualAsJson() {
    String json = "{\"a\":\"x\uFFFEy\uD800z😀\"}";

    String carried = CarriedByXml.json(json);

    assertThat(carried).isEqualTo("{\"a\":\"x\\ufffey\\ud800z😀\"}");
    assertThat(JsonMapper.builder().build().readTree(carried))
        .isEqualTo(JsonMapper.builder().build().readTree(json));
  }

  @Test
  void tellsWhetherATextCanBeCarriedWhole() {
    assertThat(CarriedByXml.whole("Яма\t😀")).isTrue();
    assertThat(CarriedByXml.whole("\u0001")).isFalse();
  }
}
