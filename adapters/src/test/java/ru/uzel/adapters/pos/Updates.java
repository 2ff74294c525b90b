package ru.uzel.adapters.pos;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;

/** Status updates on their way to ПОС. */
final class Updates {

  static final Instant AT = Instant.parse("2026-01-07T21:30:00Z");

  private Updates() {}

  static StatusUpdate of(CanonicalStatus status) {
    return new StatusUpdate("ref", status, status.name(), null, "Управление дорог", AT, 3, null);
  }

  static StatusUpdate answered(CanonicalStatus status, String text) {
    return new StatusUpdate(
        "ref",
        status,
        status.name(),
        null,
        "Управление дорог",
        AT,
        3,
        new Reply("r-1", ReplyKind.FINAL, text, "12-исх", AT));
  }

  static OutboundMessage outbound(@Nullable String number, long sequence, HubMessage message) {
    return new OutboundMessage(
        new Envelope(
            new MessageId(new UUID(0x7000L, 1)),
            new MessageId(new UUID(0x7000L, 2)),
            new CaseId(new UUID(0x7000L, 3)),
            new PartyName("pos"),
            new PartyName("pos"),
            message.kind(),
            "reference",
            number == null ? null : new ExternalId(number),
            null,
            sequence,
            Priority.NORMAL,
            "back-to-pos",
            null,
            null),
        message);
  }
}
