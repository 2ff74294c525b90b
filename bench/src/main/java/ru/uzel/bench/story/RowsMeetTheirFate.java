package ru.uzel.bench.story;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.reconciliation.JournalView;

/** Every row of every export, and every file refused as a whole, went where it was to go. */
final class RowsMeetTheirFate implements Check {

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    Map<String, Long> repetitions =
        story.rows().stream()
            .filter(row -> row.fate() == Fate.DUPLICATE)
            .collect(groupingBy(PlannedRow::number, counting()));
    for (PlannedRow row : story.rows()) {
      if (row.fate().isAccepted()) {
        accepted(row, journal, problems);
      }
    }
    repetitions.forEach(
        (number, planned) -> {
          long seen =
              journal.lines().stream()
                  .filter(line -> line.is("DUPLICATE") && isRow(line, number))
                  .count();
          if (seen != planned) {
            problems.add("ПОС " + number + ": повторов " + seen + " вместо " + planned);
          }
        });
    story.exports().stream()
        .filter(export -> export.rows().isEmpty())
        .filter(
            export ->
                books.pos().rejected().stream()
                    .noneMatch(rejected -> rejected.file().contains(export.fileName())))
        .forEach(export -> problems.add(export.fileName() + ": файл не отклонён"));
    return problems;
  }

  private static void accepted(PlannedRow row, JournalView journal, List<String> problems) {
    List<JournalLine> receipts = journal.accepted(Books.POS, row.number());
    if (receipts.size() != 1) {
      problems.add("ПОС " + row.number() + ": приёмов " + receipts.size() + " вместо 1");
      return;
    }
    String id = String.valueOf(receipts.get(0).messageId());
    Endings.check("ПОС " + row.number(), row.fate(), id, journal, problems);
  }

  private static boolean isRow(JournalLine line, String number) {
    return Books.POS.equals(line.party()) && number.equals(line.externalId());
  }
}
