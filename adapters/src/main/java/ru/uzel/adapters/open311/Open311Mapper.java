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
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
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

  /** The extension does not say what a second update of one update_id does. */
  @Override
  public Resend resend(Party party) {
    return Open311Properties.of(party).recognisesUpdates() ? Resend.IDEMPOTENT : Resend.NEITHER;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public CitizenMessage toCanonical(Party party, AcceptedMessage accepted) {
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
    if (!(outbound.message() instanceof StatusUpdate update)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "an Open311 server that is read takes status updates only, no "
              + outbound.message().kind().wireName(),
          null);
    }
    return RequestUpdate.write(
        outbound.envelope(), update, Open311Properties.of(party).jurisdiction());
  }
}
