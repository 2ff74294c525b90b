package ru.uzel.adapters.smev;

import java.time.Clock;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.party.Party;

/**
 * Fetches one response: verified, accepted by the hub, and only then acknowledged. Whatever fails
 * before the Ack leaves the response with СМЭВ, which gives it out again.
 */
final class SmevPoller implements Poll {

  private final SmevClients clients;
  private final SmevTaking taking;
  private final Clock clock;

  SmevPoller(SmevClients clients, SmevTaking taking, Clock clock) {
    this.clients = clients;
    this.taking = taking;
    this.clock = clock;
  }

  /**
   * @throws HubFailure when СМЭВ or the hub's own intake cannot do its part now
   */
  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    return taking
        .dialogue()
        .ask(
            peer,
            "GetResponse",
            taking.dialogue().envelopes().getResponse(peer.properties(), clock.instant()),
            SmevResponse::read,
            this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevResponse response, Answer answer) {
    SmevProperties properties = peer.properties();
    return taking.take(
        peer,
        new Fetched(
            response.messageId(),
            "",
            answer,
            response.smevSignature(properties),
            response.senderSignatures(properties),
            response.lists(properties.version()),
            SmevResponse.ROOT,
            (wire, facts, verification) ->
                new InboundMessage(
                    peer.party().name(),
                    new ExternalId(response.messageId()),
                    "",
                    ResponseMapping.kind(response, properties),
                    response.originalId(),
                    wire,
                    facts,
                    verification,
                    null,
                    null)));
  }
}
