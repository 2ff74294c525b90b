package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.Inquiry;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.reconciliation.JournalView;

/** Whoever asked the region through the exchange has its interim state and its one answer. */
public final class InquiriesAreAnswered implements Check {

  /** How many were asked, and how many have their answer by the asker's book. */
  public record Seen(long asked, long answered) {}

  static Seen seen(Story story, Books books) {
    return new Seen(
        story.inquiries().size(),
        story.inquiries().stream()
            .filter(planned -> find(planned, books).filter(InquiriesAreAnswered::ended).isPresent())
            .count());
  }

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    for (PlannedInquiry planned : story.inquiries()) {
      Inquiry inquiry = find(planned, books).orElse(null);
      if (inquiry == null) {
        problems.add(planned.ref() + ": ведомство не спрашивало");
        continue;
      }
      if (!inquiry.acknowledged()) {
        problems.add(planned.ref() + ": приём запроса не подтверждён");
      }
      if (!answeredAsPlanned(inquiry)) {
        problems.add(planned.ref() + ": ведомство получило " + inquiry.answers());
      }
      List<JournalLine> receipts = journal.accepted(Books.INQUIRIES, inquiry.messageId());
      if (receipts.size() != 1) {
        problems.add(planned.ref() + ": приёмов " + receipts.size() + " вместо 1");
      } else {
        String id = String.valueOf(receipts.get(0).messageId());
        Endings.check(planned.ref(), Fate.DELIVERED, id, journal, problems);
      }
    }
    return problems;
  }

  static Optional<Inquiry> find(PlannedInquiry planned, Books books) {
    return books.smev().inquiries().stream()
        .filter(inquiry -> Objects.equals(inquiry.caseId(), planned.caseId()))
        .findFirst();
  }

  private static boolean answeredAsPlanned(Inquiry inquiry) {
    return ended(inquiry)
        && inquiry.answers().size() == Story.INTERIM_ANSWERS + 1
        && inquiry.answers().get(0).kind().equals("status");
  }

  private static boolean ended(Inquiry inquiry) {
    return inquiry.answers().stream()
        .anyMatch(
            answer ->
                answer.last() && answer.kind().equals("content") && answer.word().equals("Решено"));
  }
}
