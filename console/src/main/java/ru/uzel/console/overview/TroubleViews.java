package ru.uzel.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;

/** Puts a trouble into words: what, why, and what to do. */
final class TroubleViews {

  private final PartyTitles titles;

  TroubleViews(PartyTitles titles) {
    this.titles = titles;
  }

  TroubleView of(Trouble trouble, Visit visit) {
    Words words = visit.words();
    String key = "trouble." + trouble.kind().name();
    JournalRecord record = trouble.evidence() == null ? null : trouble.evidence().record();
    String code = record == null ? null : record.failure();
    return new TroubleView(
        trouble.kind().level().name().toLowerCase(Locale.ROOT),
        words.of("level." + trouble.kind().level().name()),
        words.of(key, titles.of(trouble.party(), visit.language()), messages(trouble, words)),
        waiting(trouble, visit),
        words.word("failure", code),
        detail(trouble, record, words),
        code == null
            ? words.of(key + ".do")
            : words.find("cure." + code).orElseGet(() -> words.of(key + ".do")),
        Address.runbook(trouble.kind().runbook()).toString(),
        record == null ? null : Link.to(record.messageId()),
        list(trouble));
  }

  private static String messages(Trouble trouble, Words words) {
    String counted = words.count(noun(trouble.kind()), trouble.messages());
    return trouble.kind() == Trouble.Kind.SECURITY
            && trouble.messages() >= Diagnosis.MOST_SECURITY_EVENTS
        ? words.of("trouble.at-least", counted)
        : counted;
  }

  private static String noun(Trouble.Kind kind) {
    return switch (kind) {
      case SECURITY -> "count.events";
      case LATE -> "count.cases";
      case JOURNAL_BEHIND, JOURNAL_UNREADABLE -> "count.batches";
      default -> "count.messages";
    };
  }

  private static String waiting(Trouble trouble, Visit visit) {
    StringBuilder text = new StringBuilder();
    if (trouble.oldestAt() != null && trouble.kind() != Trouble.Kind.SECURITY) {
      text.append(
          visit
              .words()
              .of(
                  "trouble.oldest",
                  visit.times().lasting(Duration.between(trouble.oldestAt(), visit.now()))));
    }
    if (trouble.nextAttemptAt() != null) {
      text.append(text.isEmpty() ? "" : " ").append(next(trouble.nextAttemptAt(), visit));
    }
    return text.toString();
  }

  static String next(Instant attempt, Visit visit) {
    return attempt.isAfter(visit.now())
        ? visit
            .words()
            .of(
                "trouble.next",
                visit.times().lasting(Duration.between(visit.now(), attempt)),
                visit.times().inWords(attempt))
        : visit.words().of("trouble.next-now");
  }

  private static String detail(Trouble trouble, @Nullable JournalRecord record, Words words) {
    if (trouble.reason() != null) {
      return words.detail(trouble.reason());
    }
    return record == null ? "" : words.detail(record.detail());
  }

  private static String list(Trouble trouble) {
    Address records = Address.records().with("party", trouble.party());
    return switch (trouble.kind()) {
      case PARTY_PAUSED -> records.with("type", JournalType.ATTEMPT_FAILED).toString();
      case DEAD -> records.with("type", JournalType.DEAD_LETTERED).toString();
      case PARKED, PARKED_OF_NOBODY -> records.with("type", JournalType.PARKED).toString();
      case LATE ->
          records
              .with("type", JournalType.DEADLINE)
              .with("outcome", JournalOutcome.FAILURE)
              .toString();
      case SECURITY -> records.with("type", JournalType.SECURITY).toString();
      case WAITS_LONG -> records.toString();
      default -> "";
    };
  }
}
