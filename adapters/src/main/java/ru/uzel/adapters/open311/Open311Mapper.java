package ru.uzel.adapters.open311;

import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;

/** Requests of an Open311 server to canonical messages, and status updates to its updates. */
final class Open311Mapper implements WireMapping {

  static final String ADAPTER = "open311";
  static final String CLASSIFIER = "OPEN311";

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /**
   * The extension does not say what a second update of one update_id does, and a second POST of a
   * request is a second request: GeoReport v2 has no key by which a server could tell.
   */
  @Override
  public Resend resend(Party party) {
    Open311Properties properties = Open311Properties.of(party);
    return properties.recognisesUpdates() && !properties.takesCases()
        ? Resend.IDEMPOTENT
        : Resend.NEITHER;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  /** A server that is given cases is not told of them: it is the one who tells. */
  @Override
  public boolean takes(Party party, MessageKind kind) {
    return kind
        == (Open311Properties.of(party).takesCases()
            ? MessageKind.CITIZEN_MESSAGE
            : MessageKind.STATUS_UPDATE);
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    if (Open311Properties.of(party).takesCases()) {
      return RequestState.read(party, accepted);
    }
    try {
      ServiceRequest request = RequestReader.read(RequestList.record(accepted.wire()));
      return new CitizenMessage(
          request.id(),
          null,
          new ClassifierRef(
              Open311Properties.of(party).classifier(),
              request.serviceCode(),
              request.serviceName()),
          null,
          null,
          request.description(),
          request.location(),
          // GeoReport v2 never shows who wrote.
          null,
          request.mediaUrl(),
          request.agency(),
          LegalRegime.ORDINARY,
          false,
          request.requestedAt(),
          null,
          request.attributes());
    } catch (RefusedRequest refused) {
      throw Open311Failures.failure(refused.problems());
    }
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    Open311Properties properties = Open311Properties.of(party);
    if (properties.takesCases() && outbound.message() instanceof CitizenMessage message) {
      return NewRequest.write(message, properties);
    }
    if (properties.takesCases() || !(outbound.message() instanceof StatusUpdate update)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          (properties.takesCases()
                  ? "GeoReport v2 takes new requests only, no "
                  : "an Open311 server that is read takes status updates only, no ")
              + outbound.message().kind().wireName(),
          null);
    }
    return RequestUpdate.write(outbound.envelope(), update, properties.jurisdiction());
  }
}
