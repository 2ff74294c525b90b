package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CasePageTest {

  private static final Site SITE = new Site(Story.told());
  private static final String ENTRIES = "//ol[@class='timeline']/li";

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Html page() {
    return Html.of(SITE.page("/console/cases/" + Story.CASE));
  }

  @Test
  void tellsOneStoryAcrossChannelsPartiesAndQueues() {
    assertThat(page().all(ENTRIES + "//h3"))
        .containsExactly(
            "Открыто дело→ принято",
            "Попытка не удалась",
            "Доставлено",
            "Присоединено сообщение другого канала→ принято",
            "Узнан повтор",
            "Статус сохранён, не применён→ принято",
            "Статус применён→ решено",
            "Measured: Patience of residents→ решено",
            "Доставлено",
            "Не доставлено окончательно",
            "Действие администратора");
  }

  @Test
  void namesTheChannelsItCameFrom() {
    Html page = page();

    assertThat(page.all("//table[caption='Из каких каналов']/tbody/tr/td[1]"))
        .containsExactly("Платформа обратной связи", "Региональная система обратной связи");
    assertThat(page.all("//table[caption='Из каких каналов']/tbody/tr/td[2]"))
        .containsExactly("открыл дело", "присоединён");
    assertThat(page.all("//table[caption='Из каких каналов']/tbody/tr/td[3]"))
        .containsExactly("300017", "post-7");
  }

  @Test
  void saysToWhomItWasGivenAndHowThatWent() {
    assertThat(page().all(ENTRIES + "[1]//ul[@class='sent']/li"))
        .singleElement()
        .asString()
        .startsWith("доставлено Сообщение жителя → Министерство жилищно-коммунального хозяйства")
        .contains("неудач: 37 раз", Story.REFERENCE, "маршрут utilities");
    assertThat(page().all(ENTRIES + "[7]//ul[@class='sent']/li"))
        .hasSize(2)
        .anyMatch(sent -> sent.startsWith("доставлено Изменение статуса → Платформа"))
        .anyMatch(sent -> sent.startsWith("записей пока нет Изменение статуса → Региональная"));
  }

  @Test
  void saysWhyAStatusWasNotApplied() {
    assertThat(page().one(ENTRIES + "[6]//p[@class='because']/strong"))
        .isEqualTo("пришло поздно: номер 1 после 2");
  }

  @Test
  void tellsFailuresInARowOnce() {
    assertThat(page().one(ENTRIES + "[2]//p[@class='who']"))
        .contains("37 раз, последний – 27.11.2026 01:14:02 +05:00");
  }

  @Test
  void tellsAFactThatNobodyHasWordsFor() {
    assertThat(page().all(ENTRIES + "[8]//dl/div"))
        .containsExactly(
            "оценка 4.5", "срок 01.12.2026 14:00:00 +05:00", "Repeated да", "Closed closed");
  }

  @Test
  void leavesOutWhatIsUsual() {
    assertThat(page().all(ENTRIES + "[1]//dl/div"))
        .containsExactly(
            "категория Мусор",
            "отраслевой блок ТКО",
            "код проблемы litter",
            "файлов 1",
            "порядок рассмотрения сообщение");
  }

  @Test
  void tellsAMessageThatWasAnsweredWithoutACase() {
    Html page = Html.of(SITE.page("/console/cases/" + Story.NO_CASE));

    assertThat(page.one("//p[@class='lead']")).startsWith("Под этим номером нет дела");
    assertThat(page.all(ENTRIES + "//h3")).containsExactly("Решено");
  }

  @Test
  void leadsToEveryRecord() {
    assertThat(page().one("//p[@class='more']/a/@href"))
        .isEqualTo("/console/records?case=" + Story.CASE);
  }
}
