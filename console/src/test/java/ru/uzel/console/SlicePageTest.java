package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.slice.SlicePeriod;

class SlicePageTest {

  private final FakeHub hub = Story.told();
  private final Site site = new Site(hub);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void listsTheSlicesOfTheConfiguration() {
    Html page = Html.of(site.page("/console/slices"));

    assertThat(page.all("//main//li/a")).containsExactly("Рейтинг органов", "Пустой срез");
    assertThat(page.all("//main//li/a/@href"))
        .containsExactly("/console/slices/rating", "/console/slices/nobody");
    assertThat(page.one("//nav//a[@aria-current='page']")).isEqualTo("Срезы");
  }

  @Test
  void tellsASliceInWords() {
    Html page = Html.of(site.page("/console/slices/rating"));

    assertThat(page.all("//thead//th"))
        .startsWith("Орган", "Блок", "Фаст-трек", "Статус", "Организация", "Месяц", "Дел")
        .hasSize(17);
    assertThat(page.all("//tbody/tr[2]/td"))
        .startsWith(
            "Министерство дорожного хозяйства",
            "дороги",
            "нет",
            "закрыто",
            "Водоканал",
            "2026-11",
            "2",
            "2",
            "2",
            "100\u00a0%");
    assertThat(page.all("//tbody/tr[1]/td"))
        .contains(
            "Министерство дорожного хозяйства, Министерство жилищно-коммунального хозяйства",
            "1\u00a0234",
            "75,6\u00a0%",
            "4,5")
        .as("what may be a person's name")
        .noneMatch(text -> text.contains("Иванова"));
    assertThat(page.all("//tbody/tr[3]/td")).startsWith("не указано", "ТКО").contains("–");
    assertThat(page.all("//tbody/tr[@class='total']/td")).startsWith("Всего", "", "");
    assertThat(page.all("//dt")).hasSize(11);
  }

  @Test
  void tellsASliceInEnglish() {
    Html page = Html.of(site.page("/console/slices/rating?lang=en"));

    assertThat(page.all("//tbody/tr[1]/td"))
        .contains("roads, utilities", "yes", "1,234", "75.6%", "4.5");
    assertThat(page.all("//tbody/tr[3]/td")).startsWith("not given");
  }

  @Test
  void takesThisMonthOfTheRegionWhereNoPeriodIsNamed() {
    Html page = Html.of(site.page("/console/slices/rating"));

    assertThat(hub.askedPeriod)
        .isEqualTo(new SlicePeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)));
    assertThat(page.one("//input[@id='from']/@value")).isEqualTo("2026-11-01");
    assertThat(page.one("//input[@id='to']/@value")).isEqualTo("2026-12-01");
  }

  @Test
  void givesTheSameAsAFile() {
    Html page = Html.of(site.page("/console/slices/rating?from=2026-11-02&to=2026-11-09&lang=ru"));
    String file = page.one("//p[@class='more']/a/@href");

    assertThat(file).isEqualTo("/console/slices/rating/csv?from=2026-11-02&to=2026-11-09&lang=ru");
    var answer = site.get(file);
    assertThat(answer)
        .hasStatusOk()
        .hasHeader(
            "Content-Disposition", "attachment; filename=\"rating-2026-11-02-2026-11-09.csv\"")
        .hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(Site.text(answer))
        .startsWith("\ufeffОрган;Блок;Фаст-трек;Статус;Организация;Месяц;Дел;С ответом;")
        .contains("Министерство дорожного хозяйства;дороги;нет;закрыто;Водоканал;2026-11;2;2;2;1;")
        .contains(";0,756;")
        .doesNotContain("Иванова");
    assertThat(hub.askedPeriod)
        .isEqualTo(new SlicePeriod(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 9)));
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(Html.of(site.page("/console/slices/nobody")).one("//p[@class='empty']"))
        .isEqualTo("В этот период не зарегистрировано ни одного дела.");
    hub.slices.clear();
    try (Site without = new Site(hub)) {
      assertThat(Html.of(without.page("/console/slices")).one("//p[@class='empty']"))
          .startsWith("В настройке нет ни одного среза");
    }
  }

  @ParameterizedTest
  @CsvSource({"from=soon, С", "to=soon, До", "from=2026-11-02&to=2026-11-01, До"})
  void saysWhichValueItCannotRead(String query, String field) {
    var answer = site.get("/console/slices/rating?" + query);

    assertThat(answer).hasStatus(400);
    assertThat(Html.of(Site.text(answer)).one("//ul[@class='problem']/li"))
        .contains("«" + field + "»");
  }

  @Test
  void saysThatTheDatabaseIsAway() {
    hub.databaseAway = true;

    assertThat(site.get("/console/slices/rating")).hasStatus(503);
    assertThat(site.get("/console/slices/rating/csv")).hasStatus(503);
  }
}
