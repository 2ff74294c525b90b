package ru.uzel.adapters.social;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
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
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Invented posts, and answers with fixed ids, so that golden files can name them. */
final class SocialFixture {

  static final PartyName SOCIAL = new PartyName("social");
  static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String TOKEN = "an-invented-token";

  /** «secret» of twenty-four bytes, in base64. */
  static final String SECRET = "whsec_c2VjcmV0IG9mIHRoZSBtb25pdG9yaW5nIQ==";

  static final String AUTHOR = "id700100200";
  static final String TEXT = "Яма 🕳️ у дома 7, объезда нет! E\u0301";

  private SocialFixture() {}

  static Secrets secrets() {
    return reference -> reference.contains("token") ? TOKEN + "\n" : SECRET + "\n";
  }

  static Party party(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:1/social");
    settings.put("token", "file:social.token");
    settings.put("webhookSecret", "file:social.webhook-secret");
    settings.putAll(more);
    return new Party(
        SOCIAL,
        "Мониторинг соцсетей",
        "social",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        4);
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

  /** A post as {@code golden/published.post.json} has it, under that id. */
  static ObjectNode post(String id) {
    ObjectNode post = (ObjectNode) json(golden("published.post.json"));
    return post.put("id", id);
  }

  static ObjectNode ref(ObjectNode post) {
    return (ObjectNode) post.required("socialRef");
  }

  static JsonNode json(String text) {
    return SocialJson.MAPPER.readTree(text);
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
      return Path.of(Objects.requireNonNull(SocialFixture.class.getResource(name), name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static AcceptedMessage accepted(String post) {
    MemoryIntake intake = new MemoryIntake(NOW);
    new PostIntake(intake, CLOCK)
        .take(
            party(Map.of()),
            json(post),
            WireBytes.of(SocialJson.TYPE, post.getBytes(StandardCharsets.UTF_8)),
            "127.0.0.1",
            "feed",
            null);
    InboundMessage taken = intake.accepted.get(0);
    return MemoryIntake.asAccepted(taken, NOW);
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

  static OutboundMessage outbound(StatusUpdate update, @Nullable String post) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            MessageId.parse("019aa000-0000-7000-8000-000000000003"),
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            SOCIAL,
            SOCIAL,
            MessageKind.STATUS_UPDATE,
            "019aa000-0000-7000-8000-000000000005",
            post == null ? null : new ExternalId(post),
            null,
            1,
            Priority.NORMAL,
            "answers",
            null,
            null),
        update);
  }
}
