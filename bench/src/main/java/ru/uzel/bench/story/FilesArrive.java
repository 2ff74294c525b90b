package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import ru.uzel.bench.book.BodyAnswer;
import ru.uzel.bench.book.BookFile;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.Inquiry;
import ru.uzel.bench.reconciliation.JournalView;

/**
 * The files that bodies attach are on record, come out of the content store as they went in, and
 * reach whoever asked.
 */
public final class FilesArrive implements Check {

  /**
   * How many files stand where.
   *
   * @param attached by the bodies
   * @param kept readable from the content store, with the hash that the body told
   * @param passedOn in the answers that the askers got
   */
  public record Seen(long attached, long kept, long passedOn) {}

  static Seen seen(Books books) {
    return new Seen(
        attached(books).count(),
        attached(books).filter(file -> isKept(file, books)).count(),
        books.smev().inquiries().stream()
            .flatMap(inquiry -> inquiry.answers().stream())
            .mapToLong(answer -> answer.files().size())
            .sum());
  }

  @Override
  public List<String> problems(Story story, Books books, JournalView journal) {
    List<String> problems = new ArrayList<>();
    List<Long> planned =
        sizes(
            Stream.concat(
                story.inquiries().stream().flatMap(one -> one.files().stream()),
                story.messages().stream().flatMap(one -> one.files().stream())));
    List<Long> attached = attached(books).map(BookFile::size).sorted().toList();
    if (!attached.equals(planned)) {
      problems.add("органы приложили файлы " + attached + " вместо " + planned);
    }
    if (!story.inquiries().isEmpty()
        && !attached(books)
            .map(BookFile::transport)
            .collect(java.util.stream.Collectors.toSet())
            .equals(Set.of("mtom", "ftp"))) {
      problems.add("файлы органов шли не обоими путями");
    }
    attached(books)
        .forEach(
            file -> {
              if (!isOnRecord(file, journal)) {
                problems.add("файл " + file.hash() + ": в журнале его нет");
              }
              if (!isKept(file, books)) {
                problems.add("файл " + file.hash() + ": из хранилища не читается тем же");
              }
            });
    List<String> hashes = attached(books).map(BookFile::hash).toList();
    for (PlannedInquiry inquiry : story.inquiries()) {
      List<BookFile> got =
          InquiriesAreAnswered.find(inquiry, books).map(FilesArrive::all).orElse(List.of());
      if (!got.stream()
              .map(BookFile::size)
              .sorted()
              .toList()
              .equals(sizes(inquiry.files().stream()))
          || !got.stream().allMatch(file -> hashes.contains(file.hash()))) {
        problems.add(inquiry.ref() + ": ведомство получило файлы " + got);
      }
    }
    return problems;
  }

  private static Stream<BookFile> attached(Books books) {
    return books.smev().answers().stream().map(BodyAnswer::files).flatMap(List::stream);
  }

  private static List<BookFile> all(Inquiry inquiry) {
    return inquiry.answers().stream().flatMap(answer -> answer.files().stream()).toList();
  }

  private static List<Long> sizes(Stream<PlannedFile> files) {
    return files.map(PlannedFile::size).sorted().toList();
  }

  private static boolean isOnRecord(BookFile file, JournalView journal) {
    return journal.lines().stream()
        .anyMatch(
            line ->
                line.is("ATTACHED")
                    && !Books.INQUIRIES.equals(line.party())
                    && Objects.equals(line.payloadHash(), file.hash()));
  }

  private static boolean isKept(BookFile file, Books books) {
    return books.kept().stream().anyMatch(kept -> kept.is(file));
  }
}
