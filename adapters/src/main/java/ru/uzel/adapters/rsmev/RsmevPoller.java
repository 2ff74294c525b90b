package ru.uzel.adapters.rsmev;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/** Asks again and again, with growing pauses while that fails; the log says once what is wrong. */
final class RsmevPoller {

  private static final Logger LOG = LoggerFactory.getLogger(RsmevPoller.class);
  private static final Set<FailureCode> TO_BE_MENDED =
      Set.of(
          FailureCode.PARTNER_REFUSED,
          FailureCode.NOT_FOUND,
          FailureCode.INVALID_FIELD,
          FailureCode.MISSING_FIELD);

  /** Of what may end by itself: after so many failures somebody is to look. */
  private static final int TOO_MANY = 5;

  /**
   * What stands between ПОС and the hub.
   *
   * @param byAnswer whether only a good answer ends it: that the gateway speaks to us does not
   */
  private record Outage(FailureCode code, int failures, Instant until, boolean byAnswer) {}

  private final PollingTurn turn;
  private final Clock clock;
  private final Map<PartyName, Outage> outages = new ConcurrentHashMap<>();

  RsmevPoller(RsmevClient client, ResponseIntake intake, RsmevBookmarks bookmarks, Clock clock) {
    this.turn = new PollingTurn(client, intake, bookmarks, clock);
    this.clock = clock;
  }

  /**
   * Takes all that waits, and asks for more; never throws.
   *
   * @param stopping whether to end although there may be more
   */
  void read(Party party, BooleanSupplier stopping) {
    Outage outage = outages.get(party.name());
    if (outage != null && clock.instant().isBefore(outage.until())) {
      return;
    }
    try {
      PollingTurn.Outcome outcome = turn.take(RsmevProperties.of(party), stopping);
      if (outcome.complaint() != null) {
        failed(party, outcome.complaint(), true);
      } else if ((outage == null || !outage.byAnswer() || outcome.hasAnswer())
          && outages.remove(party.name()) != null) {
        LOG.info("party {}: its appeals can be read again", party.name());
      }
    } catch (HubFailure failure) {
      failed(party, failure, false);
    } catch (RuntimeException mistake) {
      // Its message may quote what it stumbled over, and that is a person's.
      LOG.error(
          "party {}: its appeals could not be handled and are read again: {}",
          party.name(),
          mistake.getClass().getName());
    }
  }

  private void failed(Party party, HubFailure failure, boolean byAnswer) {
    Outage before = outages.get(party.name());
    int failures = before == null ? 1 : before.failures() + 1;
    outages.put(
        party.name(),
        new Outage(
            failure.code(),
            failures,
            clock.instant().plus(party.retry().delayAfter(failures)),
            byAnswer));
    if (before == null || before.code() != failure.code()) {
      LOG.warn(
          "{}party {}: nothing is read from it until this is over ({}): {}",
          TO_BE_MENDED.contains(failure.code()) ? "ALARM: " : "",
          party.name(),
          failure.code().wireName(),
          failure.reason());
    } else if (failures == TOO_MANY && !TO_BE_MENDED.contains(failure.code())) {
      LOG.warn(
          "ALARM: party {}: after {} failures still not all is read from it ({}): {}",
          party.name(),
          failures,
          failure.code().wireName(),
          failure.reason());
    }
  }
}
