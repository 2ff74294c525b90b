package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;

/** One file that does not come holds up nothing but its appeal, and that not for ever. */
final class HeldFilesTest {

  private static final String OTHER = "1c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f";

  @TempDir private Path directory;
  private Reader hub;

  @BeforeEach
  void start() throws IOException {
    hub = new Reader(directory);
    hub.gateway.announce(OTHER, "двор.jpg", "чистый");
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(
        RsmevFixture.appealWithFile(1, OTHER),
        RsmevFixture.appealWithFile(2, RsmevFixture.FILE),
        RsmevFixture.appeal(3));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void takesOnceWhatIsNotHeldUp() {
    hub.gateway.configure("{\"busyFile\":\"" + RsmevFixture.FILE + "\"}");

    hub.turns(4);
    hub.startAnew();
    hub.turns(4);

    assertThat(hub.intake.ids()).containsExactly("1", "3");
    assertThat(hub.intake.repeated).isZero();
    assertThat(hub.contents.stored).hasValue(1);
    assertThat(hub.gateway.noted("confirmed")).isEmpty();
    hub.gateway.configure("{\"busyFile\":\"\"}");
    hub.turns(1);
    assertThat(hub.intake.ids()).containsExactly("1", "3", "2");
    assertThat(message(2).attachments()).hasSize(1);
    assertThat(hub.gateway.noted("confirmed")).hasSize(1);
  }

  @Test
  void takesOnceWhatStoodBeforeAnOutage() {
    hub.intake.outAfter(1);
    hub.turns(4);
    hub.startAnew();
    hub.intake.back();

    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1", "2", "3");
    assertThat(hub.intake.repeated).isZero();
  }

  @Test
  void givesAFileUpAfterAnHourEvenIfItIsStartedAnewMeanwhile() {
    hub.gateway.configure("{\"busyFile\":\"" + RsmevFixture.FILE + "\"}");
    hub.turns(30);
    hub.startAnew();
    hub.turns(30);
    assertThat(hub.intake.ids()).containsExactly("1", "3");
    assertThat(hub.gateway.noted("confirmed")).isEmpty();

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(10);

      assertThat(log.text())
          .containsOnlyOnce(
              "ALARM: party pos-edms: file " + RsmevFixture.FILE + " of appeal 2 is given up")
          .contains("RETR is answered 450")
          .doesNotContain("яма");
    }
    assertThat(message(2).attributes())
        .contains(new Attribute("rsmev.missingFiles", RsmevFixture.FILE));
    assertThat(hub.gateway.noted("confirmed")).isNotEmpty();
  }

  @Test
  void doesNotBlameAFileForTheTimeInWhichTheHubWasAway() {
    hub.gateway.configure("{\"busyFile\":\"" + RsmevFixture.FILE + "\"}");
    hub.turns(2);
    hub.clock.goOn(Duration.ofHours(2));

    hub.turns(1);

    assertThat(hub.intake.ids()).containsExactly("1", "3");
  }

  @Test
  void waitsForTheWholeStoreHoweverLongAndSendsAnAlarm() {
    hub.gateway.configure("{\"ftp\":false}");

    try (CapturedLog log = CapturedLog.start()) {
      for (int i = 0; i < 24; i++) {
        hub.clock.goOn(Duration.ofHours(1));
        hub.turns(1);
      }
      assertThat(log.text())
          .containsOnlyOnce("ALARM: party pos-edms: after 5 failures still not all is read from it")
          .contains("ConnectException");
    }
    assertThat(hub.intake.accepted).isEmpty();
    hub.gateway.configure("{\"ftp\":true}");
    hub.clock.goOn(Duration.ofHours(1));
    hub.turns(1);
    assertThat(message(1).attachments()).hasSize(1);
  }

  private CitizenMessage message(int id) {
    return new RsmevMapper(new PlainXml())
        .toCanonical(
            hub.party(),
            MemoryIntake.asAccepted(
                hub.intake.accepted.get(hub.intake.ids().indexOf(String.valueOf(id))),
                RsmevFixture.NOW));
  }
}
