package ru.uzel.console.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/** Looks for a number wherever a number can stand, each time by an index. */
final class Finder {

  private static final int MOST_RECORDS = 200;
  private static final int MOST_CASES = 20;

  private final JournalPages pages;
  private final JournalSearch search;
  private final CaseReader cases;
  private final PartyTitles titles;

  Finder(JournalPages pages, JournalSearch search, CaseReader cases, PartyTitles titles) {
    this.pages = pages;
    this.search = search;
    this.cases = cases;
    this.titles = titles;
  }

  List<Hit> find(String sought, Visit visit) {
    // By address, so that nothing is told twice.
    Map<String, Hit> hits = new LinkedHashMap<>();
    uuid(sought)
        .ifPresent(
            id -> {
              message(new MessageId(id), visit).ifPresent(hit -> add(hits, hit));
              hubCase(new CaseId(id), visit).ifPresent(hit -> add(hits, hit));
            });
    for (CaseId id : cases.named(titles.names(), sought, MOST_CASES)) {
      add(hits, caseHit("found.case-number", id, visit));
    }
    messages(sought, visit).forEach(hit -> add(hits, hit));
    return new ArrayList<>(hits.values());
  }

  private static void add(Map<String, Hit> hits, Hit hit) {
    hits.putIfAbsent(hit.link().href(), hit);
  }

  private Optional<Hit> message(MessageId id, Visit visit) {
    return pages.life(id, 0, 1).stream()
        .map(first -> messageHit("found.message-id", id, first.record(), visit))
        .findFirst();
  }

  private Optional<Hit> hubCase(CaseId id, Visit visit) {
    boolean known =
        cases.find(id).isPresent()
            || !pages
                .newest(
                    new RecordFilter(null, Set.of(), null, id, null, null), JournalPages.NEWEST, 1)
                .isEmpty();
    return known ? Optional.of(caseHit("found.case-id", id, visit)) : Optional.empty();
  }

  private List<Hit> messages(String number, Visit visit) {
    List<Hit> hits = new ArrayList<>();
    JournalQuery query =
        new JournalQuery(null, null, null, null, null, number, null, null, 0, MOST_RECORDS);
    for (StoredRecord stored : search.find(query)) {
      JournalRecord record = stored.record();
      if (record.messageId() != null) {
        hits.add(messageHit("found.message-number", record.messageId(), record, visit));
      } else {
        hits.add(recordHit(stored, visit));
      }
    }
    return hits;
  }

  private Hit messageHit(String what, MessageId id, JournalRecord record, Visit visit) {
    return new Hit(
        visit.words().of(what),
        titles.of(record.party(), visit.language()),
        visit.times().moment(record.at()),
        new Link(id.toString(), id.toString(), Address.message(id).toString()));
  }

  private static Hit caseHit(String what, CaseId id, Visit visit) {
    return new Hit(
        visit.words().of(what),
        "",
        null,
        new Link(id.toString(), id.toString(), Address.hubCase(id).toString()));
  }

  /** What was refused at the door has no id of the hub: its record is all there is. */
  private Hit recordHit(StoredRecord stored, Visit visit) {
    String place = visit.words().of("found.record", visit.words().number(stored.sequence()));
    return new Hit(
        visit.words().word("type", stored.record().type().name()),
        titles.of(stored.record().party(), visit.language()),
        visit.times().moment(stored.record().at()),
        new Link(
            place,
            place,
            Address.records()
                .with("type", stored.record().type())
                .with("before", stored.sequence() + 1)
                .toString()));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
