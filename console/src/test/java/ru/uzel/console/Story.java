package ru.uzel.console;

import static ru.uzel.console.FakeHub.NOW;
import static ru.uzel.console.FakeHub.PORTAL;
import static ru.uzel.console.FakeHub.POS;
import static ru.uzel.console.FakeHub.ROADS;
import static ru.uzel.console.FakeHub.UTILITIES;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueRole;

/**
 * A night in which much went wrong: one body is away, another refused a message for good, a
 * category nobody mapped, a stranger at the door; and a case of two channels that came through.
 */
final class Story {

  static final CaseId CASE = CaseId.parse("01a21b5d-4f42-7000-8d2a-55a88fba5bb5");
  static final CaseId WAITING_CASE = CaseId.parse("01a21b5d-4f42-7000-8d2a-55a88fba5b00");
  static final CaseId NO_CASE = CaseId.parse("01a21b5d-4f42-7000-8d2a-000000000000");
  static final MessageId OPENING = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000001");
  static final MessageId ASSIGNMENT = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000002");
  static final MessageId JOINING = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000003");
  static final MessageId UPDATE = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000004");
  static final MessageId ANSWER = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000005");
  static final MessageId REPETITION = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000006");
  static final MessageId WAITING = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000007");
  static final MessageId STUCK = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000008");
  static final MessageId PARKED = MessageId.parse("01a21b5d-4f42-7000-8d2a-000000000009");
  static final MessageId DEAD = MessageId.parse("01a21b5d-4f42-7000-8d2a-00000000000a");
  static final MessageId INQUIRY = MessageId.parse("01a21b5d-4f42-7000-8d2a-00000000000b");
  static final String REFERENCE = "5d1c3f10-cb43-11f0-9d2e-0242ac120002";

  private final FakeHub hub = new FakeHub();
  private Instant at = NOW.minus(Duration.ofHours(9));

  static FakeHub told() {
    Story story = new Story();
    story.caseOfTwoChannels();
    story.bodyThatIsAway();
    story.restOfTheNight();
    return story.hub;
  }

  private void caseOfTwoChannels() {
    note(
        JournalType.ATTACHED,
        POS,
        null,
        OPENING,
        null,
        "300017",
        null,
        "came with the message: 48213 bytes");
    note(JournalType.ACCEPTED, POS, null, OPENING, null, "300017", null, "file");
    Instant opened = note(JournalType.DECIDED, POS, CASE, OPENING, null, "300017", null, "opened");
    note(
        JournalType.OUTPUT,
        UTILITIES,
        CASE,
        ASSIGNMENT,
        OPENING,
        REFERENCE,
        null,
        "flow utilities, priority NORMAL");
    note(
        JournalType.PREPARED,
        UTILITIES,
        CASE,
        ASSIGNMENT,
        OPENING,
        REFERENCE,
        null,
        "text/xml;charset=UTF-8");
    for (int attempt = 1; attempt <= 37; attempt++) {
      note(
          JournalType.ATTEMPT_FAILED,
          UTILITIES,
          CASE,
          ASSIGNMENT,
          OPENING,
          REFERENCE,
          FailureCode.PARTNER_FAILED,
          "attempt " + attempt + ": HTTP status 502 instead of SOAP");
    }
    note(
        JournalType.DELIVERED,
        UTILITIES,
        CASE,
        ASSIGNMENT,
        OPENING,
        REFERENCE,
        null,
        "queued; attempt 38");
    note(JournalType.ACCEPTED, PORTAL, null, JOINING, null, "post-7", null, "api-key");
    Instant joined =
        note(
            JournalType.DECIDED,
            PORTAL,
            CASE,
            JOINING,
            null,
            "post-7",
            null,
            "joined: the same problem in another channel");
    note(
        JournalType.DUPLICATE,
        POS,
        CASE,
        REPETITION,
        OPENING,
        "300017",
        null,
        "recognised in the flow");
    note(JournalType.ACCEPTED, UTILITIES, null, UPDATE, null, "u-1", null, "signature");
    Instant applied =
        note(JournalType.DECIDED, UTILITIES, CASE, UPDATE, null, "u-1", null, "applied RESOLVED");
    note(
        JournalType.OUTPUT,
        POS,
        CASE,
        ANSWER,
        UPDATE,
        "300017",
        null,
        "flow answers, priority NORMAL");
    note(
        JournalType.PREPARED,
        POS,
        CASE,
        ANSWER,
        UPDATE,
        "300017",
        null,
        "application/vnd.openxmlformats");
    note(JournalType.DELIVERED, POS, CASE, ANSWER, UPDATE, "300017", null, "written");
    hub.outlines.put(
        CASE,
        new CaseOutline(
            CASE,
            "RESOLVED",
            "NORMAL",
            "Мусор",
            "litter",
            opened,
            opened,
            applied,
            List.of(
                new CaseOutline.Origin(POS, new ExternalId("300017"), OPENING, opened),
                new CaseOutline.Origin(PORTAL, new ExternalId("post-7"), JOINING, joined))));
    fact(
        CASE,
        OPENING,
        "OPENED",
        "CitizenMessage",
        POS,
        "300017",
        opened,
        "RECEIVED",
        null,
        known(
            "category",
            "Мусор",
            "sector",
            "TKO",
            "problem",
            "litter",
            "files",
            "1",
            "fastTrack",
            "false",
            "legalRegime",
            "ORDINARY"));
    fact(
        CASE,
        JOINING,
        "JOINED",
        "CitizenMessage",
        PORTAL,
        "post-7",
        joined,
        "RECEIVED",
        null,
        known("category", "litter"));
    fact(
        CASE,
        MessageId.next(),
        "STORED",
        "StatusUpdate",
        UTILITIES,
        "u-0",
        applied.minusSeconds(2),
        "RECEIVED",
        "late: sequence 1 after 2",
        Map.of());
    fact(
        CASE,
        UPDATE,
        "APPLIED",
        "StatusUpdate",
        UTILITIES,
        "u-1",
        applied,
        "RESOLVED",
        null,
        known("replyKind", "FINAL", "files", "2", "at", "2026-11-27T03:00:00Z"));
    fact(
        CASE,
        MessageId.next(),
        "MEASURED",
        "PatienceOfResidents",
        UTILITIES,
        "m-1",
        applied.plusSeconds(60),
        "RESOLVED",
        null,
        known(
            "score",
            "4.5",
            "dueAt",
            "2026-12-01T09:00:00Z",
            "repeated",
            "true",
            "closed",
            "closed"));
    hub.outputs.put(
        CASE,
        List.of(
            new CaseOutput(
                ASSIGNMENT,
                OPENING,
                UTILITIES,
                "utilities",
                "CitizenMessage",
                REFERENCE,
                1,
                "NORMAL"),
            new CaseOutput(ANSWER, UPDATE, POS, "answers", "StatusUpdate", "300017", 1, "NORMAL"),
            new CaseOutput(
                MessageId.next(),
                UPDATE,
                PORTAL,
                "answers",
                "StatusUpdate",
                "post-7",
                1,
                "NORMAL")));
  }

  private void bodyThatIsAway() {
    note(JournalType.ACCEPTED, PORTAL, null, WAITING, null, "a-71", null, "api-key");
    Instant opened =
        note(JournalType.DECIDED, PORTAL, WAITING_CASE, WAITING, null, "a-71", null, "opened");
    note(
        JournalType.OUTPUT,
        ROADS,
        WAITING_CASE,
        STUCK,
        WAITING,
        "r-71",
        null,
        "flow roads, priority INCIDENT");
    note(
        JournalType.PREPARED,
        ROADS,
        WAITING_CASE,
        STUCK,
        WAITING,
        "r-71",
        null,
        "text/xml;charset=UTF-8");
    note(
        JournalType.ATTEMPT_FAILED,
        ROADS,
        WAITING_CASE,
        STUCK,
        WAITING,
        "r-71",
        FailureCode.PARTNER_UNREACHABLE,
        "attempt 1: http://smev3-n0.test.gosuslugi.ru:7500/smev/v1.2/ws cannot be reached: Connection refused");
    fact(
        WAITING_CASE,
        WAITING,
        "OPENED",
        "CitizenMessage",
        PORTAL,
        "a-71",
        opened,
        "RECEIVED",
        null,
        known("category", "pothole", "sector", "ROADS"));
    hub.outlines.put(
        WAITING_CASE,
        new CaseOutline(
            WAITING_CASE,
            "RECEIVED",
            "INCIDENT",
            "pothole",
            null,
            opened,
            opened,
            opened,
            List.of(new CaseOutline.Origin(PORTAL, new ExternalId("a-71"), WAITING, opened))));
    hub.states.put(
        ROADS,
        new PartyState(
            ROADS,
            true,
            "http://smev3-n0.test.gosuslugi.ru:7500/smev/v1.2/ws cannot be reached: Connection refused",
            NOW.plusSeconds(42),
            3));
    hub.queue(ROADS, QueueRole.SEND, 1284, Duration.ofHours(8));
    hub.queue(ROADS, QueueRole.HELD, 7, Duration.ofHours(2));
  }

  private void restOfTheNight() {
    note(JournalType.ACCEPTED, POS, null, PARKED, null, "300018", null, "file");
    note(
        JournalType.PARKED,
        POS,
        null,
        PARKED,
        null,
        "300018",
        FailureCode.UNKNOWN_CATEGORY,
        "no sector is known for POS category Связь и телевидение");
    hub.queue(POS, QueueRole.PARKING, 2, Duration.ofMinutes(95));
    note(
        JournalType.OUTPUT,
        UTILITIES,
        CASE,
        DEAD,
        UPDATE,
        "d-1",
        null,
        "flow utilities, priority NORMAL");
    note(
        JournalType.DEAD_LETTERED,
        UTILITIES,
        CASE,
        DEAD,
        UPDATE,
        "d-1",
        FailureCode.PARTNER_REFUSED,
        "after attempt 1: СМЭВ refused: обратитесь к Ивановой А. П., +7 (912) 345-67-89, ivanova@example.org");
    note(
        JournalType.OPERATOR,
        UTILITIES,
        CASE,
        DEAD,
        null,
        "d-1",
        null,
        "retry by Иванова Анна Петровна: позвонила в орган");
    hub.queue(UTILITIES, QueueRole.DEAD, 1, Duration.ofDays(3));
    note(
        JournalType.REFUSED,
        PORTAL,
        null,
        null,
        null,
        "x-9",
        FailureCode.UNAUTHENTICATED,
        "the api_key is not known; from 203.0.113.7");
    note(
        JournalType.SECURITY,
        PORTAL,
        null,
        null,
        null,
        "x-9",
        FailureCode.UNAUTHENTICATED,
        "the api_key is not known; from 203.0.113.7");
    note(JournalType.ACCEPTED, PORTAL, null, INQUIRY, null, "i-1", null, "signature");
    note(
        JournalType.DECIDED,
        PORTAL,
        NO_CASE,
        INQUIRY,
        null,
        "i-1",
        null,
        "answered at once, without effect");
  }

  static Map<String, String> known(String... pairs) {
    Map<String, String> known = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      known.put(pairs[i], pairs[i + 1]);
    }
    return known;
  }

  private void fact(
      CaseId id,
      MessageId message,
      String decision,
      String kind,
      PartyName party,
      String number,
      Instant when,
      String status,
      @Nullable String reason,
      Map<String, String> known) {
    hub.facts.add(
        new CaseFact(
            id,
            hub.facts.size() + 1L,
            message,
            decision,
            kind,
            party,
            new ExternalId(number),
            when,
            when,
            status,
            reason,
            null,
            null,
            known));
  }

  private Instant note(
      JournalType type,
      PartyName party,
      @Nullable CaseId caseId,
      @Nullable MessageId id,
      @Nullable MessageId causation,
      String number,
      @Nullable FailureCode failure,
      String detail) {
    at = at.plusMillis(61_234);
    hub.records.add(
        new JournalRecord(
            new UUID(0, hub.records.size()),
            at,
            type,
            failure == null ? JournalOutcome.SUCCESS : JournalOutcome.FAILURE,
            party,
            caseId,
            id,
            causation,
            new ExternalId(number),
            failure == null ? null : failure.wireName(),
            detail,
            null,
            "0af7651916cd43dd8448eb211c80319c",
            "c0ffee"));
    return at;
  }

  /** Many messages, so that lists have pages. */
  static FakeHub busy(int messages) {
    Story story = new Story();
    for (int i = 0; i < messages; i++) {
      MessageId id = new MessageId(new UUID(0x01a21b5d4f427000L, 0x8d2a000000001000L + i));
      story.note(JournalType.ACCEPTED, POS, null, id, null, "n-" + i, null, "file");
    }
    return story.hub;
  }
}
