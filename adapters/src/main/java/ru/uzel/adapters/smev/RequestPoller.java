package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/**
 * Fetches one request of another system, as a provider: verified, accepted by the hub, and only
 * then acknowledged. That it arrived says that СМЭВ found its sender entitled; the service's
 * documentation forbids providers any further control of access.
 */
final class RequestPoller implements Poll {

  private final SmevClients clients;
  private final SmevTaking taking;
  private final Clock clock;

  RequestPoller(SmevClients clients, SmevTaking taking, Clock clock) {
    this.clients = clients;
    this.taking = taking;
    this.clock = clock;
  }

  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    return taking
        .dialogue()
        .ask(
            peer,
            "GetRequest",
            taking.dialogue().envelopes().getRequest(peer.properties(), clock.instant()),
            SmevRequest::read,
            this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevRequest request, Answer answer) {
    SmevProperties properties = peer.properties();
    Optional<String> caseId = RequestMapping.caseId(request, properties);
    return taking.take(
        peer,
        new Fetched(
            request.messageId(),
            request.digest(),
            answer,
            request.smevSignature(properties),
            request.senderSignatures(properties),
            request.lists(properties.version()),
            SmevRequest.ROOT,
            (wire, facts, verification) ->
                new InboundMessage(
                    peer.party().name(),
                    new ExternalId(request.messageId()),
                    request.digest(),
                    request.isCancel() ? MessageKind.STATUS_UPDATE : MessageKind.CITIZEN_MESSAGE,
                    caseId.orElse(request.messageId()),
                    wire,
                    facts(request, caseId, facts),
                    verification,
                    null,
                    null)));
  }

  private static Map<String, String> facts(
      SmevRequest request, Optional<String> caseId, Map<String, String> contents) {
    Map<String, String> facts = new HashMap<>(contents);
    facts.put(AcceptedMessage.UNALTERABLE, "");
    String replyTo = request.replyTo();
    if (replyTo != null) {
      facts.put(
          AcceptedMessage.RETURN_ADDRESS,
          new ReturnAddress(caseId.orElse(null), replyTo).toString());
    }
    if (request.test()) {
      facts.put(AcceptedMessage.PURPOSE, AcceptedMessage.TEST);
    }
    return facts;
  }
}
