package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SearchPageTest {

  private static final Site SITE = new Site(Story.told());

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void goesStraightToTheOnlyMessageOrCase() {
    assertThat(SITE.get("/console/search?q=" + Story.OPENING))
        .hasStatus(302)
        .hasHeader("Location", "/console/messages/" + Story.OPENING);
    assertThat(SITE.get("/console/search?q=%20" + Story.CASE + "%20"))
        .hasStatus(302)
        .hasHeader("Location", "/console/cases/" + Story.CASE);
  }

  @Test
  void findsByAPartysOwnNumberBothTheMessageAndItsCase() {
    Html page = Html.of(SITE.page("/console/search?q=a-71"));

    assertThat(page.all("//tbody/tr/td[1]"))
        .containsExactly(
            "Дело: под этим номером его знает участник",
            "Сообщение: под этим номером его знает участник");
    assertThat(page.all("//tbody//a/@href"))
        .containsExactly(
            "/console/cases/" + Story.WAITING_CASE, "/console/messages/" + Story.WAITING);
  }

  @Test
  void findsByTheReferenceUnderWhichACaseWasHandedOver() {
    assertThat(Html.of(SITE.page("/console/search?q=" + Story.REFERENCE)).all("//tbody//a/@href"))
        .containsExactly("/console/cases/" + Story.CASE, "/console/messages/" + Story.ASSIGNMENT);
  }

  @Test
  void showsTheRecordOfWhatWasRefusedAtTheDoor() {
    Html page = Html.of(SITE.page("/console/search?q=x-9"));

    assertThat(page.all("//tbody//a/@href"))
        .containsExactly(
            "/console/records?type=REFUSED&before=63", "/console/records?type=SECURITY&before=64");
  }

  @Test
  void saysWhatWasSoughtAndWhere() {
    MvcTestResult answer = SITE.get("/console/search?q=%3Cb%3E17%3C%2Fb%3E");

    assertThat(answer).hasStatus(404);
    List<String> lines = Html.of(Site.text(answer)).all("//ul[@class='problem']/li");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("Искали: <b>17</b>");
    assertThat(lines.get(1)).contains("номеров сообщений узла");
    assertThat(lines.get(2)).contains("номеров дел узла");
    assertThat(lines.get(3)).contains("собственных номеров участников");
    assertThat(lines.get(4)).contains("MessageID СМЭВ");
  }

  @Test
  void saysOfAPageThatIsNotThereWhatWasSought() {
    for (String address :
        List.of(
            "/console/messages/17",
            "/console/messages/00000000-0000-0000-0000-000000000000",
            "/console/cases/17",
            "/console/cases/00000000-0000-0000-0000-000000000000",
            "/console/runbook/none",
            "/console/none/at/all")) {
      MvcTestResult answer = SITE.get(address);

      assertThat(answer).as(address).hasStatus(404);
      assertThat(Html.of(Site.text(answer)).all("//ul[@class='problem']/li").get(0))
          .contains(
              address.equals("/console/none/at/all") ? address : address.replaceAll(".*/", ""));
    }
  }

  @Test
  void saysHowToSearch() {
    assertThat(Html.of(SITE.page("/console/search?q=%20")).one("//main/p"))
        .startsWith("Введите номер целиком");
  }

  @Test
  void refusesWhatIsLongerThanAnyNumber() {
    assertThat(SITE.get("/console/search?q=" + "1".repeat(257))).hasStatus(400);
  }
}
