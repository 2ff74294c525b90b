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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
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
  static final MessageId OPENING = message(1);
  static final MessageId ASSIGNMENT = message(2);
  static final MessageId JOINING = message(3);
  static final MessageId UPDATE = message(4);
  static final MessageId ANSWER = message(5);
  static final MessageId REPETITION = message(6);
  static final MessageId WAITING = message(7);
  static final MessageId STUCK = message(8);
  static final MessageId DEAD = message(10);
  static final String REFERENCE = "5d1c3f10-cb43-11f0-9d2e-0242ac120002";

  private static final Duration STEP = Duration.ofMillis(61_234);
  private static final Instant EVENING = NOW.minus(Duration.ofHours(9));

  private static final String AWAY =
      "http://smev3-n0.test.gosuslugi.ru:7500/smev/v1.2/ws cannot be reached: Connection refused";

  /** Type, party, case, message, its cause, number, failure, detail. */
  private static final String CAME_THROUGH =
      """
      ATTACHED       | pos       |   |  1 |   | 300017 |                | came with the message: 48213 bytes
      ACCEPTED       | pos       |   |  1 |   | 300017 |                | drop-folder
      DECIDED        | pos       | C |  1 |   | 300017 |                | opened
      OUTPUT         | utilities | C |  2 | 1 | REF    |                | flow utilities, priority NORMAL
      PREPARED       | utilities | C |  2 | 1 | REF    |                | text/xml;charset=UTF-8
      """;

  private static final String FAILED =
      "ATTEMPT_FAILED | utilities | C | 2 | 1 | REF | partner-failed | attempt %d: HTTP status 502 instead of SOAP%n";

  private static final String LATER =
      """
      DELIVERED      | utilities | C |  2 | 1 | REF    |                     | queued; attempt 38
      ACCEPTED       | regional  |   |  3 |   | post-7 |                     | api-key
      DECIDED        | regional  | C |  3 |   | post-7 |                     | joined: the same problem in another channel
      DUPLICATE      | pos       | C |  6 | 1 | 300017 |                     | recognised in the flow
      ACCEPTED       | utilities |   |  4 |   | u-1    |                     | valid, signed by CN=Иванова Анна,O=Орган
      DECIDED        | utilities | C |  4 |   | u-1    |                     | applied RESOLVED
      OUTPUT         | pos       | C |  5 | 4 | 300017 |                     | flow answers, priority NORMAL
      PREPARED       | pos       | C |  5 | 4 | 300017 |                     | application/vnd.openxmlformats
      DELIVERED      | pos       | C |  5 | 4 | 300017 |                     | written
      ACCEPTED       | regional  |   |  7 |   | a-71   |                     | api-key
      DECIDED        | regional  | W |  7 |   | a-71   |                     | opened
      OUTPUT         | roads     | W |  8 | 7 | r-71   |                     | flow roads, priority INCIDENT
      PREPARED       | roads     | W |  8 | 7 | r-71   |                     | text/xml;charset=UTF-8
      ATTEMPT_FAILED | roads     | W |  8 | 7 | r-71   | partner-unreachable | attempt 1: AWAY
      ACCEPTED       | pos       |   |  9 |   | 300018 |                     | drop-folder
      PARKED         | pos       |   |  9 |   | 300018 | unknown-category    | no sector is known for POS category Связь и телевидение
      OUTPUT         | utilities | C | 10 | 4 | d-1    |                     | flow utilities, priority NORMAL
      DEAD_LETTERED  | utilities | C | 10 | 4 | d-1    | partner-refused     | after attempt 1: СМЭВ refused: обратитесь к Ивановой А. П., +7 (912) 345-67-89, ivanova@example.org
      OPERATOR       | utilities | C | 10 |   | d-1    |                     | retry by Иванова Анна Петровна: позвонила в орган
      REFUSED        | regional  |   |    |   | x-9    | unauthenticated     | the api_key is not known; from 203.0.113.7
      SECURITY       | regional  |   |    |   | x-9    | unauthenticated     | the api_key is not known; from 203.0.113.7
      ACCEPTED       | regional  |   | 11 |   | i-1    |                     | api-key
      DECIDED        | regional  | N | 11 |   | i-1    |                     | answered at once, without effect
      """;

  private static final Map<String, CaseId> CASES =
      Map.of("C", CASE, "W", WAITING_CASE, "N", NO_CASE);

  private final FakeHub hub = new FakeHub();

  static FakeHub told() {
    Story story = new Story();
    story.tell(CAME_THROUGH);
    IntStream.rangeClosed(1, 37).forEach(attempt -> story.tell(FAILED.formatted(attempt)));
    story.tell(LATER);
    story.decideTheCase();
    story.decideTheWaitingCase();
    story.fillTheQueues();
    SampleSlices.tell(story.hub);
    return story.hub;
  }

  /** Many messages, so that lists have pages. */
  static FakeHub busy(int messages) {
    Story story = new Story();
    IntStream.range(0, messages)
        .forEach(i -> story.tell("ACCEPTED|pos||%d||n-%d||drop-folder".formatted(4096 + i, i)));
    return story.hub;
  }

  private static MessageId message(int number) {
    return new MessageId(new UUID(0x01a21b5d4f427000L, 0x8d2a000000000000L + number));
  }

  private void tell(String records) {
    for (String line : records.strip().lines().toList()) {
      String[] said = line.split("\\|", -1);
      for (int i = 0; i < said.length; i++) {
        said[i] = said[i].strip();
      }
      hub.records.add(
          new JournalRecord(
              new UUID(0, hub.records.size()),
              EVENING.plus(STEP.multipliedBy(hub.records.size() + 1L)),
              JournalType.valueOf(said[0]),
              said[6].isEmpty() ? JournalOutcome.SUCCESS : JournalOutcome.FAILURE,
              new PartyName(said[1]),
              CASES.get(said[2]),
              said[3].isEmpty() ? null : message(Integer.parseInt(said[3])),
              said[4].isEmpty() ? null : message(Integer.parseInt(said[4])),
              new ExternalId(said[5].replace("REF", REFERENCE)),
              said[6].isEmpty() ? null : said[6],
              said[7].replace("AWAY", AWAY),
              null,
              "0af7651916cd43dd8448eb211c80319c",
              "c0ffee"));
    }
  }

  /** When it was decided about that message. */
  private Instant decided(MessageId id) {
    return hub.records.stream()
        .filter(record -> record.type() == JournalType.DECIDED && id.equals(record.messageId()))
        .findFirst()
        .orElseThrow()
        .at();
  }

  private void decideTheCase() {
    Instant opened = decided(OPENING);
    Instant joined = decided(JOINING);
    Instant applied = decided(UPDATE);
    outline(
        new CaseOutline(
            CASE,
            "RESOLVED",
            "NORMAL",
            "Мусор",
            "litter",
            opened,
            opened,
            applied,
            List.of(origin(POS, "300017", OPENING), origin(PORTAL, "post-7", JOINING))));
    fact(
        CASE,
        OPENING,
        "OPENED CitizenMessage RECEIVED",
        POS,
        opened,
        null,
        "category=Мусор sector=TKO problem=litter files=1 fastTrack=false legalRegime=ORDINARY");
    fact(CASE, JOINING, "JOINED CitizenMessage RECEIVED", PORTAL, joined, null, "category=litter");
    fact(
        CASE,
        message(20),
        "STORED StatusUpdate RECEIVED",
        UTILITIES,
        applied.minusSeconds(2),
        "late: sequence 1 after 2",
        "");
    fact(
        CASE,
        UPDATE,
        "APPLIED StatusUpdate RESOLVED",
        UTILITIES,
        applied,
        null,
        "replyKind=FINAL files=2 at=2026-11-27T03:00:00Z");
    fact(
        CASE,
        message(21),
        "MEASURED PatienceOfResidents RESOLVED",
        UTILITIES,
        applied.plusSeconds(60),
        null,
        "score=4.5 dueAt=2026-12-01T09:00:00Z repeated=true closed=closed");
    hub.outputs.put(
        CASE,
        List.of(
            output(ASSIGNMENT, OPENING, UTILITIES, "utilities CitizenMessage " + REFERENCE),
            output(ANSWER, UPDATE, POS, "answers StatusUpdate 300017"),
            output(message(22), UPDATE, PORTAL, "answers StatusUpdate post-7")));
  }

  private void decideTheWaitingCase() {
    Instant opened = decided(WAITING);
    outline(
        new CaseOutline(
            WAITING_CASE,
            "RECEIVED",
            "INCIDENT",
            "pothole",
            null,
            opened,
            opened,
            opened,
            List.of(origin(PORTAL, "a-71", WAITING))));
    fact(
        WAITING_CASE,
        WAITING,
        "OPENED CitizenMessage RECEIVED",
        PORTAL,
        opened,
        null,
        "category=pothole sector=ROADS");
  }

  private void fillTheQueues() {
    hub.states.put(ROADS, new PartyState(ROADS, true, AWAY, NOW.plusSeconds(42), 3));
    hub.queue(ROADS, QueueRole.SEND, 1284, Duration.ofHours(8));
    hub.queue(ROADS, QueueRole.HELD, 7, Duration.ofHours(2));
    hub.queue(POS, QueueRole.PARKING, 2, Duration.ofMinutes(95));
    hub.queue(UTILITIES, QueueRole.DEAD, 1, Duration.ofDays(3));
  }

  private void outline(CaseOutline outline) {
    hub.outlines.put(outline.caseId(), outline);
  }

  private CaseOutline.Origin origin(PartyName party, String number, MessageId id) {
    return new CaseOutline.Origin(party, new ExternalId(number), id, decided(id));
  }

  /**
   * @param words decision, kind, and status after it
   * @param known particulars, parted by blanks
   */
  private void fact(
      CaseId id,
      MessageId message,
      String words,
      PartyName party,
      Instant at,
      @Nullable String reason,
      String known) {
    String[] word = words.split(" ", -1);
    Map<String, String> particulars = new LinkedHashMap<>();
    for (String pair : known.isEmpty() ? new String[0] : known.split(" ", -1)) {
      particulars.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    hub.facts.add(
        new CaseFact(
            id,
            hub.facts.size() + 1L,
            message,
            word[0],
            word[1],
            party,
            new ExternalId("f-" + hub.facts.size()),
            at,
            at,
            word[2],
            reason,
            null,
            null,
            particulars));
  }

  /**
   * @param words flow, kind and reference
   */
  private static CaseOutput output(
      MessageId id, MessageId causation, PartyName target, String words) {
    String[] word = words.split(" ", -1);
    return new CaseOutput(id, causation, target, word[0], word[1], word[2], 1, "NORMAL");
  }
}
