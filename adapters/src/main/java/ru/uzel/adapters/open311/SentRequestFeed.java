package ru.uzel.adapters.open311;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.open311.SentRequests.Sent;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Asks a server what became of the requests the hub made there. */
final class SentRequestFeed {

  private static final Logger LOG = LoggerFactory.getLogger(SentRequestFeed.class);

  /** An address is not to outgrow what servers take. */
  private static final int AT_ONCE = 50;

  private final Open311Client client;
  private final SentRequests book;
  private final Intake intake;
  private final Clock clock;
  private final Set<PartyName> outages = ConcurrentHashMap.newKeySet();

  SentRequestFeed(Open311Client client, SentRequests book, Intake intake, Clock clock) {
    this.client = client;
    this.book = book;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * Looks at all of them once; never throws.
   *
   * @param stopping whether to end although there may be more
   */
  void read(Party party, BooleanSupplier stopping) {
    try {
      ask(party, Open311Properties.of(party), stopping);
      if (outages.remove(party.name())) {
        LOG.info("party {}: its server answers again", party.name());
      }
    } catch (HubFailure failure) {
      if (outages.add(party.name())) {
        LOG.warn(
            "ALARM: party {}: no status of the hub's requests is read until this is over ({}): {}",
            party.name(),
            failure.code().wireName(),
            failure.reason());
      }
    } catch (RuntimeException mistake) {
      // Its message may quote what it stumbled over, and that is a person's.
      LOG.error(
          "party {}: the states of its requests could not be handled and are asked for again: {}",
          party.name(),
          mistake.getClass().getName());
    }
  }

  private void ask(Party party, Open311Properties properties, BooleanSupplier stopping) {
    List<Sent> named = new ArrayList<>();
    for (Sent sent : book.of(party.name())) {
      if (stopping.getAsBoolean()) {
        return;
      }
      Sent known = sent.id() == null ? named(party, properties, sent) : sent;
      if (isOver(known, properties)) {
        book.remove(party.name(), known);
      } else if (known.id() != null) {
        named.add(known);
      }
    }
    for (int from = 0; from < named.size() && !stopping.getAsBoolean(); from += AT_ONCE) {
      look(party, properties, named.subList(from, Math.min(named.size(), from + AT_ONCE)));
    }
  }

  private boolean isOver(Sent sent, Open311Properties properties) {
    Long closedAt = sent.closedAt();
    return closedAt != null
        && Instant.ofEpochSecond(closedAt).isBefore(clock.instant().minus(properties.followUp()));
  }

  /** GeoReport v2, «GET service_request_id from a token»; without an id it is too early. */
  private Sent named(Party party, Open311Properties properties, Sent sent) {
    String token = Objects.requireNonNull(sent.token());
    Open311Client.Answer answer = client.token(properties, token);
    if (answer.status() == 404) {
      return sent;
    }
    for (JsonNode record : list(answer, properties)) {
      String id = RequestReader.id(record);
      if (id != null && token.equals(RequestReader.token(record))) {
        Sent known = sent.known(id);
        book.put(party.name(), known);
        return known;
      }
    }
    return sent;
  }

  private void look(Party party, Open311Properties properties, List<Sent> asked) {
    List<String> ids = asked.stream().map(sent -> Objects.requireNonNull(sent.id())).toList();
    Open311Client.Answer answer = client.requests(properties, ids);
    if (answer.status() == 404) {
      return;
    }
    Map<String, JsonNode> records = new HashMap<>();
    for (JsonNode record : list(answer, properties)) {
      String id = RequestReader.id(record);
      if (id != null) {
        records.put(id, record);
      }
    }
    for (Sent sent : asked) {
      JsonNode record = records.get(Objects.requireNonNull(sent.id()));
      if (record != null) {
        take(party, sent, record);
      }
    }
  }

  private static List<JsonNode> list(Open311Client.Answer answer, Open311Properties properties) {
    if (answer.status() != 200) {
      throw Open311Failures.asking(answer.status(), answer.retryAfter());
    }
    return RequestList.read(answer.wire(), properties.format());
  }

  private void take(Party party, Sent sent, JsonNode record) {
    String state = RequestState.digest(record);
    if (state.equals(sent.seen())) {
      return;
    }
    int number = sent.told() + 1;
    intake.accept(
        new InboundMessage(
            party.name(),
            // A state may come back; the number tells one time from the other.
            new ExternalId(sent.id() + "#" + number + "-" + state),
            "",
            MessageKind.STATUS_UPDATE,
            sent.reference(),
            RequestList.wire(record),
            Map.of(
                RequestState.REFERENCE, sent.reference(),
                RequestState.NUMBER, Integer.toString(number),
                // The server numbers nothing: what was read later is later.
                RequestState.SEQUENCE, Long.toString(clock.millis())),
            "read from the party's own server",
            null,
            null));
    Long closedAt = RequestState.isClosed(record) ? (Long) clock.instant().getEpochSecond() : null;
    book.put(party.name(), sent.seen(state, closedAt));
  }
}
