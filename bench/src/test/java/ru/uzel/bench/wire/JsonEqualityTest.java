package ru.uzel.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":[1,2]}            | {\"b\":[1,2],\"a\":1}  | true",
        "1.50                             | 1.5                     | true",
        "1e2                              | 100                     | true",
        "41.787096043170905               | 41.78709604317091       | false",
        "[1,2]                            | [2,1]                   | false",
        "{\"a\":null}                     | {}                      | false",
        "{\"a\":1}                        | {\"a\":\"1\"}           | false",
        "[1]                              | [1,1]                   | false",
        "\"a\"                            | \"a\"                   | true",
      })
  void comparesByValue(String one, String other, boolean equal) {
    assertThat(JsonEquality.equal(JsonHttp.MAPPER.readTree(one), JsonHttp.MAPPER.readTree(other)))
        .isEqualTo(equal);
  }
}
