package ru.uzel.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2, success criterion 1.4.3, for every ink on every ground it stands on. */
class ContrastTest {

  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  @ParameterizedTest
  @CsvSource({
    "ink, ground",
    "ink, sheet",
    "soft, ground",
    "soft, sheet",
    "link, ground",
    "link, sheet",
    "bar-ink, bar",
    "bar-soft, bar",
    "stop, stop-ground",
    "stop, ground",
    "stop, sheet",
    "wait, wait-ground",
    "wait, sheet",
    "work, work-ground",
    "work, sheet",
    "done, done-ground",
    "ink, work-ground",
    "soft, work-ground"
  })
  void isEnoughInLightAndInDark(String ink, String ground) throws IOException {
    String sheet = Files.readString(Path.of("src/main/resources/ru/uzel/console/page/console.css"));
    int dark = sheet.indexOf("prefers-color-scheme: dark");
    int end = sheet.indexOf("*, *::before");

    for (String part : new String[] {sheet.substring(0, dark), sheet.substring(dark, end)}) {
      Map<String, Integer> colours = new HashMap<>();
      Matcher colour = COLOUR.matcher(part);
      while (colour.find()) {
        colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
      }
      assertThat(contrast(colours.get(ink), colours.get(ground))).isGreaterThanOrEqualTo(4.5);
    }
  }

  private static double contrast(int one, int other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 255)
        + 0.7152 * linear(colour >> 8 & 255)
        + 0.0722 * linear(colour & 255);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
