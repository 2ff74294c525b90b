package ru.uzel.routes.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;

class JsonMessageCodecTest {

  private static final CitizenMessage FULL =
      new CitizenMessage(
          "17",
          "0123456789",
          new ClassifierRef("POS", "Дороги", "Дороги"),
          new ClassifierRef("POS", "Ямы", "Ямы"),
          new ClassifierRef("POS", "Яма во дворе", "Яма во дворе"),
          "Яма\n\"глубокая\" \uD83D\uDE97",
          new Location("ул. Новая, 1", null, new BigDecimal("55.7500"), new BigDecimal("37.61")),
          new Applicant("Иван", null, null, "+7", null, null),
          "http://example.org/1.jpg",
          "Администрация",
          LegalRegime.FZ59,
          true,
          Instant.parse("2026-11-21T10:00:00.123Z"),
          LocalDate.parse("2026-12-01"),
          List.of(new Attribute("source_record", "{\"a\": 1}")));

  private final JsonMessageCodec codec = new JsonMessageCodec();

  @Test
  void whatIsWrittenIsReadEqual() {
    StatusUpdate update =
        new StatusUpdate(
            "ref",
            CanonicalStatus.RESOLVED,
            "Решено",
            "готово",
            null,
            Instant.parse("2026-11-21T10:00:00Z"),
            3,
            new Reply("r1", ReplyKind.FINAL, "Сделано", "12-3", Instant.EPOCH),
            LocalDate.parse("2026-12-01"));

    Transfer transfer =
        new Transfer(
                "ref",
                new OrgRef("Министерство дорог", "1026900000001"),
                new OrgRef("Комитет парков", null),
                TransferDirection.PEER,
                "не наше",
                "59-ФЗ, ст. 8 ч. 3",
                new CoveringLetter("исх-1", LocalDate.parse("2026-11-21")),
                "Направлено по компетенции",
                Instant.EPOCH,
                Instant.EPOCH,
                4,
                new Reply("r2", ReplyKind.TRANSFER_NOTICE, "Передано", null, Instant.EPOCH),
                null)
            .decided(new TransferVerdict(Instant.EPOCH, 2, "transfer-loop"));
    CitizenMessage handed =
        FULL.complainingOf(new OrgRef("Водоканал", null))
            .assigned(new Assignment(1, "Комитет парков", "не наше", 2, 3));

    SatisfactionScore score =
        new SatisfactionScore("17", 5, "Спасибо", Instant.EPOCH, false, "POS");

    assertThat(codec.decode(MessageKind.SATISFACTION_SCORE, codec.encode(score))).isEqualTo(score);
    assertThatThrownBy(
            () ->
                codec.decode(
                    MessageKind.SATISFACTION_SCORE,
                    new String(codec.encode(score), StandardCharsets.UTF_8)
                        .replace("\"score\":5", "\"score\":6")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(codec.decode(MessageKind.TRANSFER, codec.encode(transfer))).isEqualTo(transfer);
    assertThat(codec.decode(MessageKind.CITIZEN_MESSAGE, codec.encode(handed))).isEqualTo(handed);
    assertThat(codec.decode(MessageKind.CITIZEN_MESSAGE, codec.encode(FULL))).isEqualTo(FULL);
    assertThat(codec.decode(MessageKind.STATUS_UPDATE, codec.encode(update))).isEqualTo(update);
  }

  @Test
  void anEventOfATermNamesItsCaseAndItsPartyByTheirTexts() {
    DeadlineEvent event =
        new DeadlineEvent(
            CaseId.parse("01a21b86-28d3-7000-9343-5d2da9a345da"),
            "FZ59_CONSIDER",
            2,
            DeadlinePhase.STARTED,
            Instant.EPOCH,
            DeadlineStage.CASE,
            TermBasis.CALENDAR_DAYS,
            Instant.EPOCH,
            Instant.parse("2026-12-01T21:00:00Z"),
            Instant.parse("2026-11-01T21:00:00Z"),
            30,
            "нужна экспертиза",
            null,
            Sector.ROADS,
            new PartyName("roads"));

    assertThat(codec.tree(event))
        .containsEntry("caseId", "01a21b86-28d3-7000-9343-5d2da9a345da")
        .containsEntry("responsible", "roads")
        .containsEntry("extendedFrom", "2026-11-01T21:00:00Z")
        .doesNotContainKeys("cancelled", "attachments", "kind");
    assertThat(codec.decode(MessageKind.DEADLINE_EVENT, codec.encode(event))).isEqualTo(event);
    assertThat(codec.fromTree(MessageKind.DEADLINE_EVENT, codec.tree(event))).isEqualTo(event);
  }

  @Test
  void anEventOfATermWithoutItsRuleIsNone() {
    assertThatThrownBy(
            () ->
                codec.decode(
                    MessageKind.DEADLINE_EVENT,
                    "{\"phase\": \"MET\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesAreThoseOfTheRecordsAndWhatIsAbsentIsLeftOut() {
    String json = new String(codec.encode(FULL), StandardCharsets.UTF_8);

    assertThat(json)
        .contains("\"registeredAt\":\"2026-11-21T10:00:00.123Z\"")
        .contains("\"plannedAt\":\"2026-12-01\"")
        .contains("\"latitude\":55.7500")
        .contains("\"legalRegime\":\"FZ59\"")
        .doesNotContain("null")
        .doesNotContain("lastName")
        .doesNotContain("\"kind\"");
  }

  @Test
  void theSameMessageGivesTheSameBytes() {
    HubMessage again = codec.decode(MessageKind.CITIZEN_MESSAGE, codec.encode(FULL));

    assertThat(codec.encode(again)).isEqualTo(codec.encode(FULL));
  }

  @Test
  void aMessageSurvivesBeingATree() {
    Map<String, Object> tree = codec.tree(FULL);

    assertThat(tree).containsEntry("externalId", "17");
    assertThat(codec.fromTree(MessageKind.CITIZEN_MESSAGE, tree)).isEqualTo(FULL);
  }

  @Test
  void refusesWhatIsNoSuchMessageWithoutQuotingIt() {
    byte[] incomplete = "{\"text\":\"secret\"}".getBytes(StandardCharsets.UTF_8);
    byte[] wrongType =
        "{\"reference\":\"r\",\"sequence\":\"secret\"}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> codec.decode(MessageKind.CITIZEN_MESSAGE, incomplete))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> codec.decode(MessageKind.STATUS_UPDATE, wrongType))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/sequence")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> codec.decode(MessageKind.STATUS_UPDATE, new byte[] {'['}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> codec.fromTree(MessageKind.CITIZEN_MESSAGE, Map.of("txet", "secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void filesAreWrittenByReferenceAndReadEqual() {
    Attachment photo =
        new Attachment("яма.jpg", "image/jpeg", new ContentRef("ab".repeat(32), 1000), "Q01T");
    CitizenMessage message = FULL.with(List.of(photo));
    StatusUpdate update =
        new StatusUpdate(
            "ref",
            CanonicalStatus.RESOLVED,
            "Решено",
            null,
            null,
            Instant.EPOCH,
            3,
            new Reply("r1", ReplyKind.FINAL, "Сделано", null, Instant.EPOCH, List.of(photo)));

    assertThat(codec.decode(MessageKind.CITIZEN_MESSAGE, codec.encode(message))).isEqualTo(message);
    assertThat(codec.decode(MessageKind.STATUS_UPDATE, codec.encode(update))).isEqualTo(update);
    assertThat(codec.tree(message))
        .containsEntry(
            "attachments",
            List.of(
                Map.of(
                    "name", "яма.jpg",
                    "mimeType", "image/jpeg",
                    "content", Map.of("hash", "ab".repeat(32), "size", 1000L),
                    "signature", "Q01T")));
    assertThat(codec.fromTree(MessageKind.CITIZEN_MESSAGE, codec.tree(message))).isEqualTo(message);
  }

  /** What lies in the queues of a hub that is updated. */
  @Test
  void readsWhatAHubWithoutAttachmentsWrote() {
    String json = new String(codec.encode(FULL), StandardCharsets.UTF_8);

    assertThat(json).doesNotContain("attachments");
    assertThat(codec.decode(MessageKind.CITIZEN_MESSAGE, json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(FULL);
  }

  @Test
  void refusesAFileWithoutItsContentOrWithAPathForAName() {
    String json = new String(codec.encode(FULL), StandardCharsets.UTF_8);
    String stem = json.substring(0, json.length() - 1) + ",\"attachments\":[";
    String content = "\"content\":{\"hash\":\"" + "ab".repeat(32) + "\",\"size\":1}";

    for (String file :
        List.of(
            "{\"name\":\"a.txt\",\"mimeType\":\"text/plain\"}",
            "{\"name\":\"../a.txt\",\"mimeType\":\"text/plain\"," + content + "}",
            "{\"name\":\"a.txt\",\"mimeType\":\"text\"," + content + "}",
            "{\"mimeType\":\"text/plain\"," + content + "}",
            "{\"name\":\"a.txt\",\"mimeType\":\"text/plain\",\"content\":{\"hash\":\"ab\"}}",
            "null")) {
      byte[] bytes = (stem + file + "]}").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> codec.decode(MessageKind.CITIZEN_MESSAGE, bytes))
          .as(file)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void writesTheResultOfAVotingWithItsOwnKind() {
    VotingResult result =
        new VotingResult(
            "77",
            VotingForm.VOTE,
            "Что построить на пустыре",
            "28701000",
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 15),
            100,
            List.of(new VotingOption("1", "Сквер", 60), new VotingOption("2", "Парковка", 40)),
            50,
            "Быть скверу",
            "https://example.org/77",
            "на портале",
            null);
    String json = new String(codec.encode(result), StandardCharsets.UTF_8);

    assertThat(json)
        .isEqualTo(
            "{\"objectId\":\"77\",\"kind\":\"VOTE\",\"title\":\"Что построить на пустыре\","
                + "\"oktmo\":\"28701000\",\"from\":\"2026-11-01\",\"to\":\"2026-11-15\","
                + "\"participants\":100,\"options\":["
                + "{\"id\":\"1\",\"text\":\"Сквер\",\"votes\":60},"
                + "{\"id\":\"2\",\"text\":\"Парковка\",\"votes\":40}],"
                + "\"quorum\":50,\"resultText\":\"Быть скверу\","
                + "\"publishedUrl\":\"https://example.org/77\",\"method\":\"на портале\"}");
    assertThat(codec.decode(MessageKind.VOTING_RESULT, codec.encode(result))).isEqualTo(result);
    assertThat(codec.fromTree(MessageKind.VOTING_RESULT, codec.tree(result))).isEqualTo(result);
    assertThatThrownBy(
            () ->
                codec.decode(
                    MessageKind.VOTING_RESULT,
                    json.replace("28701000", "287").getBytes(StandardCharsets.UTF_8)))
        .hasMessage("no VotingResult: oktmo: 8 or 11 digits");
    for (String spoilt :
        List.of(
            json.replace("\"votes\":60", "\"votes\":101"),
            json.replace("\"oktmo\":\"28701000\",", ""),
            json.replace("\"kind\":\"VOTE\",", ""),
            json.replace("\"VOTE\"", "\"FORTUNE\""))) {
      assertThatThrownBy(
              () ->
                  codec.decode(MessageKind.VOTING_RESULT, spoilt.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
