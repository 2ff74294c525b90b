package ru.uzel.journal;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.message.ExternalId;

/** The one form in which a record is hashed; see the package. */
final class CanonicalRecord {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private CanonicalRecord() {}

  /** The record as the database will give it back. */
  static JournalRecord storable(JournalRecord record, @Nullable String payloadHash) {
    return new JournalRecord(
        record.eventId(),
        record.at().truncatedTo(ChronoUnit.MICROS),
        record.type(),
        record.outcome(),
        record.party(),
        record.caseId(),
        record.messageId(),
        record.causationId(),
        record.externalId() == null ? null : new ExternalId(text(record.externalId().value())),
        optionalText(record.failure()),
        text(record.detail()),
        payloadHash,
        optionalText(record.traceId()),
        text(record.configRevision()));
  }

  static byte[] bytes(JournalRecord record) {
    // In the order of RFC 8785 §3.2.3.
    StringBuilder json = new StringBuilder(512).append('{');
    member(json, "at", TIME.format(record.at()));
    member(json, "caseId", record.caseId());
    member(json, "causationId", record.causationId());
    member(json, "configRevision", record.configRevision());
    member(json, "detail", record.detail());
    member(json, "eventId", record.eventId());
    member(json, "externalId", record.externalId());
    member(json, "failure", record.failure());
    member(json, "messageId", record.messageId());
    member(json, "outcome", record.outcome().name());
    member(json, "party", record.party());
    member(json, "payloadHash", record.payloadHash());
    member(json, "traceId", record.traceId());
    member(json, "type", record.type().name());
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void member(StringBuilder json, String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (json.length() > 1) {
      json.append(',');
    }
    json.append('"').append(name).append("\":\"");
    escape(json, value.toString());
    json.append('"');
  }

  /** RFC 8785 §3.2.2.2. */
  private static void escape(StringBuilder json, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < ' ') {
            json.append("\\u00")
                .append(c < 0x10 ? '0' : '1')
                .append(Character.forDigit(c & 15, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
  }

  private static @Nullable String optionalText(@Nullable String text) {
    return text == null ? null : text(text);
  }

  private static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return withoutUnstorable(text);
      }
    }
    return text;
  }

  private static String withoutUnstorable(String text) {
    return text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
