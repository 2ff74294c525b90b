package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What holds for every page in both languages. */
class EveryPageTest {

  private static final Site SITE = new Site(Story.told());

  private static final List<String> KEYS =
      List.of(
          "frame",
          "menu",
          "problem",
          "place",
          "search",
          "found",
          "filter",
          "parameter",
          "pager",
          "column",
          "overview",
          "verdict",
          "level",
          "party",
          "queue",
          "count",
          "unit",
          "trouble",
          "messages",
          "records",
          "message",
          "case",
          "origin",
          "timeline",
          "slices",
          "voting",
          "measure",
          "meaning",
          "type",
          "outcome",
          "act",
          "standing",
          "kind",
          "decision",
          "fact",
          "status",
          "priority",
          "particular",
          "value",
          "failure",
          "cure");

  private static final Pattern RAW_KEY =
      Pattern.compile(
          "(?<![\\w./-])(?:"
              + String.join("|", KEYS)
              + ")\\.[A-Za-z][A-Za-z.-]+(?![\\w.-]*\\.(?:md|log|jar))|\\?\\?");

  static List<String> addresses() {
    return List.of(
        "/",
        "/console/messages",
        "/console/messages?party=pos&from=2026-11-01T00:00&to=2026-12-01",
        "/console/messages/" + Story.OPENING,
        "/console/messages/" + Story.UPDATE,
        "/console/messages/" + Story.STUCK,
        "/console/cases/" + Story.CASE,
        "/console/cases/" + Story.WAITING_CASE,
        "/console/cases/" + Story.NO_CASE,
        "/console/records",
        "/console/records?outcome=FAILURE&party=roads",
        "/console/records?case=" + Story.CASE,
        "/console/search",
        "/console/search?q=300017",
        "/console/search?q=nothing",
        "/console/slices",
        "/console/slices/rating",
        "/console/slices/rating?from=2026-01-01&to=2027-01-01",
        "/console/slices/nobody",
        "/console/slices/beauty",
        "/console/runbook",
        "/console/runbook/does-not-start",
        "/console/runbook/not-arriving",
        "/console/runbook/party-paused",
        "/console/runbook/waiting-for-a-person",
        "/console/runbook/security-events",
        "/console/runbook/journal-behind",
        "/console/nowhere",
        "/console/records?type=NONE");
  }

  static Stream<String> pages() {
    List<String> pages = new ArrayList<>();
    for (String address : addresses()) {
      for (String language : List.of("ru", "en")) {
        pages.add(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
      }
    }
    return pages.stream();
  }

  private static int status(String address) {
    if (address.contains("NONE")) {
      return 400;
    }
    return address.contains("nowhere")
            || address.contains("beauty")
            || address.contains("q=nothing")
        ? 404
        : 200;
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isWellFormedAndSaysItsLanguage(String address) {
    MvcTestResult result = SITE.get(address);
    Html page = Html.of(Site.text(result));

    assertThat(result.getResponse().getStatus()).isEqualTo(status(address));
    assertThat(Site.text(result)).startsWith("<!DOCTYPE html>");
    assertThat(page.one("/html/@lang")).isEqualTo(address.substring(address.length() - 2));
    assertThat(page.all("//h1")).hasSize(1);
    assertThat(page.one("//title")).isNotBlank();
    assertThat(page.all("//main")).hasSize(1);
    assertThat(page.all("//*[@class='skip']/@href")).containsExactly("#main");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsNoKeyOfAText(String address) {
    Html page = Html.of(Site.text(SITE.get(address)));

    for (String text :
        page.all("//text() | //@aria-label | //@placeholder | //@data-head | //@title")) {
      assertThat(RAW_KEY.matcher(text).find()).as(text).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTablesThatCanBeListenedTo(String address) {
    Html page = Html.of(Site.text(SITE.get(address)));

    assertThat(page.all("//table[not(ancestor::*[@class='prose'])][not(caption)]")).isEmpty();
    assertThat(page.all("//th[not(@scope)]")).isEmpty();
    assertThat(page.all("//td[ancestor::table[contains(@class,'cards')]][not(@role='cell')]"))
        .isEmpty();
    assertThat(page.all("//input[not(@type='hidden')][not(@id = //label/@for)]")).isEmpty();
    assertThat(page.all("//select[not(@id = //label/@for)]")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasNothingThatThePolicyForbids(String address) {
    Html page = Html.of(Site.text(SITE.get(address)));

    assertThat(page.all("//script | //style | //@style | //@onclick | //@onload | //iframe"))
        .isEmpty();
    assertThat(page.all("//form/@action")).allMatch(action -> action.startsWith("/console/"));
    assertThat(page.all("//form[not(@method='get')]")).isEmpty();
    assertThat(page.all("//@href | //@src")).allMatch(way -> way.matches("[/#].*"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsNobodysData(String address) {
    assertThat(Site.text(SITE.get(address)))
        .doesNotContain("Иванов", "345-67-89", "example.org", "Анна", "позвонила");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasAWayToItselfInTheOtherLanguage(String address) {
    Html page = Html.of(Site.text(SITE.get(address)));
    String language = address.endsWith("lang=ru") ? "en" : "ru";
    String other = page.one("//a[@class='switch']/@href");

    assertThat(other)
        .contains("lang=" + language)
        .doesNotContain("lang=" + (language.equals("en") ? "ru" : "en"));
    assertThat(Html.of(Site.text(SITE.get(other))).one("/html/@lang")).isEqualTo(language);
  }
}
