package ru.uzel.console.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final Instant AT = Instant.parse("2026-11-27T22:31:11.987654Z");

  private final Times russian = new Times(ZoneId.of("Europe/Samara"), Words.in(Language.RU));
  private final Times english = new Times(ZoneId.of("Europe/Samara"), Words.in(Language.EN));

  @Test
  void areOfTheRegionAndCarryTheirOffset() {
    assertThat(russian.moment(AT))
        .isEqualTo(new Moment("2026-11-28T02:31:11+04:00", "28.11.2026", "02:31:11", "+04:00"));
    assertThat(english.exactly(AT))
        .isEqualTo(
            new Moment("2026-11-28T02:31:11.987+04:00", "2026-11-28", "02:31:11.987", "+04:00"));
    assertThat(russian.inWords(AT)).isEqualTo("28.11.2026 02:31:11 +04:00");
  }

  @ParameterizedTest
  @CsvSource({
    "PT-3S, 0 мс", "PT0.0471S, 47 мс", "PT1.26S, '1,2 с'", "PT59.9S, 59 с", "PT60S, 1 мин",
    "PT61.2S, 1 мин 1 с", "PT1H, 1 ч", "PT2H5M9S, 2 ч 5 мин", "P1D, 1 д", "P3DT4H5M, 3 д 4 ч"
  })
  void lastTwoUnitsAtMost(Duration duration, String text) {
    assertThat(russian.lasting(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28, 2026-11-27T20:00:00Z",
    "2026-11-28T02:31, 2026-11-27T22:31:00Z",
    "2026-11-28t02:31:11, 2026-11-27T22:31:11Z"
  })
  void readWhatAFormSays(String text, Instant at) {
    assertThat(russian.parse(text)).isEqualTo(at);
  }

  @Test
  void sayItBackToTheForm() {
    assertThat(russian.field(russian.parse("2026-11-28T02:31"))).isEqualTo("2026-11-28T02:31");
    assertThat(russian.field(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "28.11.2026", "2026-13-01", "2026-11-28T25:00"})
  void refuseWhatIsNoTime(String text) {
    assertThatThrownBy(() -> russian.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
