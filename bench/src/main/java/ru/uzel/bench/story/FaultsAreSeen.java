package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ru.uzel.bench.book.BodyAnswer;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ExecutorBook;
import ru.uzel.bench.reconciliation.JournalView;

/** Every failure that was planned happened by the books, and the journal tells of it. */
public final class FaultsAreSeen implements Check {

  private static final Set<String> CHANNELS = Set.of(Books.REGIONAL, Books.POS);

  /**
   * One planned failure with what the books and the journal count of it.
   *
   * @param wantedInJournal least number of records; of a row of like failures one is enough
   */
  public record Seen(
      String fault, long planned, long inBooks, long wantedInJournal, long inJournal) {

    Seen(String fault, long planned, long inBooks, long inJournal) {
      this(fault, planned, inBooks, planned, inJournal);
    }

    boolean asPlanned() {
      return inBooks == planned && inJournal >= wantedInJournal;
    }
  }

  /** All planned failures. */
  public static List<Seen> seen(Story story, Books books, JournalView journal) {
    PlannedFaults faults = story.faults();
    long spoilt = (long) faults.tampered() + faults.wronglySigned();
    long sends = refused(books, "SendRequest");
    long acks = refused(books, "Ack");
    long dead = fates(story, Fate.DEAD_LETTERED);
    return List.of(
        new Seen(
            "изменённый ответ и ответ с чужой подписью",
            spoilt,
            books.smev().answers().stream().mapToLong(BodyAnswer::spoilt).sum(),
            ofBodies(journal, "SECURITY")),
        new Seen(
            "обновление по REST с чужой подписью",
            faults.strangers(),
            books.executor().told().stream().filter(ExecutorBook.Told::spoilt).count(),
            ofParty(journal, "SECURITY", "district")),
        new Seen(
            "отказ СМЭВ принять запрос",
            faults.failedSends(),
            sends,
            Math.min(1, faults.failedSends()),
            failedAttempts(journal)),
        new Seen(
            "потерянное подтверждение, повторная выдача ответа",
            faults.failedAcks(),
            acks,
            ofBodies(journal, "DUPLICATE")),
        new Seen(
            "повреждённый XLSX",
            story.exports().stream().filter(PlannedExport::corrupt).count(),
            books.pos().rejected().size(),
            ofParty(journal, "REFUSED", Books.POS)),
        new Seen(
            "неправильный запрос Open311",
            story.requests().stream().filter(request -> request.fate() == Fate.REFUSED).count(),
            books.regional().sent().stream()
                .filter(sent -> sent.httpStatus() >= 400 && sent.httpStatus() < 500)
                .count(),
            refusals(journal)),
        new Seen(
            "молчащее ведомство",
            dead,
            unheard(story, books, Fate.DEAD_LETTERED),
            journal.count("DEAD_LETTERED")),
        new Seen(
            "незнакомая категория или статус",
            fates(story, Fate.PARKED) + fates(story, Fate.ANSWER_PARKED),
            unheard(story, books, Fate.PARKED)
                + books.smev().answers().stream()
                    .filter(answer -> answer.status().equals(StoryPlan.UNKNOWN_WORD))
                    .count(),
            journal.count("PARKED")));
  }

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    for (Seen seen : seen(story, books, journal)) {
      if (!seen.asPlanned()) {
        problems.add(
            seen.fault()
                + ": задумано "
                + seen.planned()
                + ", в книгах "
                + seen.inBooks()
                + ", в журнале "
                + seen.inJournal());
      }
    }
    return problems;
  }

  private static long fates(Story story, Fate wanted) {
    return story.fates().stream().filter(fate -> fate == wanted).count();
  }

  /** Attempts at bodies that answer in the end. */
  private static long failedAttempts(JournalView journal) {
    Set<String> dead =
        journal.lines().stream()
            .filter(line -> line.is("DEAD_LETTERED"))
            .map(line -> String.valueOf(line.party()))
            .collect(Collectors.toSet());
    return journal.lines().stream()
        .filter(line -> line.is("ATTEMPT_FAILED") && !dead.contains(String.valueOf(line.party())))
        .count();
  }

  /** Rows of a fate that no body has heard of. */
  private static long unheard(Story story, Books books, Fate fate) {
    Set<String> heard =
        books.received().stream().map(BodyReceipt::externalId).collect(Collectors.toSet());
    return story.rows().stream()
        .filter(row -> row.fate() == fate && !heard.contains(row.number()))
        .count();
  }

  private static long refused(Books books, String operation) {
    return books.smev().refused().stream()
        .filter(
            refused ->
                refused.operation().startsWith(operation)
                    && refused.fault().contains("SMEVFailure"))
        .count();
  }

  private static long ofBodies(JournalView journal, String type) {
    return journal.lines().stream()
        .filter(line -> line.is(type) && !CHANNELS.contains(String.valueOf(line.party())))
        .count();
  }

  private static long ofParty(JournalView journal, String type, String party) {
    return journal.lines().stream()
        .filter(line -> line.is(type) && party.equals(line.party()))
        .count();
  }

  private static long refusals(JournalView journal) {
    return journal.lines().stream()
        .filter(line -> line.is("REFUSED") || line.is("SECURITY"))
        .filter(line -> Books.REGIONAL.equals(line.party()))
        .map(line -> String.valueOf(line.externalId()))
        .collect(Collectors.toSet())
        .size();
  }
}
