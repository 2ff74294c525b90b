package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsPageTest {

  private static final Site SITE = new Site(Story.told());

  @AfterAll
  static void close() {
    SITE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "party=roads, 54 55 56",
    "type=parked, 58",
    "outcome=FAILURE&party=pos, 58",
    "case=01a21b5d-4f42-7000-8d2a-55a88fba5b00, 53 54 55 56",
    // The region is five hours ahead of UTC.
    "from=2026-11-27T01:34&to=2026-11-27T01:35, 62",
    "before=3, 1 2",
  })
  void filtersByEveryCriterion(String query, String sequences) {
    Html page = Html.of(SITE.page("/console/records?" + query));

    assertThat(page.all("//tbody/tr/td[1]"))
        .containsExactlyInAnyOrder(sequences.split(" "))
        .isSortedAccordingTo(
            (one, other) -> Integer.compare(Integer.parseInt(other), Integer.parseInt(one)));
  }

  @Test
  void keepsTheFilterInItsFormAndInItsPages() {
    Html page =
        Html.of(SITE.page("/console/records?outcome=FAILURE&from=2026-11-01&party=utilities"));

    assertThat(page.all("//option[@selected]/@value")).containsExactly("utilities", "", "FAILURE");
    assertThat(page.one("//input[@id='from']/@value")).isEqualTo("2026-11-01T00:00");
    assertThat(page.all("//a[@rel='next']")).isEmpty();

    Html all = Html.of(SITE.page("/console/records"));
    assertThat(all.all("//tbody/tr")).hasSize(50);
    assertThat(all.one("//a[@rel='next']/@href")).isEqualTo("/console/records?before=16");
  }

  @ParameterizedTest
  @CsvSource({
    "type=NONE, Что произошло",
    "outcome=MAYBE, Исход",
    "party=Ж, Участник",
    "from=soon, С",
    "case=x, Дело",
    "before=x, Страница",
  })
  void saysWhichValueItCannotRead(String query, String field) {
    var answer = SITE.get("/console/records?" + query.replace("Ж", "%D0%96"));

    assertThat(answer).hasStatus(400);
    assertThat(Html.of(Site.text(answer)).one("//ul[@class='problem']/li"))
        .contains("«" + field + "»");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(Html.of(SITE.page("/console/records?type=LIFECYCLE")).one("//p[@class='empty']"))
        .isEqualTo("Таких записей нет.");
  }
}
