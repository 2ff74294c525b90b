package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;

/** Files of appeals, from the mock's FTP server. */
final class AppealFilesTest {

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

  @Test
  void bringsAnAppealsFile() throws IOException {
    hub.gateway.announce(RsmevFixture.FILE, "яма Ивановой.txt", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    hub.turns(2);

    Attachment file = taken().attachments().get(0);
    assertThat(file.name()).isEqualTo("яма Ивановой.txt");
    assertThat(file.mimeType()).isEqualTo("text/plain");
    assertThat(new String(hub.contents.open(file.content()).readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("глубокая");
    assertThat(hub.intake.accepted.get(0).facts().toString()).doesNotContain("Ивановой");
  }

  @Test
  void waitsForAFileStoreThatIsAway() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));
    hub.gateway.configure("{\"ftp\":false}");

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(3);
      assertThat(hub.intake.accepted).isEmpty();
      assertThat(hub.gateway.noted("confirmed")).isEmpty();
      assertThat(log.text()).contains("a file could not be fetched").doesNotContain("яма.jpg");
    }
    hub.gateway.configure("{\"ftp\":true}");
    hub.turns(1);

    assertThat(taken().attachments()).hasSize(1);
    assertThat(hub.gateway.noted("confirmed")).hasSize(1);
  }

  @Test
  void waitsWhereTheFileStoreDoesNotLetItIn() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    try (CapturedLog log = CapturedLog.start()) {
      hub.with("ftpUser", "uzel").with("ftpPassword", "file:ftp.password").turns(2);

      assertThat(log.text())
          .contains("ALARM: party pos-edms", "the login is answered 530")
          .doesNotContain("secret");
    }
    assertThat(hub.intake.accepted).isEmpty();
  }

  @Test
  void waitsForASecretThatIsNotThere() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    try (CapturedLog log = CapturedLog.start()) {
      hub.with("ftpPassword", "file:absent").turns(2);

      assertThat(log.text()).contains("ALARM: party pos-edms", "no secret for file:absent");
    }
    assertThat(hub.intake.accepted).isEmpty();
    hub.with("ftpPassword", "file:there").turns(1);
    assertThat(taken().attachments()).hasSize(1);
  }

  @Test
  void namesAFileThatIsNotThereAndGoesOn() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", null);
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    try (CapturedLog log = CapturedLog.start()) {
      hub.turns(2);

      assertThat(log.text())
          .contains("goes on without its file " + RsmevFixture.FILE + ": RETR is answered 550");
    }
    assertThat(taken().attachments()).isEmpty();
    assertThat(taken().attributes())
        .contains(new Attribute("rsmev.missingFiles", RsmevFixture.FILE));
  }

  @Test
  void namesAFileThatDidNotComeWithTheResponse() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, OTHER));

    hub.turns(2);

    assertThat(taken().attributes()).contains(new Attribute("rsmev.missingFiles", OTHER));
    assertThat(hub.intake.refused)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.failure().where()).hasValue("#/files/0/url"));
  }

  @Test
  void putsAllStrayFilesOfAResponseOnRecordAtOnceAndNothingElse() {
    hub.gateway.configure("{\"onlyNew\":false}");
    hub.gateway.announce(OTHER, "двор.jpg", "чистый");
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.announce("2c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f", "дом.jpg", "высокий");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));
    hub.turns(4);
    hub.gateway.add(RsmevFixture.appeal(2));

    hub.turns(4);

    assertThat(hub.intake.ids()).containsExactly("1", "2");
    assertThat(hub.intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().reason()).endsWith("left where they are: 0, 2");
              assertThat(String.valueOf(refusal.wire() == null ? "" : refusal.wire().utf8()))
                  .startsWith("{\"files\":[{")
                  .contains(OTHER)
                  .doesNotContain("\"xml\"", "requestId");
            });
  }

  @Test
  void namesAFileThatIsTooLarge() {
    hub.gateway.announce(RsmevFixture.FILE, "яма.jpg", "глубокая");
    hub.gateway.add(RsmevFixture.appealWithFile(1, RsmevFixture.FILE));

    hub.with("largestAttachment", "3").turns(2);

    assertThat(taken().attributes())
        .contains(new Attribute("rsmev.missingFiles", RsmevFixture.FILE));
  }

  @Test
  void neverLeavesTheFolderOfTheFile() {
    for (String url :
        List.of("/" + OTHER + "/../x", "/" + OTHER + "/a\r\nDELE x", OTHER + "/x", "/x/..")) {
      assertThat(new GatewayFile("x", url, null).hasPath()).as(url).isFalse();
    }
  }

  private CitizenMessage taken() {
    return new RsmevMapper(new PlainXml())
        .toCanonical(
            hub.party(), MemoryIntake.asAccepted(hub.intake.accepted.get(0), RsmevFixture.NOW));
  }
}
