package ru.uzel.hub.management;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.content.ContentStore;
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

/** Searches the journal. */
@RestController
class JournalController {

  private static final int MOST = 10_000;

  private final JournalSearch search;
  private final ContentStore contents;

  JournalController(JournalSearch search, ContentStore contents) {
    this.search = search;
    this.contents = contents;
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

  /** The bytes that a record names by their hash: those of a message, or of a file with one. */
  @GetMapping("/manage/journal/payloads/{hash}")
  ResponseEntity<Resource> payload(@PathVariable String hash) {
    return message(hash)
        .or(() -> file(hash))
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.NOT_FOUND,
                    Origin.CLIENT,
                    "no payload is kept under that hash",
                    "hash"));
  }

  private Optional<ResponseEntity<Resource>> message(String hash) {
    return search
        .payload(hash)
        .map(
            wire ->
                answer(hash, wire.contentType(), wire.size())
                    .body(new ByteArrayResource(wire.bytes())));
  }

  /** Of a gigabyte only a piece at a time is in memory. */
  private Optional<ResponseEntity<Resource>> file(String hash) {
    return contents
        .find(hash)
        .map(
            content ->
                answer(hash, MediaType.APPLICATION_OCTET_STREAM_VALUE, content.size())
                    .body(new InputStreamResource(contents.open(content))));
  }

  /** Bytes from outside: a browser must neither guess their type nor run what is in them. */
  private static ResponseEntity.BodyBuilder answer(String hash, String contentType, long size) {
    return ResponseEntity.ok()
        .contentLength(size)
        .header(HttpHeaders.CONTENT_TYPE, contentType)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + hash + "\"");
  }
}
