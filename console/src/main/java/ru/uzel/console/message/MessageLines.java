package ru.uzel.console.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/** Puts accepted messages into lines of a list: by two queries for all of them. */
public final class MessageLines {

  private final JournalPages journal;
  private final CaseReader cases;
  private final PartyTitles titles;

  public MessageLines(JournalPages journal, CaseReader cases, PartyTitles titles) {
    this.journal = journal;
    this.cases = cases;
    this.titles = titles;
  }

  public List<MessageLine> of(List<StoredRecord> accepted, Visit visit) {
    List<MessageId> ids =
        accepted.stream()
            .map(record -> record.record().messageId())
            .filter(Objects::nonNull)
            .toList();
    Families families = new Families(journal.standings(ids));
    Map<MessageId, CaseFact> facts = cases.factsOf(ids);
    return accepted.stream().map(record -> line(record.record(), families, facts, visit)).toList();
  }

  private MessageLine line(
      JournalRecord record, Families families, Map<MessageId, CaseFact> facts, Visit visit) {
    MessageId id = record.messageId();
    CaseFact fact = id == null ? null : facts.get(id);
    Standing standing = id == null ? Standing.UNTOLD : families.standing(id);
    String failure = id == null ? null : families.failure(id);
    return new MessageLine(
        visit.times().moment(record.at()),
        Link.to(id),
        titles.of(record.party(), visit.language()),
        fact == null ? "" : visit.words().word("kind", fact.kind()),
        fact == null ? "" : fact.particulars().getOrDefault("category", ""),
        record.externalId() == null ? "" : record.externalId().value(),
        Link.to(caseOf(fact, id, families)),
        Badge.of(standing, visit.words()),
        visit.words().word("failure", failure));
  }

  private static @Nullable CaseId caseOf(
      @Nullable CaseFact fact, @Nullable MessageId id, Families families) {
    if (fact != null) {
      return fact.caseId();
    }
    return id == null
        ? null
        : families.of(id).map(told -> told.latest().record().caseId()).orElse(null);
  }
}
