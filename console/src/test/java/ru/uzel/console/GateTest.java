package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class GateTest {

  private static final Site SITE = new Site(Story.told());

  @AfterAll
  static void close() {
    SITE.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8480", "localhost:8480", "localhost", "[::1]:8480"})
  void opensToWhoSitsAtTheMachine(String host) {
    assertThat(SITE.ask().get().uri("/").header("Host", host).exchange()).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8480",
        "127.0.0.1.evil.example",
        "10.0.0.5:8480",
        ""
      })
  void staysClosedToAnotherNameForTheMachine(String host) {
    refused(SITE.ask().get().uri("/console/records").header("Host", host).exchange());
  }

  @Test
  void staysClosedToTheNetwork() {
    refused(
        SITE.ask()
            .get()
            .uri("/")
            .with(
                request -> {
                  request.setRemoteAddr("10.0.0.7");
                  return request;
                })
            .exchange());
    refused(
        SITE.ask()
            .get()
            .uri("/console/records")
            .with(
                request -> {
                  request.setLocalAddr("10.0.0.5");
                  return request;
                })
            .exchange());
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-For, 10.0.0.7",
    "X-Forwarded-Host, uzel.example",
    "X-Real-IP, 10.0.0.7",
    "Forwarded, for=10.0.0.7",
    "Via, 1.1 proxy"
  })
  void staysClosedToWhomAProxySpeaksFor(String header, String value) {
    refused(SITE.ask().get().uri("/").header(header, value).exchange());
  }

  private static void refused(MvcTestResult answer) {
    assertThat(answer).hasStatus(403);
    assertThat(Site.text(answer)).contains("127.0.0.1").doesNotContain("Министерство");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /",
    "PUT, /console/records",
    "DELETE, /console/messages/17",
    "POST, /console/nowhere",
    "OPTIONS, /console/records"
  })
  void onlyShows(String method, String address) {
    MvcTestResult answer =
        SITE.ask()
            .method(HttpMethod.valueOf(method))
            .uri(address)
            .header("Host", "localhost")
            .exchange();

    assertThat(answer).hasStatus(405).hasHeader("Allow", "GET, HEAD");
    assertThat(Site.text(answer)).contains("Здесь только смотрят");
  }

  @Test
  void answersHead() {
    assertThat(SITE.ask().head().uri("/").header("Host", "localhost").exchange()).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console/records", "/console/nowhere", "/console/console.css"})
  void letsABrowserDoNothingButShow(String address) {
    MvcTestResult answer = SITE.get(address);

    assertThat(answer)
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("X-Frame-Options", "DENY")
        .hasHeader("Referrer-Policy", "no-referrer")
        .hasHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'");
  }

  @Test
  void isKeptByNoCacheButForItsSheet() {
    assertThat(SITE.get("/")).hasHeader("Cache-Control", "no-store");
    String sheet = Html.of(SITE.page("/")).one("//link[@rel='stylesheet']/@href");
    assertThat(SITE.get(sheet))
        .hasStatusOk()
        .hasHeader("Content-Type", "text/css;charset=UTF-8")
        .hasHeader("Cache-Control", "max-age=31536000, private");
    String icon = Html.of(SITE.page("/")).one("//link[@rel='icon']/@href");
    assertThat(SITE.get(icon)).hasStatusOk().hasHeader("Content-Type", "image/svg+xml");
  }

  @Test
  void tellsInItsOwnFormThatTheDatabaseIsAway() {
    FakeHub hub = Story.told();
    hub.databaseAway = true;
    try (Site site = new Site(hub)) {
      MvcTestResult answer = site.get("/console/records");

      assertThat(answer).hasStatus(503);
      assertThat(Html.of(Site.text(answer)).one("//h1")).isEqualTo("База данных не отвечает");
    }
  }

  @Test
  void tellsNothingOfAnErrorOfItsOwn() {
    FakeHub hub = Story.told();
    hub.broken = new IllegalStateException("secret inside");
    try (Site site = new Site(hub)) {
      MvcTestResult answer = site.get("/console/records");

      assertThat(answer).hasStatus(500);
      assertThat(Site.text(answer)).doesNotContain("secret", "IllegalState").contains("hub.log");
    }
  }
}
