package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.console.FakeHub.NOW;
import static ru.uzel.console.FakeHub.POS;
import static ru.uzel.console.FakeHub.ROADS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueRole;

class OverviewPageTest {

  @Test
  void saysFirstWhatIsStuckWhyAndWhatToDo() {
    Html page = overview(Story.told());

    assertThat(page.one("//h1")).isEqualTo("Есть остановки");
    assertThat(page.all("//li[contains(@class,'trouble')]/h2"))
        .containsExactly(
            "Стоит Министерство дорожного хозяйства: доставка приостановлена, ждут 1 284 сообщения"
                .replace("1 284", "1\u00a0284"),
            "Ждёт человека Платформа обратной связи: отложено до решения человека – 2 сообщения",
            "Ждёт человека Министерство жилищно-коммунального хозяйства: не доставлено окончательно"
                + " – 1 сообщение",
            "Взгляните События безопасности за сутки: 1 событие");
    String first = "//li[contains(@class,'trouble')][1]";
    assertThat(page.one(first + "/p[@class='waiting']"))
        .isEqualTo("Первое ждёт 8 ч. Следующая попытка через 42 с (27.11.2026 09:31:53 +05:00).");
    assertThat(page.one(first + "/p[@class='because']"))
        .startsWith("Почему: Участник недоступен")
        .contains("нет связи: в соединении отказано");
    assertThat(page.one(first + "/p[@class='do']")).startsWith("Что делать: Проверьте адрес");
    assertThat(page.all(first + "//a/@href"))
        .containsExactly(
            "/console/runbook/party-paused",
            "/console/messages/" + Story.STUCK,
            "/console/records?party=roads&type=ATTEMPT_FAILED");
  }

  @Test
  void saysThatAllGoesWell() {
    Html page = overview(new FakeHub());

    assertThat(page.one("//h1")).isEqualTo("Всё идёт");
    assertThat(page.all("//ol[@class='troubles']")).isEmpty();
    assertThat(page.all("//table[contains(@class,'parties')]//span[contains(@class,'badge')]"))
        .hasSize(4)
        .containsOnly("работает");
    assertThat(page.all("//p[@class='empty']"))
        .containsExactly("Неудач в журнале нет.", "Узел ещё не принял ни одного сообщения.");
  }

  @Test
  void showsEveryQueueOfEveryParty() {
    FakeHub hub = new FakeHub();
    hub.queue(POS, QueueRole.IN, 1, Duration.ofSeconds(3));
    hub.queue(POS, QueueRole.OUT, 2, Duration.ofSeconds(2));
    hub.queue(POS, QueueRole.SEND, 3, Duration.ofSeconds(40));
    hub.queue(POS, QueueRole.HELD, 4, Duration.ofSeconds(1));
    hub.queue(POS, QueueRole.DEAD, 5, Duration.ofSeconds(1));
    hub.queue(POS, QueueRole.PARKING, 6, Duration.ofSeconds(1));

    Html page = overview(hub);

    String row = "//table[contains(@class,'parties')]/tbody/tr[th/code='pos']";
    assertThat(page.all(row + "/td[contains(@class,'count')]"))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(page.one(row + "/td[last()]")).isEqualTo("40 с");
  }

  @Test
  void tellsOfWhatDoesNotMoveThoughNobodyPaused() {
    FakeHub hub = new FakeHub();
    hub.queue(POS, QueueRole.IN, 5, Duration.ofMinutes(16));
    hub.queue(ROADS, QueueRole.SEND, 5, Duration.ofMinutes(14));

    assertThat(overview(hub).all("//li[contains(@class,'trouble')]/h2"))
        .containsExactly("Стоит Платформа обратной связи: 5 сообщений стоят на месте");
  }

  @Test
  void tellsAPauseOnceThoughItsQueueIsOld() {
    FakeHub hub = new FakeHub();
    hub.queue(ROADS, QueueRole.SEND, 5, Duration.ofHours(1));
    hub.states.put(ROADS, new PartyState(ROADS, true, "no", NOW.minusSeconds(1), 0));

    Html page = overview(hub);

    assertThat(page.all("//li[contains(@class,'trouble')]")).hasSize(1);
    assertThat(page.one("//p[@class='waiting']")).endsWith("Следующая попытка – сейчас.");
  }

  @Test
  void tellsOfTheJournalAndOfWhatNobodyOwns() {
    FakeHub hub = new FakeHub();
    hub.journalBacklog = new Backlog(12, NOW.minusSeconds(61));
    hub.unreadable = new Backlog(1, NOW.minusSeconds(5));
    hub.parkedOfNobody = 3;

    assertThat(overview(hub).all("//li[contains(@class,'trouble')]/h2"))
        .containsExactly(
            "Стоит Журнал отстаёт: 12 пачек записей ждут базы",
            "Стоит Записи журнала не читаются: 1 пачка записей в journal.unreadable",
            "Ждёт человека Отложено без известного участника – 3 сообщения");
  }

  @Test
  void tellsWhoseCasesAreLateAndWhereTheyAreListed() {
    FakeHub hub = new FakeHub();
    hub.late.put(ROADS, 2);

    Html page = overview(hub);

    assertThat(page.all("//li[contains(@class,'trouble')]/h2"))
        .containsExactly("Ждёт человека Министерство дорожного хозяйства: просрочено – 2 дела");
    assertThat(page.all("//li[contains(@class,'trouble')]//a/@href"))
        .anyMatch(link -> link.contains("type=DEADLINE") && link.contains("outcome=FAILURE"))
        .anyMatch(link -> link.endsWith("/runbook/late"));
  }

  @Test
  void isStillShownWhileTheDatabaseIsAway() {
    FakeHub hub = Story.told();
    hub.databaseAway = true;

    Html page = overview(hub);

    assertThat(page.all("//li[contains(@class,'trouble')]/h2"))
        .startsWith("Стоит База данных не отвечает")
        .anyMatch(text -> text.contains("доставка приостановлена"));
    assertThat(page.all("//table")).hasSize(1);
  }

  @Test
  void isStillShownWhileTheBrokerIsAway() {
    FakeHub hub = Story.told();
    hub.brokerAway = true;

    Html page = overview(hub);

    assertThat(page.all("//li[contains(@class,'trouble')]/h2"))
        .startsWith("Стоит Брокер сообщений не отвечает");
    assertThat(page.all("//td[contains(@class,'count')]")).containsOnly("?");
  }

  @Test
  void listsTheLastFailuresAndMessages() {
    Html page = overview(Story.told());

    List<String> captions = page.all("//caption");
    assertThat(captions)
        .containsExactly("Участники и их очереди", "Последние неудачи", "Последние сообщения");
    assertThat(page.all("//table[caption='Последние неудачи']/tbody/tr/td[1]"))
        .startsWith("63", "62", "60")
        .hasSize(8);
    assertThat(page.all("//table[caption='Последние сообщения']/tbody/tr/td[2]/span[1]"))
        .containsExactly(
            "решено", "отложено", "повторяется", "возвращено в работу", "решено", "доставлено");
    assertThat(page.all("//table[caption='Последние сообщения']/tbody/tr[last()]/td[4]"))
        .containsExactly("Сообщение жителя Мусор");
  }

  private static Html overview(FakeHub hub) {
    try (Site site = new Site(hub)) {
      return Html.of(site.page("/"));
    }
  }
}
