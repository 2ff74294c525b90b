package ru.uzel.console.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PageOf;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.console.record.RecordLines;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.VotingResults.Kept;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;

/** Puts one message's life into words. */
final class MessageViews {

  private final JournalPages journal;
  private final CaseReader cases;
  private final PartyTitles titles;
  private final VotingViews votings;

  MessageViews(JournalPages journal, CaseReader cases, PartyTitles titles, VotingViews votings) {
    this.journal = journal;
    this.cases = cases;
    this.titles = titles;
    this.votings = votings;
  }

  /**
   * @param whole whether the page begins with the first record
   */
  MessageView of(MessageId id, PageOf<StoredRecord> page, boolean whole, Visit visit) {
    Words words = visit.words();
    Families families = new Families(journal.standings(List.of(id)));
    Optional<MessageStanding> own = families.of(id);
    CaseFact fact = cases.factsOf(List.of(id)).get(id);
    List<JournalRecord> records = page.rows().stream().map(StoredRecord::record).toList();
    MessageId cause = own.map(MessageStanding::causation).orElse(null);
    Optional<Kept> voting = votings.kept(id);
    boolean ofVoting = voting.isPresent() || votings.kept(cause).isPresent();
    String failure = families.failure(id);
    JournalRecord told =
        records.stream()
            .filter(record -> id.equals(record.messageId()))
            .findFirst()
            .or(() -> own.map(standing -> standing.latest().record()))
            .orElse(records.get(0));
    return new MessageView(
        id.toString(),
        Badge.of(families.standing(id), words),
        words.word("failure", failure),
        failure == null ? "" : words.find("cure." + failure).orElse(""),
        titles.of(told.party(), visit.language()),
        kind(fact, voting.isPresent(), words),
        told.externalId() == null ? "" : told.externalId().value(),
        told.traceId() == null ? "" : told.traceId(),
        whole ? took(records, visit) : "",
        // What orders a voting's versions looks like a case's id, and is none.
        ofVoting ? null : Link.to(caseOf(fact, records)),
        Link.to(cause),
        voting.map(kept -> VotingViews.of(kept, visit)).orElse(null),
        lines(families.outputs(id), visit),
        lines(families.repetitions(id), visit),
        new RecordLines(titles).inTurn(page.rows(), null, visit),
        page.last()
            .map(last -> Address.message(id).with("after", last.sequence()).toString())
            .orElse(""));
  }

  private static String kind(@Nullable CaseFact fact, boolean voting, Words words) {
    if (voting) {
      return words.word("kind", MessageKind.VOTING_RESULT.wireName());
    }
    return fact == null ? "" : words.word("kind", fact.kind());
  }

  private static @Nullable CaseId caseOf(@Nullable CaseFact fact, List<JournalRecord> records) {
    return fact != null
        ? fact.caseId()
        : records.stream()
            .flatMap(record -> Optional.ofNullable(record.caseId()).stream())
            .findFirst()
            .orElse(null);
  }

  private static String took(List<JournalRecord> records, Visit visit) {
    Instant first = records.get(0).at();
    Instant last = records.get(records.size() - 1).at();
    return visit.times().lasting(Duration.between(first, last));
  }

  private List<OutputLine> lines(List<MessageStanding> standings, Visit visit) {
    return standings.stream().map(standing -> line(standing, visit)).toList();
  }

  private OutputLine line(MessageStanding standing, Visit visit) {
    JournalRecord latest = standing.latest().record();
    return new OutputLine(
        Link.to(standing.id()),
        titles.of(latest.party(), visit.language()),
        latest.externalId() == null ? "" : latest.externalId().value(),
        Badge.of(Standing.of(standing), visit.words()),
        standing.failedAttempts() == 0 ? "" : visit.words().number(standing.failedAttempts()),
        visit.words().word("failure", latest.failure()),
        visit.times().moment(latest.at()));
  }
}
