package ru.uzel.adapters.open311;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.open311.SentRequests.Sent;
import ru.uzel.model.message.PartyName;

/** Which of the hub's requests a server does not show, so that a person is told of each once. */
final class UnseenRequests {

  private static final Logger LOG = LoggerFactory.getLogger(UnseenRequests.class);

  /** GeoReport v2: what was taken may be shown, and a token get its id, only later. */
  private static final Duration LATE = Duration.ofHours(1);

  private final Clock clock;
  private final Map<String, Instant> since = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  UnseenRequests(Clock clock) {
    this.clock = clock;
  }

  void miss(PartyName party, Sent sent, String why) {
    Instant now = clock.instant();
    Instant first = since.computeIfAbsent(key(party, sent), key -> now);
    if (!first.plus(LATE).isAfter(now) && told.add(key(party, sent))) {
      LOG.warn(
          "ALARM: party {}: nothing is known since {} of the request made as {}: {}",
          party,
          first,
          sent.reference(),
          why);
    }
  }

  /** Of the mistake its kind only: its message may quote what it stumbled over. */
  void untaken(PartyName party, Sent sent, RuntimeException mistake) {
    if (told.add(key(party, sent))) {
      LOG.error(
          "ALARM: party {}: the state of the request made as {} could not be handled and is asked"
              + " for again: {}",
          party,
          sent.reference(),
          mistake.getClass().getName());
    }
  }

  void found(PartyName party, Sent sent) {
    if (since.remove(key(party, sent)) != null && told.remove(key(party, sent))) {
      LOG.info("party {}: the request made as {} is known again", party, sent.reference());
    }
  }

  private static String key(PartyName party, Sent sent) {
    return party + " " + sent.reference();
  }
}
