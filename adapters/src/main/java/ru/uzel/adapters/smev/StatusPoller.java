package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;

/**
 * Fetches what СМЭВ says about the responses a provider sent. A rejection goes the way of all
 * messages and stops at a person, with an alarm; the rest is put on record. There is no Ack of a
 * status: one that the hub cannot take at once is kept here and tried again before the next is
 * asked for.
 */
final class StatusPoller implements Poll {

  private final SmevClients clients;
  private final SmevDialogue dialogue;
  private final Clock clock;
  private final Map<PartyName, InboundMessage> untaken = new ConcurrentHashMap<>();

  StatusPoller(SmevClients clients, SmevDialogue dialogue, Clock clock) {
    this.clients = clients;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  @Override
  public Outcome poll(Party party) {
    InboundMessage left = untaken.get(party.name());
    if (left != null) {
      dialogue.intake().accept(left);
      untaken.remove(party.name());
    }
    SmevClients.Peer peer = clients.of(party);
    return dialogue.ask(
        peer,
        "GetStatus",
        dialogue.envelopes().getStatus(peer.properties(), clock.instant()),
        SmevStatus::read,
        this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevStatus status, Answer answer) {
    SignatureReport report =
        dialogue.verify(
            answer,
            List.of(
                new ExpectedSignature(
                    "SMEVSignature", "AsyncProcessingStatusData", peer.properties().trust())));
    if (!report.valid()) {
      dialogue.distrust(peer, status.originalId(), answer, report, SmevStatus.ROOT);
      return Outcome.REFUSED;
    }
    InboundMessage message =
        new InboundMessage(
            peer.party().name(),
            new ExternalId(status.originalId()),
            status.category(),
            MessageKind.STATUS_UPDATE,
            status.originalId(),
            answer.wire(),
            status.rejected()
                ? Map.of()
                : Map.of(
                    AcceptedMessage.PURPOSE,
                    AcceptedMessage.NOTICE,
                    AcceptedMessage.TOLD,
                    status.told()),
            report.summary(),
            null,
            null);
    untaken.put(peer.party().name(), message);
    dialogue.intake().accept(message);
    untaken.remove(peer.party().name());
    return Outcome.TAKEN;
  }
}
