package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;

/**
 * Fetches what СМЭВ says about the responses a provider sent. A rejection goes the way of all
 * messages and stops at a person, with an alarm; the rest is put on record. There is no Ack of a
 * status, so it is on disk before the hub takes it, and one that could not be taken is tried again
 * before the next is asked for, by the next process if need be.
 */
final class StatusPoller implements Poll {

  private static final String OPERATION = "GetStatus";

  private final SmevClients clients;
  private final SmevDialogue dialogue;
  private final OnceOnly onceOnly;
  private final Clock clock;

  StatusPoller(SmevClients clients, SmevDialogue dialogue, OnceOnly onceOnly, Clock clock) {
    this.clients = clients;
    this.dialogue = dialogue;
    this.onceOnly = onceOnly;
    this.clock = clock;
  }

  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    Optional<WireBytes> left = onceOnly.left(party.name());
    if (left.isPresent()) {
      dialogue.hear(peer, OPERATION, left.get(), SmevStatus::read, this::take);
      onceOnly.drop(party.name());
    }
    return dialogue.ask(
        peer,
        OPERATION,
        dialogue.envelopes().getStatus(peer.properties(), clock.instant()),
        SmevStatus::read,
        this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevStatus status, Answer answer) {
    onceOnly.keep(peer.party().name(), answer.wire());
    ExpectedSignature smev =
        new ExpectedSignature(
            "SMEVSignature", "AsyncProcessingStatusData", peer.properties().smevTrust());
    Optional<SignatureReport> report =
        dialogue.bySmev(peer, status.originalId(), answer, smev, SmevStatus.ROOT, answer::wire);
    if (report.isEmpty()) {
      onceOnly.drop(peer.party().name());
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
            report.get().summary(),
            null,
            null);
    dialogue.intake().accept(message);
    onceOnly.drop(peer.party().name());
    return Outcome.TAKEN;
  }
}
