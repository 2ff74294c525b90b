package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page as a browser shows it; its pictures lie in {@code target/pages}. */
@Tag("outside-tools")
class BrowserTest {

  private static final Path PICTURES = Path.of("target", "pages");

  /** What a page is too wide for, and by how much the worst element sticks out. */
  private static final String SIDEWAYS =
      """
      (() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return '';
        const worst = [...document.querySelectorAll('body *')]
          .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
        return root.scrollWidth + ' > ' + root.clientWidth + ': ' + worst.outerHTML.slice(0, 200);
      })()
      """;

  @TempDir private static Path profile;
  private static RunningSite site;
  private static Chromium browser;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.binary() != null, "chromium is not installed");
    site = new RunningSite(Story.told());
    browser = Chromium.start(profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (site != null) {
      site.close();
    }
  }

  static Stream<String> pages() {
    return EveryPageTest.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsWithoutComplaintAndWithoutScrollingSideways(String address) {
    for (int width : List.of(1280, 390)) {
      browser.dark(width == 390);
      browser.size(width, width == 390 ? 844 : 900);
      browser.open(site.url() + address);

      browser.picture(PICTURES.resolve(name(address) + "-" + width + ".png"));
      assertThat(browser.evaluate(SIDEWAYS).asString()).as(address + " at " + width).isEmpty();
      assertThat(browser.complaints())
          .filteredOn(complaint -> !isTheAnswerItself(complaint))
          .as(address)
          .isEmpty();
    }
  }

  /** A page that says «not found» has that status, and the browser remarks on it. */
  private static boolean isTheAnswerItself(String complaint) {
    return complaint.contains("status of 404") || complaint.contains("status of 400");
  }

  @Test
  void takesItsColoursFromTheSheet() {
    browser.dark(false);
    browser.open(site.url() + "/");
    String light = ground();
    browser.dark(true);
    browser.open(site.url() + "/");

    assertThat(light).isEqualTo("rgb(244, 246, 248)");
    assertThat(ground()).isNotEqualTo(light);
  }

  private static String ground() {
    return browser.evaluate("getComputedStyle(document.body).backgroundColor").asString();
  }

  @Test
  void isWorkedByTheKeyboardAlone() {
    browser.dark(false);
    browser.size(1280, 900);
    browser.open(site.url() + "/");

    browser.tab();
    assertThat(browser.evaluate("document.activeElement.className").asString()).isEqualTo("skip");
    assertThat(
            browser
                .evaluate("document.activeElement.getBoundingClientRect().left >= 0")
                .asBoolean())
        .isTrue();
    browser.tab();
    assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle").asString())
        .isEqualTo("solid");
  }

  private static String name(String address) {
    String name = address.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "");
    return name.startsWith("lang") ? "overview-" + name : name;
  }
}
