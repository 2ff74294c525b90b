package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

class CanonicalRecordTest {

  private static final UUID ID = UUID.fromString("018f4e10-0000-7000-8000-00000000000A");

  @Test
  void writesEveryMemberInOneFormForAllTime() {
    JournalRecord record =
        new JournalRecord(
            ID,
            Instant.parse("2026-11-21T12:00:00.5Z"),
            JournalType.OUTPUT,
            JournalOutcome.FAILURE,
            new PartyName("roads"),
            new CaseId(ID),
            new MessageId(ID),
            new MessageId(ID),
            new ExternalId("№ 17"),
            "partner-failed",
            "a \"b\" \\ \n\t\u0001\u001f \u007f 😀",
            "ab".repeat(32),
            "0af7651916cd43dd8448eb211c80319c",
            "c0ffee");

    String id = "\"018f4e10-0000-7000-8000-00000000000a\"";
    assertThat(new String(CanonicalRecord.bytes(record), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-21T12:00:00.500000Z\",\"caseId\":"
                + id
                + ",\"causationId\":"
                + id
                + ",\"configRevision\":\"c0ffee\""
                + ",\"detail\":\"a \\\"b\\\" \\\\ \\n\\t\\u0001\\u001f \u007f 😀\""
                + ",\"eventId\":"
                + id
                + ",\"externalId\":\"№ 17\",\"failure\":\"partner-failed\",\"messageId\":"
                + id
                + ",\"outcome\":\"FAILURE\",\"party\":\"roads\",\"payloadHash\":\""
                + "ab".repeat(32)
                + "\",\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"type\":\"OUTPUT\"}");
  }

  @Test
  void leavesAbsentMembersOut() {
    JournalRecord record = Samples.bare(JournalType.LIFECYCLE, Samples.NOON);

    assertThat(new String(CanonicalRecord.bytes(record), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-21T12:00:00.000000Z\",\"configRevision\":\"rev\",\"detail\":\"\""
                + ",\"eventId\":\""
                + record.eventId()
                + "\",\"outcome\":\"SUCCESS\",\"type\":\"LIFECYCLE\"}");
  }

  @Test
  void cutsAndReplacesWhatTheDatabaseCannotKeep() {
    JournalRecord record =
        Samples.full(Samples.NOON.plusNanos(123_456_789), "nul \u0000, half \uD83D!", "\uDE00 id");

    JournalRecord storable = CanonicalRecord.storable(record, null);

    assertThat(storable.at()).isEqualTo(Samples.NOON.plusNanos(123_456_000));
    assertThat(storable.detail()).isEqualTo("nul \uFFFD, half \uFFFD!");
    assertThat(storable.externalId()).isEqualTo(new ExternalId("\uFFFD id"));
  }
}
