package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;

/**
 * Fetches one request of another system, as a provider: verified, accepted by the hub, and only
 * then acknowledged. That it arrived says that СМЭВ found its sender entitled; the service's
 * documentation forbids providers any further control of access.
 */
final class RequestPoller implements Poll {

  private final SmevClients clients;
  private final SmevDialogue dialogue;
  private final Clock clock;

  RequestPoller(SmevClients clients, SmevDialogue dialogue, Clock clock) {
    this.clients = clients;
    this.dialogue = dialogue;
    this.clock = clock;
  }

  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    return dialogue.ask(
        peer,
        "GetRequest",
        dialogue.envelopes().getRequest(peer.properties(), clock.instant()),
        SmevRequest::read,
        this::take);
  }

  private Outcome take(SmevClients.Peer peer, SmevRequest request, Answer answer) {
    SignatureReport report = dialogue.verify(answer, expected(peer, request));
    Optional<String> caseId = RequestMapping.caseId(request, peer.properties());
    return dialogue.accept(
        peer,
        request.messageId(),
        answer,
        report,
        request.isCancel()
            ? null
            : AttachmentLists.around(request.data(), peer.properties().version().basic()),
        SmevRequest.ROOT,
        (wire, contents) ->
            new InboundMessage(
                peer.party().name(),
                new ExternalId(request.messageId()),
                request.digest(),
                request.isCancel() ? MessageKind.STATUS_UPDATE : MessageKind.CITIZEN_MESSAGE,
                caseId.orElse(request.messageId()),
                wire,
                facts(request, caseId, contents),
                report.summary(),
                null,
                null));
  }

  private static List<ExpectedSignature> expected(SmevClients.Peer peer, SmevRequest request) {
    String smev = peer.properties().smevTrust();
    return request.isCancel()
        ? List.of(new ExpectedSignature("SMEVSignature", "Cancel", smev))
        : List.of(
            new ExpectedSignature("SMEVSignature", "Request", smev),
            new ExpectedSignature(
                "SenderInformationSystemSignature",
                "SenderProvidedRequestData",
                peer.properties().trust()));
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
