package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;
import tools.jackson.databind.json.JsonMapper;

/** Invented messages with fixed ids, so that golden files can name them. */
final class Samples {

  static final String TEXT = "В детском саду «Пример» <холодно> & дует\r\nот окон";

  /** Canonical JSON as the hub writes it. */
  static final MessageCodec CODEC =
      new MessageCodec() {
        private final JsonMapper mapper =
            JsonMapper.builder()
                .changeDefaultPropertyInclusion(
                    inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addMixIn(VotingResult.class, KindOfVoting.class)
                .build();

        @Override
        public byte[] encode(HubMessage message) {
          return mapper.writeValueAsBytes(message);
        }

        @Override
        public HubMessage decode(MessageKind kind, byte[] json) {
          throw new UnsupportedOperationException("the adapter only encodes");
        }
      };

  /** As the hub's codec names it. */
  interface KindOfVoting {

    @JsonProperty("kind")
    VotingForm form();
  }

  private Samples() {}

  static VotingResult voting() {
    return new VotingResult(
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
        null,
        null);
  }

  static CitizenMessage message() {
    return new CitizenMessage(
        "327441806",
        null,
        new ClassifierRef("POS", "Образование", "Образование"),
        null,
        null,
        TEXT,
        new Location("ул. Выдуманная, 1", null, new BigDecimal("56.8587"), new BigDecimal("35.90")),
        new Applicant("Анна", "Примерова", "anna@example.org", null, null, null),
        null,
        null,
        LegalRegime.ORDINARY,
        false,
        Instant.parse("2026-11-20T07:00:00Z"),
        LocalDate.of(2026, 12, 1),
        List.of(new Attribute("source_record", "{\"a\": \"<1>\"}")));
  }

  static OutboundMessage outbound(HubMessage message) {
    return outbound(message, InMemoryHub.REFERENCE);
  }

  static OutboundMessage outbound(HubMessage message, String reference) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            MessageId.parse("019aa000-0000-7000-8000-000000000003"),
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            InMemoryHub.DISTRICT,
            new PartyName("pos"),
            message.kind(),
            reference,
            null,
            null,
            1,
            Priority.NORMAL,
            "district",
            null,
            null),
        message);
  }

  /** An update with that {@code data}, as a body sends it. */
  static String update(String data) {
    return """
    {"specversion":"1.0","id":"u-1","source":"https://district.example/cases","type":"ru.uzel.CaseUpdate",
     "subject":"%s","time":"2026-11-20T14:30:00+03:00","data":%s}\
    """
        .formatted(InMemoryHub.REFERENCE, data);
  }

  static final String IN_PROGRESS = "{\"status\":\"В работе\",\"sequence\":2}";

  static AcceptedMessage accepted(String message) {
    return new AcceptedMessage(
        MessageId.parse("019aa000-0000-7000-8000-000000000001"),
        InMemoryHub.DISTRICT,
        new ExternalId("https://district.example/cases|u-1"),
        "00",
        MessageKind.STATUS_UPDATE,
        InMemoryHub.REFERENCE,
        new SignedMessage(message.getBytes(UTF_8), new byte[] {1}).write(),
        "00",
        Map.of(),
        InMemoryHub.RECEIVED,
        null,
        null);
  }

  static String golden(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
