package ru.uzel.hub.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;
import ru.uzel.routes.message.JsonMessageCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema says of the canonical messages what the hub writes. */
class MessageSchemaTest {

  private static final Path SCHEMA = Path.of("../docs/formats/messages-1.0.schema.json");
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final Attachment FILE =
      new Attachment("яма.jpg", "image/jpeg", new ContentRef("ab".repeat(32), 1000), "Q01T");
  private static final Reply REPLY =
      new Reply("r1", ReplyKind.TRANSFER_NOTICE, "Передано", "исх-1", AT, List.of(FILE));

  static Stream<HubMessage> messages() {
    ClassifierRef place = new ClassifierRef("POS", "Дороги", "Дороги");
    CitizenMessage message =
        new CitizenMessage(
            "17",
            "0123456789",
            place,
            place,
            place,
            "Яма",
            new Location("ул. Новая, 1", "id", new BigDecimal("55.75"), new BigDecimal("37.61")),
            new Applicant("Иван", "Иванов", "i@example.org", "+7", "d", "a", "p"),
            "http://example.org/1.jpg",
            "Администрация",
            LegalRegime.FZ59,
            true,
            AT,
            DAY,
            List.of(new Attribute("code", "value")));
    Transfer transfer =
        new Transfer(
            "ref",
            new OrgRef("Министерство дорог", "1026900000001"),
            new OrgRef("Комитет парков", null),
            TransferDirection.PEER,
            "не наше",
            "59-ФЗ, ст. 8 ч. 3",
            new CoveringLetter("исх-1", DAY),
            "Направлено по компетенции",
            AT,
            AT,
            4,
            REPLY,
            null);
    return Stream.of(
        message,
        message
            .with(List.of(FILE))
            .about(new Subject(Sector.ROADS, "pothole"))
            .complainingOf(new OrgRef("Водоканал", "1026900000003"))
            .assigned(new Assignment(1, "Комитет парков", "не наше", 2, 3)),
        new StatusUpdate("ref", CanonicalStatus.EXTENDED, "Продлён", "к", "о", AT, 3, REPLY, DAY),
        new StatusUpdate("ref", CanonicalStatus.ASSIGNED, "Назначен", null, null, AT, 3, null),
        transfer,
        transfer.decided(new TransferVerdict(AT, 2, null)),
        transfer.decided(new TransferVerdict(AT, 2, "transfer-loop")),
        new SatisfactionScore("17", 5, "Спасибо", AT, false, "POS"),
        new SatisfactionScore("17", null, null, AT, true, "POS"),
        new CaseNotice(3, AT),
        new DeadlineEvent(
            CaseId.next(),
            "TEN_DAYS",
            2,
            DeadlinePhase.STARTED,
            AT,
            DeadlineStage.CASE,
            TermBasis.CALENDAR_DAYS,
            AT,
            AT,
            AT,
            10,
            "причина",
            CancelReason.TRANSFERRED,
            Sector.ROADS,
            new PartyName("roads")),
        new Separation(MessageId.next(), "operator", "another yard", AT),
        new VotingResult(
            "77",
            VotingForm.COMFORT_CITY_OBJECT,
            "Что построить на пустыре",
            "28701000",
            DAY,
            DAY,
            100,
            List.of(new VotingOption("1", "Сквер", 60)),
            50,
            "Быть скверу",
            "https://example.org/77",
            "на портале",
            120));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void describesWhatIsWritten(HubMessage message) throws Exception {
    String json = new String(new JsonMessageCodec().encode(message), StandardCharsets.UTF_8);

    assertThat(schemaOf(message.kind()).validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void refusesWhatNoMessageHas() throws Exception {
    assertThat(
            schemaOf(MessageKind.CASE_NOTICE)
                .validate(
                    "{\"residents\":-1,\"at\":\"2026-11-21T10:00:00Z\",\"x\":1}", InputFormat.JSON))
        .hasSize(2);
  }

  @Test
  void knowsEveryKindWithEveryField() throws Exception {
    JsonNode definitions = JsonMapper.shared().readTree(Files.readString(SCHEMA)).at("/$defs");

    assertThat(messages().map(HubMessage::kind).distinct())
        .containsExactlyInAnyOrder(MessageKind.values());
    assertThat(messages())
        .allSatisfy(
            message ->
                assertThat(
                        definitions
                            .at("/" + message.kind().wireName() + "/properties")
                            .propertyNames())
                    .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(message.getClass().getRecordComponents())
                            .map(MessageSchemaTest::nameInJson)
                            .toList()));
    assertThat(definitions.at("/Status/enum").valueStream().map(JsonNode::asString))
        .containsExactly(
            Arrays.stream(CanonicalStatus.values()).map(Enum::name).toArray(String[]::new));
  }

  /** In Java a message's kind is another thing than a voting's. */
  private static String nameInJson(RecordComponent component) {
    return component.getType() == VotingForm.class ? "kind" : component.getName();
  }

  private static com.networknt.schema.Schema schemaOf(MessageKind kind) throws Exception {
    // The definition itself is the schema; what it refers to stands beside it.
    String schema =
        Files.readString(SCHEMA)
            .replaceFirst("\\{", "{ \"\\$ref\": \"#/\\$defs/" + kind.wireName() + "\",");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON);
  }
}
