package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.List;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;

/**
 * Fetches one response: verified, accepted by the hub, and only then acknowledged. Whatever fails
 * before the Ack leaves the response with СМЭВ, which gives it out again.
 */
final class SmevPoller implements Poll {

  private final SmevClients clients;
  private final SmevDialogue dialogue;
  private final Clock clock;

  SmevPoller(SmevClients clients, SmevDialogue dialogue, Clock clock) {
    this.clients = clients;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  /**
   * @throws HubFailure when СМЭВ or the hub's own intake cannot do its part now
   */
  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    return dialogue.ask(
        peer,
        "GetResponse",
        dialogue.envelopes().getResponse(peer.properties(), clock.instant()),
        SmevResponse::read,
        this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevResponse response, Answer answer) {
    SmevProperties properties = peer.properties();
    SignatureReport report =
        dialogue.verify(
            answer,
            List.of(
                new ExpectedSignature("SMEVSignature", "Response", properties.smevTrust()),
                new ExpectedSignature(
                    "SenderInformationSystemSignature",
                    "SenderProvidedResponseData",
                    properties.trust())));
    return dialogue.accept(
        peer,
        response.messageId(),
        answer,
        report,
        AttachmentLists.around(response.data(), peer.properties().version().basic()),
        SmevResponse.ROOT,
        (wire, contents) ->
            new InboundMessage(
                peer.party().name(),
                new ExternalId(response.messageId()),
                "",
                ResponseMapping.kind(response, properties),
                response.originalId(),
                wire,
                contents,
                report.summary(),
                null,
                null));
  }
}
