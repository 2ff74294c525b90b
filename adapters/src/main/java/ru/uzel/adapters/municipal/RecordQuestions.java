package ru.uzel.adapters.municipal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks for records, page after page, and about fewer days where that was too much. */
final class RecordQuestions {

  private static final int MOST_PAGES = 1000;
  private static final int LONGEST_REST = 86_400;

  private final MunicipalClient client;
  private final CardIntake intake;

  RecordQuestions(MunicipalClient client, CardIntake intake) {
    this.client = client;
    this.intake = intake;
  }

  /** Days that one question is about; null for a system that is not asked about days. */
  private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {

    static final Days ALL = new Days(null, null);

    long count() {
      return first == null || last == null ? 1 : last.toEpochDay() - first.toEpochDay() + 1;
    }
  }

  /**
   * Reads the records of those days.
   *
   * @param turned called after every page
   * @param stopping whether to end although there may be more
   * @return whether all was read
   * @throws Unanswered when the system did not answer
   * @throws ru.uzel.model.failure.HubFailure when a page cannot be read, or the hub cannot take it
   */
  boolean days(
      Sweep sweep,
      Shape.Listing list,
      LocalDate first,
      LocalDate last,
      Runnable turned,
      BooleanSupplier stopping) {
    int window = Objects.requireNonNullElse(list.window(), 1);
    boolean whole = true;
    for (LocalDate from = first; whole && !from.isAfter(last); from = from.plusDays(window)) {
      LocalDate end = from.plusDays(window - 1L);
      Days days = new Days(from, end.isAfter(last) ? last : end);
      whole = split(sweep, list, days, turned, stopping);
    }
    return whole;
  }

  /** As {@link #days}, of a system that is not asked about days. */
  boolean all(Sweep sweep, Shape.Listing list, Runnable turned, BooleanSupplier stopping) {
    return pages(sweep, list, Days.ALL, turned, stopping);
  }

  private boolean split(
      Sweep sweep, Shape.Listing list, Days days, Runnable turned, BooleanSupplier stopping) {
    try {
      return pages(sweep, list, days, turned, stopping);
    } catch (Unanswered slow) {
      LocalDate first = days.first();
      LocalDate last = days.last();
      if (!slow.isTooMuch() || days.count() < 2 || first == null || last == null) {
        throw slow;
      }
      LocalDate middle = first.plusDays(days.count() / 2 - 1);
      return split(sweep, list, new Days(first, middle), turned, stopping)
          && split(sweep, list, new Days(middle.plusDays(1), last), turned, stopping);
    }
  }

  private boolean pages(
      Sweep sweep, Shape.Listing list, Days days, Runnable turned, BooleanSupplier stopping) {
    CardPage before = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      if (stopping.getAsBoolean()) {
        return false;
      }
      int size = Objects.requireNonNullElse(sweep.properties().pageSize(), list.size());
      CardPage answer = CardPage.read(ask(sweep, list, days, page, size), list, size);
      if (answer.repeats(before)) {
        throw MunicipalFailures.unreadable(
            "page " + (list.firstPage() + page) + " is the one before it again");
      }
      answer.records().forEach(record -> intake.take(sweep, record));
      turned.run();
      if (answer.last()) {
        return true;
      }
      before = answer;
    }
    throw MunicipalFailures.unreadable("there are more than " + MOST_PAGES + " of them");
  }

  private byte[] ask(Sweep sweep, Shape.Listing list, Days days, int page, int size) {
    Map<String, String> query =
        Placeholders.filled(
            list.query(), place -> value(sweep, list, days, list.firstPage() + page, size, place));
    MunicipalClient.Answer answer =
        client.get(sweep.properties(), sweep.shape(), list.path(), list.headers(), query);
    if (answer.status() != 200) {
      Duration rest = rest(answer.retryAfter());
      throw new Unanswered(
          MunicipalFailures.asking(answer.status(), answer.retryAfter()),
          rest,
          answer.status() >= 502 && answer.status() <= 504 && rest.isZero());
    }
    return answer.wire().bytes();
  }

  private static @Nullable String value(
      Sweep sweep, Shape.Listing list, Days days, int page, int size, String place) {
    return switch (place) {
      case "page" -> Integer.toString(page);
      case "size" -> Integer.toString(size);
      case "statuses" -> sweep.shape().askedStatuses();
      case "from" -> written(list, days.first());
      // Seen used as the day after the last one; a system that includes it gives some cards twice.
      case "to" -> written(list, days.last() == null ? null : days.last().plusDays(1));
      default -> sweep.properties().words().get(place);
    };
  }

  private static @Nullable String written(Shape.Listing list, @Nullable LocalDate day) {
    return day == null
        ? null
        : day.format(
            DateTimeFormatter.ofPattern(Objects.requireNonNullElse(list.days(), "yyyy-MM-dd")));
  }

  private static Duration rest(String retryAfter) {
    return retryAfter.matches("\\d{1,9}")
        ? Duration.ofSeconds(Math.min(LONGEST_REST, Long.parseLong(retryAfter)))
        : Duration.ZERO;
  }
}
