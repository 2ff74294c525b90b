package ru.uzel.adapters.open311;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/**
 * Reads the open requests of a server, span of time after span of time. The mark moves only when
 * all of a span has been taken or refused on record; whatever stops it before, the span is read
 * again.
 */
final class RequestFeed {

  private static final Logger LOG = LoggerFactory.getLogger(RequestFeed.class);

  private final Open311Client client;
  private final RequestIntake intake;
  private final ReadingMarks marks;
  private final Clock clock;
  private final Map<PartyName, Instant> resting = new ConcurrentHashMap<>();
  private final Map<PartyName, Boolean> outages = new ConcurrentHashMap<>();

  RequestFeed(Open311Client client, RequestIntake intake, ReadingMarks marks, Clock clock) {
    this.client = client;
    this.intake = intake;
    this.marks = marks;
    this.clock = clock;
  }

  /**
   * Reads up to now; never throws.
   *
   * @param stopping whether to end although there may be more
   */
  void read(Party party, BooleanSupplier stopping) {
    if (clock.instant().isBefore(resting.getOrDefault(party.name(), Instant.MIN))) {
      return;
    }
    try {
      spans(party, stopping);
      if (outages.remove(party.name()) != null) {
        LOG.info("party {}: its requests can be read again", party.name());
      }
    } catch (HubFailure failure) {
      if (outages.put(party.name(), true) == null) {
        LOG.warn(
            "ALARM: party {}: none of its requests is read until this is over ({}): {}",
            party.name(),
            failure.code().wireName(),
            failure.reason());
      }
    } catch (RuntimeException mistake) {
      // Its message may quote what it stumbled over, and that is a person's.
      LOG.error(
          "party {}: its requests could not be handled and are read again: {}",
          party.name(),
          mistake.getClass().getName());
    }
  }

  private void spans(Party party, BooleanSupplier stopping) {
    Open311Properties properties = Open311Properties.of(party);
    // GeoReport v2 knows no fraction of a second.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant from =
        mark(party.name())
            .map(known -> known.minus(properties.overlap()))
            .orElse(now.minus(properties.lookBack()));
    while (from.isBefore(now) && !stopping.getAsBoolean()) {
      Instant to = from.plus(properties.window());
      to = to.isAfter(now) ? now : to;
      span(party, properties, from, to);
      marks.put(party.name(), to.toString());
      from = to;
    }
  }

  /** An answer as long as it may be can have left something out: it is asked for in halves. */
  private void span(Party party, Open311Properties properties, Instant from, Instant to) {
    List<JsonNode> records = list(party, properties, from, to);
    long seconds = Duration.between(from, to).toSeconds();
    if (records.size() >= properties.mostRequests()) {
      if (seconds > 1) {
        Instant middle = from.plusSeconds(seconds / 2);
        span(party, properties, from, middle);
        span(party, properties, middle, to);
        return;
      }
      LOG.error(
          "ALARM: party {}: its server shows {} requests of one second and may have more",
          party.name(),
          records.size());
    }
    records.stream()
        .sorted(Comparator.comparing(record -> record.path("requested_datetime").asString("")))
        .forEach(record -> intake.take(party, properties, record));
  }

  private List<JsonNode> list(Party party, Open311Properties properties, Instant from, Instant to) {
    Open311Client.Answer answer = client.requests(properties, from, to);
    if (answer.status() != 200) {
      if (answer.retryAfter().matches("\\d{1,5}")) {
        resting.put(party.name(), clock.instant().plusSeconds(Long.parseLong(answer.retryAfter())));
      }
      throw Open311Failures.asking(answer.status(), answer.retryAfter());
    }
    return RequestList.read(answer.wire(), properties.format());
  }

  private Optional<Instant> mark(PartyName party) {
    try {
      return marks.of(party).map(Instant::parse);
    } catch (DateTimeException spoilt) {
      LOG.warn(
          "party {}: how far it was read cannot be told; it is read from further back, what is"
              + " known already is recognised",
          party);
      return Optional.empty();
    }
  }
}
