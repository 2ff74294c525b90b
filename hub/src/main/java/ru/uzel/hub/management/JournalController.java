package ru.uzel.hub.management;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** Searches the journal. */
@RestController
class JournalController {

  private static final int MOST = 10_000;

  private final JournalSearch search;

  JournalController(JournalSearch search) {
    this.search = search;
  }

  /** The head as it was before the search, and the records found. */
  record Found(JournalHead head, List<RecordLine> records) {}

  @GetMapping("/manage/journal")
  Found find(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "1000") int limit,
      @RequestParam @Nullable String party,
      @RequestParam @Nullable JournalType type,
      @RequestParam @Nullable JournalOutcome outcome,
      @RequestParam @Nullable UUID caseId,
      @RequestParam @Nullable UUID messageId,
      @RequestParam @Nullable String externalId,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant to) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is 1 to " + MOST);
    }
    JournalHead head = search.head();
    List<RecordLine> records =
        search
            .find(
                new JournalQuery(
                    caseId == null ? null : new CaseId(caseId),
                    messageId == null ? null : new MessageId(messageId),
                    party == null ? null : new PartyName(party),
                    type,
                    outcome,
                    externalId,
                    from,
                    to,
                    after,
                    limit))
            .stream()
            .map(RecordLine::of)
            .toList();
    return new Found(head, records);
  }

  @GetMapping("/manage/journal/payloads/{hash}")
  ResponseEntity<byte[]> payload(@PathVariable String hash) {
    WireBytes wire =
        search
            .payload(hash)
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.NOT_FOUND,
                        Origin.CLIENT,
                        "no payload is kept under that hash",
                        "hash"));
    // Bytes from outside: a browser must neither guess their type nor run what is in them.
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, wire.contentType())
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + hash + "\"")
        .body(wire.bytes());
  }
}
