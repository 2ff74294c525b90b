package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** One poller's turn, each time the clock ticks: takes what is there, waits when nothing is. */
final class PollingTurn {

  private static final Logger LOG = LoggerFactory.getLogger(PollingTurn.class);

  private final PartyName name;
  private final PartyDirectory parties;
  private final Poll poll;
  private final PollRhythm rhythm;
  private final Clock clock;
  private boolean outage;

  PollingTurn(PartyName name, PartyDirectory parties, Poll poll, PollRhythm rhythm, Clock clock) {
    this.name = name;
    this.parties = parties;
    this.poll = poll;
    this.rhythm = rhythm;
    this.clock = clock;
  }

  /**
   * Polls while there are hits.
   *
   * @param stopping whether to end the turn although more may be waiting
   */
  void take(BooleanSupplier stopping) {
    Optional<Party> party = parties.find(name);
    while (party.isPresent() && rhythm.isDue(clock.instant()) && !stopping.getAsBoolean()) {
      poll(party.get());
    }
  }

  private void poll(Party party) {
    try {
      switch (poll.poll(party)) {
        case TAKEN -> rhythm.hit();
        case EMPTY, REFUSED -> rhythm.nothing(clock.instant());
        case TROUBLE -> rhythm.trouble(clock.instant());
      }
      if (outage) {
        outage = false;
        LOG.info("party {}: СМЭВ answers again", name);
      }
    } catch (HubFailure failure) {
      rhythm.nothing(clock.instant());
      if (!outage) {
        LOG.warn(
            "party {}: nothing is fetched until this is over ({}): {}",
            name,
            failure.code().wireName(),
            failure.reason());
      }
      outage = true;
    } catch (RuntimeException mistake) {
      // A mistake of ours stays one: asked at once, the same message would only show it again.
      rhythm.trouble(clock.instant());
      LOG.error("party {}: a message could not be handled and is left with СМЭВ", name, mistake);
    }
  }
}
