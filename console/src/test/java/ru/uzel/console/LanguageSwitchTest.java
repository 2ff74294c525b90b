package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class LanguageSwitchTest {

  private static final Site SITE = new Site(Story.told());

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void isRussianUnlessSwitched() {
    MvcTestResult answer = SITE.ask().get().uri("/").header("Accept-Language", "en").exchange();

    assertThat(Html.of(Site.text(answer)).one("/html/@lang")).isEqualTo("ru");
    assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
  }

  @Test
  void remembersTheSwitch() {
    MvcTestResult switched = SITE.get("/console/records?lang=en&party=roads");

    assertThat(switched.getResponse().getHeader("Set-Cookie"))
        .startsWith("uzel-language=en; Path=/;")
        .contains("HttpOnly", "SameSite=Strict");
    MvcTestResult next =
        SITE.ask().get().uri("/").cookie(new Cookie("uzel-language", "en")).exchange();
    Html page = Html.of(Site.text(next));
    assertThat(page.one("/html/@lang")).isEqualTo("en");
    assertThat(page.one("//h1")).isEqualTo("Something stands still");
    assertThat(page.all("//table[contains(@class,'parties')]//th[@scope='row']"))
        .containsExactly("regional", "pos", "roads", "utilities");
  }

  @Test
  void switchesOnTheSamePage() {
    Html page = Html.of(SITE.page("/console/records?party=roads&outcome=FAILURE"));

    assertThat(page.one("//a[@class='switch']/@href"))
        .isEqualTo("/console/records?outcome=FAILURE&party=roads&lang=en");
  }

  @Test
  void takesNoLanguageThatThereIsNot() {
    MvcTestResult answer = SITE.get("/?lang=%22%3E%3Cscript%3E");

    assertThat(Html.of(Site.text(answer)).one("/html/@lang")).isEqualTo("ru");
    assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
  }
}
