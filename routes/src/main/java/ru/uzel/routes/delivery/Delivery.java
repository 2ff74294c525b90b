package ru.uzel.routes.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.message.OutboundForm;

/**
 * What all delivery work shares.
 *
 * @param startedAt when this process began: what was queued for sending before it may have been
 *     attempted by an earlier one that was killed
 */
record Delivery(
    PartyDirectory parties,
    Map<String, WireMapping> mappings,
    CaseDecisions decisions,
    OutboundForm outbound,
    CaseOrder order,
    SettingAside aside,
    DeliveryRecords records,
    PartyGates gates,
    AdapterCalls adapters,
    SessionPool sessions,
    Waiting waiting,
    FaultPoints faults,
    Clock clock,
    Instant startedAt) {

  Party party(Envelope envelope) {
    return parties
        .find(envelope.target())
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.UNKNOWN_PARTY,
                    Origin.HUB,
                    "party " + envelope.target() + " is no longer configured",
                    "config/parties"));
  }

  WireMapping mapping(Party party) {
    WireMapping mapping = mappings.get(party.adapter());
    if (mapping == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_PARTY,
          Origin.HUB,
          "party " + party.name() + " names adapter '" + party.adapter() + "', which is not here",
          "config/parties/" + party.name() + ".yaml");
    }
    return mapping;
  }

  Attempts attempts() {
    return new Attempts(clock, sessions, records);
  }
}
