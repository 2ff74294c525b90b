package ru.uzel.adapters.regional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;

/** Invented messages with fixed ids, so that golden files can name them. */
final class RegionalFixture {

  static final MessageId REQUEST = MessageId.parse("019aa000-0000-7000-8000-000000000001");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

  private RegionalFixture() {}

  static AcceptedMessage accepted(String form) {
    return new AcceptedMessage(
        REQUEST,
        InMemoryHub.REGIONAL,
        new ExternalId("key:r-1"),
        "",
        MessageKind.CITIZEN_MESSAGE,
        "g1",
        WireBytes.of("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8)),
        "00",
        Map.of(),
        InMemoryHub.RECEIVED,
        null,
        null);
  }

  static StatusUpdate update(CanonicalStatus status, @Nullable String reply) {
    Instant at = Instant.parse("2026-11-20T12:00:00.123Z");
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

  static OutboundMessage outbound(StatusUpdate update, @Nullable MessageId subject) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            MessageId.parse("019aa000-0000-7000-8000-000000000003"),
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            InMemoryHub.REGIONAL,
            InMemoryHub.REGIONAL,
            MessageKind.STATUS_UPDATE,
            "019aa000-0000-7000-8000-000000000005",
            new ExternalId("key:r-1"),
            subject,
            1,
            Priority.NORMAL,
            "answers",
            null,
            null),
        update);
  }
}
