package ru.uzel.adapters.appeals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Invented appeals, and what became of them, with fixed ids and days. */
final class AppealsFixture {

  static final PartyName APPEALS = new PartyName("appeals");
  static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
  static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String KEY = "an-invented-key";
  static final String DEPARTMENT = "6bc82a49-6a97-43f4-9e42-a07d417b60b6";
  static final String OTHER_DEPARTMENT = "89729055-843a-4eeb-88e1-71535b245d6f";
  static final byte[] LETTER = "%PDF-1.7 ответ Примеровой".getBytes(StandardCharsets.UTF_8);
  static final ContentRef CONTENT = new ContentRef("ab".repeat(32), LETTER.length);
  static final MessageId APPEAL = MessageId.parse("019aa000-0000-7000-8000-000000000001");
  static final MessageId CAUSE = MessageId.parse("019aa000-0000-7000-8000-000000000003");
  static final CaseId CASE = CaseId.parse("019aa000-0000-7000-8000-000000000004");

  private AppealsFixture() {}

  static Secrets secrets() {
    return reference -> KeyDigest.hex(KEY) + "\n";
  }

  static Party party(Map<String, String> more) {
    return party(more, PersonalDataLevel.P1);
  }

  static Party party(Map<String, String> more, PersonalDataLevel level) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:1/appeals/sstu");
    settings.put("apiKey", "file:appeals.api-key.sha256");
    settings.put("departmentId", DEPARTMENT);
    settings.put(
        "departments", "Министерство «Дороги» = " + OTHER_DEPARTMENT + "; Иное = " + DEPARTMENT);
    settings.putAll(more);
    Party plain =
        new Party(
            APPEALS,
            "Обращения граждан",
            "appeals",
            settings,
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
            1);
    return level == PersonalDataLevel.P0 ? plain : atLevel(plain, level);
  }

  private static Party atLevel(Party party, PersonalDataLevel level) {
    return new Party(
        party.name(),
        party.title(),
        party.adapter(),
        party.settings(),
        party.retry(),
        party.consumers(),
        level,
        party.organisation());
  }

  /** Lets in who shows {@link #KEY}. */
  static AppealEntrance entrance(RegistrationIntake registrations) {
    return new AppealEntrance(directory(party(Map.of())), new ApiKey(secrets()), registrations);
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

  /** The one file there is. */
  static ContentStore contents() {
    return new ContentStore() {
      @Override
      public ContentRef store(InputStream content, long limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public InputStream open(ContentRef content) {
        return new ByteArrayInputStream(LETTER);
      }

      @Override
      public Optional<ContentRef> find(String hash) {
        return Optional.of(CONTENT).filter(content -> content.hash().equals(hash));
      }
    };
  }

  /** A registration as {@code golden/direct.registration.json} has it, under that number. */
  static ObjectNode registration(String number) {
    return ((ObjectNode) json(golden("direct.registration.json"))).put("number", number);
  }

  static JsonNode json(String text) {
    return AppealsJson.MAPPER.readTree(text);
  }

  static String golden(String name) {
    try {
      return Files.readString(resource("golden/" + name)).stripTrailing();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(AppealsFixture.class.getResource(name), name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static AcceptedMessage accepted(String registration) {
    return new AcceptedMessage(
        APPEAL,
        APPEALS,
        new ExternalId("any"),
        "",
        MessageKind.CITIZEN_MESSAGE,
        "any",
        WireBytes.of(AppealsJson.TYPE, registration.getBytes(StandardCharsets.UTF_8)),
        "00",
        Map.of(),
        NOW,
        null,
        null);
  }

  /** The answer is of the night in which it is the next day in the region already. */
  static Reply reply(ReplyKind kind, @Nullable String number) {
    return new Reply(
        "r-17", kind, "Уважаемая Анна Ивановна!", number, Instant.parse("2026-01-30T22:30:00Z"));
  }

  static Attachment file(String name) {
    return new Attachment(name, "application/pdf", CONTENT, null);
  }

  static StatusUpdate update(CanonicalStatus status, @Nullable Reply reply) {
    return new StatusUpdate(
        "019aa000-0000-7000-8000-0000000000aa",
        status,
        "слово органа",
        null,
        "Министерство \"дороги\"",
        Instant.parse("2026-01-31T12:00:00Z"),
        2,
        reply);
  }

  /** An answer with its file. */
  static StatusUpdate answer(CanonicalStatus status) {
    return update(status, reply(ReplyKind.FINAL, "01-17/26").with(List.of(file("otvet.pdf"))));
  }

  static OutboundMessage outbound(StatusUpdate update) {
    return outbound(update, APPEAL);
  }

  static OutboundMessage outbound(StatusUpdate update, @Nullable MessageId appeal) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            CAUSE,
            CASE,
            APPEALS,
            APPEALS,
            MessageKind.STATUS_UPDATE,
            "019aa000-0000-7000-8000-000000000005",
            appeal == null ? null : new ExternalId("А26-01-1"),
            appeal,
            1,
            Priority.NORMAL,
            "answers",
            null,
            null),
        update);
  }
}
