package ru.uzel.routes.delivery;

import java.time.Clock;
import java.time.Instant;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.message.OutboundForm;
import ru.uzel.routes.party.MappedParties;

/**
 * What all delivery work shares.
 *
 * @param startedAt when this process began: what was queued for sending before it may have been
 *     attempted by an earlier one that was killed
 */
record Delivery(
    MappedParties parties,
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
    return parties.party(envelope.target());
  }

  WireMapping mapping(Party party) {
    return parties.mapping(party);
  }

  Attempts attempts() {
    return new Attempts(clock, sessions, records);
  }
}
