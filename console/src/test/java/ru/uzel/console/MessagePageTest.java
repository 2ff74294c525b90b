package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ru.uzel.model.message.MessageId;

class MessagePageTest {

  private static final Site SITE = new Site(Story.told());

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Html page(MessageId id) {
    return Html.of(SITE.page("/console/messages/" + id));
  }

  @Test
  void tellsEveryStepWithItsTimeOutcomeAndTheTimeSinceTheOneBefore() {
    Html page = page(Story.WAITING);

    String rows = "//table[caption='Каждая запись по порядку']/tbody/tr";
    assertThat(page.all(rows + "/td[1]")).containsExactly("52", "53", "54", "55", "56");
    assertThat(page.all(rows + "/td[2]").get(0)).isEqualTo("27.11.2026 01:24:15.291 +05:00");
    assertThat(page.all(rows + "/td[3]"))
        .containsExactly("", "+1 мин 1 с", "+1 мин 1 с", "+1 мин 1 с", "+1 мин 1 с");
    assertThat(page.all(rows + "/td[4]"))
        .containsExactly(
            "Принято",
            "Решено",
            "Решено отправить",
            "Подготовлено и подписано",
            "Попытка не удалась");
    assertThat(page.all(rows + "/td[5]"))
        .containsExactly("успех", "успех", "успех", "успех", "неудача");
    assertThat(page.all(rows + "/td[6]").get(4)).isEqualTo("Министерство дорожного хозяйства");
    assertThat(page.all(rows + "/td[7]").get(4))
        .startsWith("Участник недоступен partner-unreachable попытка 1:");
  }

  @Test
  void saysWhereItIsAndWhatToDo() {
    Html page = page(Story.WAITING);

    assertThat(page.one("//p[@class='lead']")).isEqualTo("повторяется Участник недоступен");
    assertThat(page.one("//p[@class='do']")).contains("Проверьте адрес участника");
    assertThat(page.all("//dl[@class='summary']//a/@href"))
        .containsExactly("/console/cases/" + Story.WAITING_CASE);
  }

  @Test
  void showsWhatCameOfItHowOftenItFailedAndItsRepetitions() {
    Html page = page(Story.OPENING);

    String outputs = "//table[caption='Что из него вышло']/tbody/tr";
    assertThat(page.all(outputs)).hasSize(1);
    assertThat(page.all(outputs + "/td"))
        .startsWith(
            "доставлено", "Министерство жилищно-коммунального хозяйства", "37", Story.REFERENCE);
    assertThat(page.all("//table[caption='Его повторы']/tbody/tr//a/@href"))
        .containsExactly("/console/messages/" + Story.REPETITION);
  }

  @Test
  void leadsFromAnOutputToItsCause() {
    Html page = page(Story.STUCK);

    assertThat(page.all("//dl[@class='summary']//a/@href"))
        .containsExactly(
            "/console/cases/" + Story.WAITING_CASE, "/console/messages/" + Story.WAITING);
  }

  @Test
  void saysThatSomebodyActedAndNotWhoOrWhy() {
    String page = SITE.page("/console/messages/" + Story.DEAD);

    assertThat(page)
        .contains("отправлено снова; кто и почему – в журнале у аудитора")
        .doesNotContain("Иванова", "позвонила");
    assertThat(Html.of(page).one("//p[@class='lead']/span")).isEqualTo("возвращено в работу");
  }

  @Test
  void leafsThroughALongLife() {
    FakeHub hub = Story.told();
    for (int i = 0; i < 6; i++) {
      hub.records.addAll(hub.records.subList(5, 60));
    }
    try (Site site = new Site(hub)) {
      Html first = Html.of(site.page("/console/messages/" + Story.OPENING));
      String more = first.one("//a[@rel='next']/@href");

      assertThat(first.all("//tbody/tr[td[8]]")).hasSize(200);
      Html second = Html.of(site.page(more));
      assertThat(second.one("//h1")).isEqualTo(Story.OPENING.toString());
      assertThat(second.all("//a[@rel='next']")).isEmpty();
    }
  }

  @Test
  void listsMessagesInPages() {
    try (Site site = new Site(Story.busy(60))) {
      Html first = Html.of(site.page("/console/messages?party=pos"));
      assertThat(first.all("//tbody/tr/td[5]")).hasSize(25).startsWith("n-59");
      assertThat(first.all("//tbody/tr/td[2]")).containsOnly("ждёт маршрута");

      Html second = Html.of(site.page(first.one("//a[@rel='next']/@href")));
      assertThat(second.all("//tbody/tr/td[5]")).hasSize(25).startsWith("n-34");

      Html third = Html.of(site.page(second.one("//a[@rel='next']/@href")));
      assertThat(third.all("//tbody/tr/td[5]")).hasSize(10).endsWith("n-0");
      assertThat(third.all("//a[@rel='next']")).isEmpty();
      assertThat(third.one("//nav[@class='pager']/a/@href"))
          .isEqualTo("/console/messages?party=pos");
    }
  }
}
