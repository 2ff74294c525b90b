package ru.uzel.hub.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.region.Region;

class MovableClockTest {

  private static final String LEAP =
      """
      {"forward": "P5D", "operator": "Иванова", "reason": "показ"}
      """;

  @TempDir private Path data;
  private final List<JournalEntry> journal = new ArrayList<>();
  private MovableClock clock;
  private MockMvcTester api;

  @BeforeEach
  void start() {
    clock = (MovableClock) new ClockModule().clock(true, data);
    api =
        MockMvcTester.create(
            MockMvcBuilders.standaloneSetup(
                    new ClockController(
                        clock,
                        journal::addAll,
                        new HubConfiguration(
                            "revision", List.of(), List.of(), List.of(), Region.NONE, Map.of())))
                .build());
  }

  @Test
  void goesWithTheMachinesClockUntilItIsMoved() {
    assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
  }

  @Test
  void leapsAheadAndIsRecordedFirst() {
    assertThat(
            api.post().uri("/manage/clock").contentType(MediaType.APPLICATION_JSON).content(LEAP))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("ahead")
        .isEqualTo("PT120H");

    assertThat(clock.instant())
        .isCloseTo(Instant.now().plus(5, ChronoUnit.DAYS), within(5, ChronoUnit.SECONDS));
    assertThat(journal)
        .extracting(JournalEntry::record)
        .singleElement()
        .returns(JournalType.OPERATOR, JournalRecord::type)
        .returns("clock moved ahead by PT120H by Иванова: показ", JournalRecord::detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"forward\": \"soon\", \"operator\": \"a\", \"reason\": \"b\"}",
        "{\"forward\": \"P1D\", \"operator\": \"a\"}",
        "{\"operator\": \"a\", \"reason\": \"b\"}"
      })
  void saysWhatIsWrongWithALeap(String body) {
    assertThat(
            api.post().uri("/manage/clock").contentType(MediaType.APPLICATION_JSON).content(body))
        .hasStatus(400);

    assertThat(clock.ahead()).isZero();
    assertThat(journal).isEmpty();
  }

  @Test
  void neverGoesBack() {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.forward(Duration.ofDays(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> clock.forward(Duration.ZERO));
  }

  @Test
  void isAsFarAheadAfterARestart() {
    clock.forward(Duration.ofDays(3));
    clock.forward(Duration.ofHours(12));

    assertThat(((MovableClock) new ClockModule().clock(true, data)).ahead())
        .isEqualTo(Duration.ofHours(84));
  }

  @Test
  void letsNoOtherClockOnDataThatLivedAheadOfTime() {
    assertThat(new ClockModule().clock(false, data)).isEqualTo(Clock.systemUTC());
    clock.forward(Duration.ofDays(3));

    assertThatThrownBy(() -> new ClockModule().clock(false, data))
        .isInstanceOf(ClockStartFailure.class)
        .hasMessageContaining("ahead of time by PT72H")
        .hasMessageContaining("UZEL_CLOCK_MOVABLE");
  }
}
