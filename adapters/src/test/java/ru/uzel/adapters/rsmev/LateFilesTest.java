package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import tools.jackson.databind.node.ObjectNode;

/** A file that comes after its appeal makes a revision of it. */
final class LateFilesTest {

  private static final String OTHER = "1c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f";

  @TempDir private Path directory;
  private Reader hub;

  @BeforeEach
  void start() throws IOException {
    hub = new Reader(directory);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesAnAppealAgainWithAFileThatComesLater(boolean onlyNew) {
    hub.gateway.configure("{\"onlyNew\":" + onlyNew + "}");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));
    hub.turns(4);
    hub.startAnew();
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    hub.turns(6);

    assertThat(hub.intake.ids()).containsExactly("1", "1");
    assertThat(hub.intake.repeated).isZero();
    assertThat(hub.contents.stored).hasValue(1);
    assertThat(message(0).attributes())
        .contains(new Attribute("rsmev.missingFiles", RsmevFixture.FILE));
    assertThat(message(1).attachments()).hasSize(1);
    assertThat(message(1).attributes())
        .extracting(Attribute::code)
        .doesNotContain("rsmev.missingFiles");
    assertThat(hub.intake.accepted)
        .extracting(InboundMessage::version)
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void hasAllFilesThatAreOfferedInTheRevision() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.announce(OTHER, "двор.jpg", "чистый");
    hub.gateway.add(twoFiles());
    hub.turns(4);
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");

    hub.turns(4);

    assertThat(hub.intake.ids()).containsExactly("1", "1");
    assertThat(message(0).attachments()).hasSize(1);
    assertThat(message(1).attachments()).hasSize(2);
  }

  @Test
  void doesNotMissWhatItKeptBeforeAndIsNotOfferedAgain() {
    Reading reading = new Reading(RsmevProperties.of(hub.party()), Map.of("missing 1", OTHER));
    Appeal appeal =
        AppealReader.read(
            RsmevFixture.element(RsmevFixture.golden("appeal.xml")),
            "/A",
            reading.properties(),
            RsmevFixture.NOW);

    AppealFiles.Taken taken =
        new AppealFiles(hub.contents, reference -> reference, hub.clock)
            .take(reading, appeal, List.of(), MissingFiles.of(reading, "1"));

    assertThat(appeal.fileIds()).containsExactly(RsmevFixture.FILE, OTHER);
    assertThat(taken.missing()).containsOnlyKeys(OTHER);
  }

  @Test
  void doesNotFetchWhatIsTooLargeWithEveryList() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    try (CapturedLog log = CapturedLog.start()) {
      hub.with("largestAttachment", "3").turns(4);
      hub.clock.goOn(Duration.ofDays(3));
      hub.turns(4);

      assertThat(log.text()).containsOnlyOnce("goes on without its file");
    }
    assertThat(hub.intake.ids()).containsExactly("1");
    assertThat(hub.intake.repeated).isZero();
  }

  @Test
  void looksOnceAnHourForAFileThatWasNotThere() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", null);
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(8);
      assertThat(log.text()).containsOnlyOnce("goes on without its file");
    }
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.turns(4);
    assertThat(hub.intake.ids()).containsExactly("1");

    hub.clock.goOn(Duration.ofHours(1));
    hub.turns(3);

    assertThat(hub.intake.ids()).containsExactly("1", "1");
    assertThat(message(1).attachments()).isNotEmpty();
  }

  private static ObjectNode twoFiles() {
    ObjectNode appeal = RsmevFixture.appeal(1);
    appeal
        .putArray("Attachments")
        .add(appeal.objectNode().put("FileId", OTHER))
        .add(appeal.objectNode().put("FileId", RsmevFixture.FILE));
    return appeal;
  }

  private CitizenMessage message(int index) {
    return new RsmevMapper(new PlainXml())
        .toCanonical(
            hub.party(), MemoryIntake.asAccepted(hub.intake.accepted.get(index), RsmevFixture.NOW));
  }
}
