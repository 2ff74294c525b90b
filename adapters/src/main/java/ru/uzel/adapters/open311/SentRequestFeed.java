package ru.uzel.adapters.open311;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.open311.SentRequests.Sent;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
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
  private final UnseenRequests unseen;
  private final Set<PartyName> outages = ConcurrentHashMap.newKeySet();

  SentRequestFeed(Open311Client client, SentRequests book, Intake intake, Clock clock) {
    this.client = client;
    this.book = book;
    this.intake = intake;
    this.clock = clock;
    this.unseen = new UnseenRequests(clock);
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
            "ALARM: party {}: no states of the hub's requests, or not all, are read until this is over"
                + " ({}): {}",
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
    List<Sent> over = new ArrayList<>();
    List<Sent> named = new ArrayList<>();
    List<Sent> nameless = new ArrayList<>();
    for (Sent sent : book.of(party.name())) {
      (isOver(sent, properties) ? over : sent.id() == null ? nameless : named).add(sent);
    }
    book.change(party.name(), List.of(), over);
    // Those with an id first: no token is to keep their states back.
    RetryableFailure failed = lookAtAll(party, properties, named, stopping);
    List<Sent> newlyNamed = new ArrayList<>();
    for (Sent sent : nameless) {
      if (stopping.getAsBoolean()) {
        return;
      }
      named(party, properties, sent).ifPresent(newlyNamed::add);
    }
    RetryableFailure failedToo = lookAtAll(party, properties, newlyNamed, stopping);
    if (failed != null || failedToo != null) {
      throw failed == null ? Objects.requireNonNull(failedToo) : failed;
    }
  }

  private boolean isOver(Sent sent, Open311Properties properties) {
    Long closedAt = sent.closedAt();
    return closedAt != null
        && Instant.ofEpochSecond(closedAt).isBefore(clock.instant().minus(properties.followUp()));
  }

  /** GeoReport v2, «GET service_request_id from a token»; without an id it is too early. */
  private Optional<Sent> named(Party party, Open311Properties properties, Sent sent) {
    String token = Objects.requireNonNull(sent.token());
    try {
      Open311Client.Answer answer = client.token(properties, token);
      if (Open311Failures.isAboutTheAsked(answer.status())) {
        unseen.miss(party.name(), sent, "HTTP status " + answer.status());
        return Optional.empty();
      }
      for (JsonNode record : list(answer, properties)) {
        String id = RequestReader.id(record);
        if (id != null && token.equals(RequestReader.token(record))) {
          Sent known = sent.known(id);
          book.put(party.name(), known);
          unseen.found(party.name(), sent);
          return Optional.of(known);
        }
      }
      unseen.miss(party.name(), sent, "it has no id yet");
    } catch (RetryableFailure failure) {
      if (isOfAll(failure)) {
        throw failure;
      }
      unseen.miss(party.name(), sent, failure.reason());
    }
    return Optional.empty();
  }

  /** Whether the next question would fare no better. */
  private static boolean isOfAll(RetryableFailure failure) {
    return failure.origin() == Origin.HUB
        || failure.code() == FailureCode.PARTNER_UNREACHABLE
        || failure.code() == FailureCode.PARTNER_BUSY;
  }

  /** One part that fails does not keep the others back; it is returned. */
  private @Nullable RetryableFailure lookAtAll(
      Party party, Open311Properties properties, List<Sent> named, BooleanSupplier stopping) {
    RetryableFailure failed = null;
    for (int from = 0; from < named.size() && !stopping.getAsBoolean(); from += AT_ONCE) {
      try {
        look(
            party,
            properties,
            named.subList(from, Math.min(named.size(), from + AT_ONCE)),
            stopping);
      } catch (RetryableFailure failure) {
        if (isOfAll(failure)) {
          throw failure;
        }
        failed = failed == null ? failure : failed;
      }
    }
    return failed;
  }

  private void look(
      Party party, Open311Properties properties, List<Sent> asked, BooleanSupplier stopping) {
    List<String> ids = asked.stream().map(sent -> Objects.requireNonNull(sent.id())).toList();
    Open311Client.Answer answer = client.requests(properties, ids);
    if (Open311Failures.isAboutTheAsked(answer.status())) {
      if (asked.size() == 1) {
        unseen.miss(party.name(), asked.get(0), "HTTP status " + answer.status());
        return;
      }
      // GeoReport v2, «Errors»: one id that was not found may be why; the others are there.
      for (Sent sent : asked) {
        if (!stopping.getAsBoolean()) {
          look(party, properties, List.of(sent), stopping);
        }
      }
      return;
    }
    Map<String, JsonNode> records = new HashMap<>();
    for (JsonNode record : list(answer, properties)) {
      String id = RequestReader.id(record);
      if (id != null) {
        records.put(id, record);
      }
    }
    takeAll(party, asked, records);
  }

  private static List<JsonNode> list(Open311Client.Answer answer, Open311Properties properties) {
    if (answer.status() != 200) {
      throw Open311Failures.asking(answer.status(), answer.retryAfter());
    }
    return RequestList.read(answer.wire(), properties.format());
  }

  private void takeAll(Party party, List<Sent> asked, Map<String, JsonNode> records) {
    List<Sent> seen = new ArrayList<>();
    try {
      for (Sent sent : asked) {
        JsonNode record = records.get(Objects.requireNonNull(sent.id()));
        if (record == null) {
          unseen.miss(party.name(), sent, "the server does not show it");
          continue;
        }
        unseen.found(party.name(), sent);
        String state = RequestState.digest(record);
        if (!state.equals(sent.seen())) {
          take(party, sent, record, state).ifPresent(seen::add);
        }
      }
    } finally {
      book.change(party.name(), seen, List.of());
    }
  }

  private Optional<Sent> take(Party party, Sent sent, JsonNode record, String state) {
    int number = sent.told() + 1;
    try {
      intake.accept(
          new InboundMessage(
              party.name(),
              RequestState.externalId(Objects.requireNonNull(sent.id()), number, state),
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
    } catch (RetryableFailure outage) {
      throw outage;
    } catch (RuntimeException mistake) {
      unseen.untaken(party.name(), sent, mistake);
      return Optional.empty();
    }
    Long closedAt = RequestState.isClosed(record) ? (Long) clock.instant().getEpochSecond() : null;
    return Optional.of(sent.seen(state, closedAt));
  }
}
