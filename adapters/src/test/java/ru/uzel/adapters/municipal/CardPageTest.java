package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;

final class CardPageTest {

  private static final Shape.Listing REPORT =
      Objects.requireNonNull(MunicipalFixture.shape("dobrodel").list());
  private static final Shape.Listing MINE =
      Objects.requireNonNull(MunicipalFixture.shape("our-spb").list());

  @Test
  void givesEachRecordsOwnBytes() {
    String first = "{ \"body\" : \"Яма \\u0443 дома 🕳\" ,\"a\":[ {\"b\": 1} ] }";
    String second = "{\"x\":1,\"x\":2}";

    CardPage page =
        page("[\n  " + first + " ,\t" + second + ", 7 , \"слово\",null\n]", REPORT, 500);

    assertThat(texts(page)).containsExactly(first, second, "7", "\"слово\"", "null");
  }

  @Test
  void findsTheArrayWhereTheShapeSays() {
    CardPage page =
        page(
            "{\"count\":1,\"other\":[[{\"id\":9}]],\"results\":[{\"id\":1}],\"next\":null}",
            MINE,
            20);

    assertThat(texts(page)).containsExactly("{\"id\":1}");
  }

  @Test
  void aShortPageIsTheLast() {
    assertThat(page("[{},{}]", REPORT, 3).last()).isTrue();
    assertThat(page("[{},{},{}]", REPORT, 3).last()).isFalse();
    assertThat(page("[]", REPORT, 3).last()).isTrue();
  }

  @Test
  void whereTheShapeNamesANextItDecides() {
    assertThat(page("{\"results\":[{}],\"next\":\"?page=2\"}", MINE, 20).last()).isFalse();
    assertThat(page("{\"results\":[{}],\"next\":null}", MINE, 1).last()).isTrue();
    assertThat(page("{\"results\":[],\"next\":\"?page=2\"}", MINE, 20).last()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"cardId\":1},{\"ca", "[{}] x", "{}", "<html/>", "", "\"[]\""})
  void takesNothingOfWhatIsNoPage(String body) {
    assertThatExceptionOfType(RetryableFailure.class)
        .isThrownBy(() -> page(body, REPORT, 500))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_FAILED);
              assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
            });
  }

  @Test
  void knowsThePageBeforeItAgain() {
    CardPage page = page("[{\"a\":1},{\"a\":2}]", REPORT, 2);

    assertThat(page.repeats(page("[{\"a\":1},{\"a\":2}]", REPORT, 2))).isTrue();
    assertThat(page.repeats(page("[{\"a\":1},{\"a\":3}]", REPORT, 2))).isFalse();
    assertThat(page.repeats(null)).isFalse();
    assertThat(page("[]", REPORT, 2).repeats(page("[]", REPORT, 2))).isFalse();
  }

  private static CardPage page(String body, Shape.Listing list, int size) {
    return CardPage.read(body.getBytes(StandardCharsets.UTF_8), list, size);
  }

  private static List<String> texts(CardPage page) {
    return page.records().stream()
        .map(record -> new String(record, StandardCharsets.UTF_8))
        .toList();
  }
}
