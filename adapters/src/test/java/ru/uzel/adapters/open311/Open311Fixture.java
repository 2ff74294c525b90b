package ru.uzel.adapters.open311;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Invented requests, and updates with fixed ids, so that golden files can name them. */
final class Open311Fixture {

  static final PartyName CITY = new PartyName("city");
  static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String REFERENCE = "019aa000-0000-7000-8000-0000000000bb";
  static final String KEY = "an-invented-key";
  static final String TEXT = "Яма у дома 7 & «объезда» нет";

  private Open311Fixture() {}

  static Secrets secrets() {
    return reference -> KEY + "\n";
  }

  /** As long as nobody has put them in place. */
  static Secrets withoutSecrets() {
    return reference -> {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND, Origin.HUB, "there is no secret " + reference, reference);
    };
  }

  static Party party(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:1/open311/v2");
    settings.put("endpointKey", "file:city.key");
    settings.putAll(more);
    return new Party(
        CITY,
        "Открытый город",
        "open311",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        2);
  }

  static PartyDirectory directory(Party party) {
    return new PartyDirectory() {
      @Override
      public Optional<Party> find(PartyName name) {
        return name.equals(party.name()) ? Optional.of(party) : Optional.empty();
      }

      @Override
      public List<Party> all() {
        return List.of(party);
      }
    };
  }

  /** A request as {@code golden/request.json} has it, under that id, made so long before now. */
  static ObjectNode request(String id, Duration before) {
    ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(golden("request.json"));
    return request
        .put("service_request_id", id)
        .put("requested_datetime", NOW.minus(before).toString());
  }

  static String golden(String name) {
    try {
      return Files.readString(
              Path.of(
                  Objects.requireNonNull(Open311Fixture.class.getResource("golden/" + name), name)
                      .toURI()))
          .stripTrailing();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static AcceptedMessage accepted(JsonNode record) {
    return new AcceptedMessage(
        MessageId.parse("019aa000-0000-7000-8000-000000000001"),
        CITY,
        new ExternalId("r-1"),
        "v",
        MessageKind.CITIZEN_MESSAGE,
        "r-1",
        RequestList.wire(record),
        "00",
        Map.of(),
        NOW,
        null,
        null);
  }

  static List<JsonNode> list(String name, String format) {
    return RequestList.read(
        WireBytes.of("text/plain", golden(name).getBytes(StandardCharsets.UTF_8)), format);
  }

  static StatusUpdate update(CanonicalStatus status, @Nullable String reply) {
    Instant at = Instant.parse("2026-02-02T12:00:00.123Z");
    return new StatusUpdate(
        "019aa000-0000-7000-8000-0000000000aa",
        status,
        "Решено",
        "Бригада выезжала",
        "Дорожная служба",
        at,
        2,
        reply == null
            ? null
            : new Reply("r-17", ReplyKind.FINAL, reply, "01-17/26", at.plusSeconds(5)));
  }

  /** A party that takes cases: a body's own server. */
  static Party body(String endpoint, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", endpoint);
    settings.put("services", "pothole = 001; ZHKH = Z 9");
    settings.putAll(more);
    return party(settings);
  }

  /** Of which the masking of the party's level left what is there. */
  static CitizenMessage message(Subject subject) {
    return new CitizenMessage(
            "pos-17",
            null,
            new ClassifierRef("POS", "Дороги", "Дороги"),
            null,
            null,
            TEXT,
            new Location(
                "ул. Выдуманная, 1", null, new BigDecimal("57.10"), new BigDecimal("35.9")),
            new Applicant("Анна", "П***", null, "***17", null, null),
            "https://photo.example/1.jpg",
            null,
            LegalRegime.ORDINARY,
            false,
            NOW,
            null,
            List.of())
        .about(subject);
  }

  static PreparedMessage assignment(Party party, CitizenMessage message) {
    OutboundMessage outbound =
        new OutboundMessage(
            new Envelope(
                MessageId.parse("019aa000-0000-7000-8000-000000000002"),
                MessageId.parse("019aa000-0000-7000-8000-000000000003"),
                CaseId.parse("019aa000-0000-7000-8000-000000000004"),
                CITY,
                new PartyName("pos"),
                MessageKind.CITIZEN_MESSAGE,
                REFERENCE,
                null,
                null,
                1,
                Priority.NORMAL,
                "city",
                null,
                null),
            message);
    return new PreparedMessage(outbound.envelope(), new Open311Mapper().toWire(party, outbound));
  }

  static OutboundMessage outbound(StatusUpdate update, @Nullable String request) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            MessageId.parse("019aa000-0000-7000-8000-000000000003"),
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            CITY,
            CITY,
            MessageKind.STATUS_UPDATE,
            "019aa000-0000-7000-8000-000000000005",
            request == null ? null : new ExternalId(request),
            null,
            1,
            Priority.NORMAL,
            "answers",
            null,
            null),
        update);
  }
}
