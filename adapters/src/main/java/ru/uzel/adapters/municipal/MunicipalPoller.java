package ru.uzel.adapters.municipal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.municipal.MunicipalBookmarks.Bookmark;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * Reads a system's records: the days since the last reading, and those before them in which a
 * status may have changed. Whatever stops it, those days are read again.
 */
final class MunicipalPoller {

  private static final Logger LOG = LoggerFactory.getLogger(MunicipalPoller.class);
  private static final Set<FailureCode> TO_BE_MENDED =
      Set.of(FailureCode.PARTNER_REFUSED, FailureCode.NOT_FOUND, FailureCode.INVALID_FIELD);

  /** What stands between a system and the hub: how often it failed in a row, and until when. */
  private record Outage(FailureCode code, int failures, Instant until) {}

  private final RecordQuestions questions;
  private final Shapes shapes;
  private final MunicipalBookmarks bookmarks;
  private final Clock clock;
  private final Map<PartyName, Outage> outages = new ConcurrentHashMap<>();

  MunicipalPoller(
      RecordQuestions questions, Shapes shapes, MunicipalBookmarks bookmarks, Clock clock) {
    this.questions = questions;
    this.shapes = shapes;
    this.bookmarks = bookmarks;
    this.clock = clock;
  }

  /**
   * Reads all there is to be read now; never throws.
   *
   * @param stopping whether to end although there may be more
   */
  void read(Party party, BooleanSupplier stopping) {
    Outage outage = outages.get(party.name());
    if (outage != null && clock.instant().isBefore(outage.until())) {
      return;
    }
    try {
      sweep(party, stopping);
      if (outages.remove(party.name()) != null) {
        LOG.info("party {}: its records can be read again", party.name());
      }
    } catch (Unanswered unanswered) {
      failed(party, unanswered.failure(), unanswered.rest());
    } catch (HubFailure failure) {
      failed(party, failure, Duration.ZERO);
    } catch (RuntimeException mistake) {
      // Its message may quote what it stumbled over, and that is a person's.
      LOG.error(
          "party {}: its records could not be handled and are read again: {}",
          party.name(),
          mistake.getClass().getName());
    }
  }

  private void sweep(Party party, BooleanSupplier stopping) {
    MunicipalProperties properties = MunicipalProperties.of(party);
    Shape shape = shapes.of(party);
    Shape.Listing list = shape.list();
    if (list == null) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(shape.zone()));
    Bookmark bookmark = bookmarks.of(party.name());
    Sweep sweep = new Sweep(properties, shape, bookmark.cards());
    // After every page: what was taken is not asked of the intake again.
    Runnable turned =
        () -> {
          if (sweep.hasChanged()) {
            bookmarks.put(party.name(), new Bookmark(bookmark.readTo(), sweep.cards()));
          }
        };
    boolean whole =
        list.hasDays()
            ? questions.days(
                sweep, list, first(bookmark, properties, today), today, turned, stopping)
            : questions.all(sweep, list, turned, stopping);
    if (whole) {
      bookmarks.put(party.name(), new Bookmark(today, sweep.met()));
    }
    if (sweep.over() > 0) {
      LOG.info(
          "party {}: {} cards were over before the hub first saw them and are left out",
          party.name(),
          sweep.over());
    }
  }

  private static LocalDate first(
      Bookmark bookmark, MunicipalProperties properties, LocalDate today) {
    LocalDate readTo = bookmark.readTo();
    return readTo == null
        ? today.minusDays(properties.lookBack().toDays())
        : readTo.minusDays(properties.overlap().toDays());
  }

  private void failed(Party party, HubFailure failure, Duration asked) {
    Outage before = outages.get(party.name());
    int failures = before == null ? 1 : before.failures() + 1;
    Duration rest = party.retry().delayAfter(failures);
    outages.put(
        party.name(),
        new Outage(
            failure.code(),
            failures,
            clock.instant().plus(asked.compareTo(rest) > 0 ? asked : rest)));
    if (before == null || before.code() != failure.code()) {
      LOG.warn(
          "{}party {}: nothing is read from it until this is over ({}): {}",
          TO_BE_MENDED.contains(failure.code()) ? "ALARM: " : "",
          party.name(),
          failure.code().wireName(),
          failure.reason());
    }
  }
}
