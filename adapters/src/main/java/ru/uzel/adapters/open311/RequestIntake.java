package ru.uzel.adapters.open311;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.intake.ContentVersion;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/**
 * Takes requests in. What a reading looks at again is left alone here: else every look back would
 * put a repetition on record.
 */
final class RequestIntake {

  private static final Logger LOG = LoggerFactory.getLogger(RequestIntake.class);

  /** No two clocks are the same. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int REMEMBERED = 20_000;

  private final Intake intake;
  private final Clock clock;
  private final Map<String, String> handled =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  RequestIntake(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * Takes it, or puts on record why not.
   *
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now
   */
  void take(Party party, Open311Properties properties, JsonNode record) {
    WireBytes wire = RequestList.wire(record);
    String version;
    try {
      ServiceRequest request = RequestReader.read(record);
      if (request.requestedAt().isAfter(clock.instant().plus(SKEW))) {
        throw new RefusedRequest(
            List.of(Problem.invalid("requested_datetime", "lies in the future")));
      }
      version = version(request);
      if (isHandled(party, request.id(), version)) {
        return;
      }
      intake.accept(
          new InboundMessage(
              party.name(),
              new ExternalId(request.id()),
              version,
              MessageKind.CITIZEN_MESSAGE,
              request.id(),
              wire,
              Map.of(),
              "read from the party's own server",
              null,
              null));
      handled(party, request.id(), version);
    } catch (RefusedRequest refused) {
      refuse(party, properties, record, wire, refused);
    }
  }

  private void refuse(
      Party party,
      Open311Properties properties,
      JsonNode record,
      WireBytes wire,
      RefusedRequest refused) {
    String id = RequestReader.id(record);
    String digest = ContentVersion.of(wire.utf8());
    if (isHandled(party, id == null ? digest : id, digest)) {
      return;
    }
    intake.refuse(
        new Refusal(
            party.name(),
            id,
            properties.endpoint().toString(),
            wire,
            Open311Failures.failure(refused.problems())));
    handled(party, id == null ? digest : id, digest);
    LOG.warn(
        "party {}: a request of its list is refused, see the journal: {}",
        party.name(),
        refused.problems().get(0).code().wireName());
  }

  /** What the resident said; not the status, which changes by what the hub itself tells. */
  private static String version(ServiceRequest request) {
    return ContentVersion.of(
        request.serviceCode(),
        request.description(),
        request.requestedAt(),
        request.location(),
        request.mediaUrl(),
        request.attributes());
  }

  private synchronized boolean isHandled(Party party, String id, String version) {
    return version.equals(handled.get(party.name() + " " + id));
  }

  private synchronized void handled(Party party, String id, String version) {
    handled.put(party.name() + " " + id, version);
  }
}
