package ru.uzel.mocks.smev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A request that СМЭВ has taken: its sender, what it says around its content, and where an answer
 * to it goes.
 *
 * @param replyTo made by СМЭВ; opaque to whoever answers
 */
record TakenRequest(
    String messageId,
    Sender sender,
    MessageType type,
    String replyTo,
    @Nullable String referenceId,
    @Nullable String transactionCode,
    @Nullable String node,
    @Nullable Instant endOfLife,
    boolean test) {

  static TakenRequest read(
      SmevNamespaces ns, Element data, Sender sender, Element content, String replyTo) {
    return new TakenRequest(
        Dom.text(data, ns.types(), "MessageID").orElse(""),
        sender,
        MessageType.of(content),
        replyTo,
        Dom.text(data, ns.types(), "ReferenceMessageID").orElse(null),
        Dom.text(data, ns.types(), "TransactionCode").orElse(null),
        Dom.text(data, ns.types(), "NodeID").orElse(null),
        Dom.text(data, ns.types(), "EOL").map(TakenRequest::time).orElse(null),
        Dom.child(data, ns.types(), "TestMessage").isPresent());
  }

  boolean hasEnded(Instant now) {
    return endOfLife != null && !endOfLife.isAfter(now);
  }

  private static Instant time(String text) {
    try {
      // xs:dateTime may lack its zone; the emulator's own is UTC.
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip(), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : Instant.from(time);
    } catch (DateTimeException e) {
      throw SmevFault.invalidContent("EOL: no xs:dateTime");
    }
  }
}
