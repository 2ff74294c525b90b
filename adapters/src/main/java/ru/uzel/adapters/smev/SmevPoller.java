package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/**
 * Fetches one response: verified, accepted by the hub, and only then acknowledged. Whatever fails
 * before the Ack leaves the response with СМЭВ, which gives it out again.
 */
final class SmevPoller {

  /** What one attempt came to. */
  enum Outcome {
    /** A response was taken: there may be more. */
    TAKEN,
    /** The queue was empty. */
    EMPTY,
    /** A response was refused and given back; another copy may come at once. */
    REFUSED,
    /** Neither asking at once nor asking soon would help. */
    TROUBLE
  }

  private static final Logger LOG = LoggerFactory.getLogger(SmevPoller.class);

  private final SmevClients clients;
  private final SmevEnvelopes envelopes;
  private final SafeXml xml;
  private final SignatureVerifier verifier;
  private final Intake intake;
  private final AttachmentIntake attachments;
  private final Clock clock;

  SmevPoller(
      SmevClients clients,
      SmevEnvelopes envelopes,
      SafeXml xml,
      SignatureVerifier verifier,
      Intake intake,
      AttachmentIntake attachments,
      Clock clock) {
    this.clients = clients;
    this.envelopes = envelopes;
    this.xml = xml;
    this.verifier = verifier;
    this.intake = intake;
    this.attachments = attachments;
    this.clock = clock;
  }

  /**
   * @throws HubFailure when СМЭВ or the hub's own intake cannot do its part now
   */
  Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    WireBytes answer =
        peer.client()
            .exchange("GetResponse", envelopes.getResponse(peer.properties(), clock.instant()));
    MtomMessage message;
    Document document;
    Optional<SmevResponse> response;
    try {
      message = MtomMessage.of(answer);
      document = xml.parse(message.root());
      message.putBack(document, peer.properties().version().basic());
      Optional<SoapFault> fault = SoapFault.in(document, peer.properties().version());
      if (fault.isPresent()) {
        throw SmevFailures.fetching(fault.get());
      }
      response = SmevResponse.read(document, peer.properties().version());
    } catch (RejectedFailure unreadable) {
      // Without an id there is nothing to acknowledge: the same answer would come again and again.
      refuse(peer, null, AttachmentLists.withoutCredentials(answer), unreadable);
      LOG.error(
          "party {}: a response cannot be read and blocks the queue until СМЭВ withdraws it: {}",
          party.name(),
          unreadable.reason());
      return Outcome.TROUBLE;
    }
    return response.isEmpty()
        ? Outcome.EMPTY
        : take(peer, response.get(), document, message, answer);
  }

  private Outcome take(
      SmevClients.Peer peer,
      SmevResponse response,
      Document document,
      MtomMessage message,
      WireBytes answer) {
    String trust = peer.properties().trust();
    SignatureReport report =
        verifier.verifyXml(
            document,
            List.of(
                new ExpectedSignature("SMEVSignature", "Response", trust),
                new ExpectedSignature(
                    "SenderInformationSystemSignature", "SenderProvidedResponseData", trust)));
    AttachmentLists lists =
        AttachmentLists.around(response.data(), peer.properties().version().basic());
    Map<String, ContentRef> files;
    try {
      if (!report.valid()) {
        throw new UntrustedFailure(
            Findings.code(report), Origin.PARTNER, report.summary(), "GetResponseResponse");
      }
      files = attachments.take(peer.properties(), lists, message);
    } catch (UntrustedFailure untrusted) {
      refuse(peer, response.messageId(), lists.evidence(answer), untrusted);
      LOG.warn(
          "party {}: response {} is given back to СМЭВ, its signatures do not hold: {}",
          peer.party().name(),
          response.messageId(),
          untrusted.reason());
      acknowledge(peer, response.messageId(), false);
      return Outcome.REFUSED;
    } catch (RejectedFailure wrong) {
      // Fetched again it would be the same; what is wrong with it, people have to settle.
      refuse(peer, response.messageId(), lists.evidence(answer), wrong);
      LOG.error(
          "party {}: the files of response {} cannot be taken, it stays with СМЭВ: {}",
          peer.party().name(),
          response.messageId(),
          wrong.reason());
      return Outcome.TROUBLE;
    }
    intake.accept(
        new InboundMessage(
            peer.party().name(),
            new ExternalId(response.messageId()),
            "",
            MessageKind.STATUS_UPDATE,
            response.originalId(),
            lists.accepted(answer, files),
            ContentFacts.of(files.values()),
            report.summary(),
            null,
            null));
    acknowledge(peer, response.messageId(), true);
    return Outcome.TAKEN;
  }

  private void acknowledge(SmevClients.Peer peer, String messageId, boolean accepted) {
    WireBytes answer =
        peer.client().exchange("Ack", envelopes.ack(peer.properties(), messageId, accepted));
    Document document;
    try {
      document = xml.parse(RootPart.of(answer));
    } catch (RejectedFailure unreadable) {
      throw SmevFailures.unreadable(unreadable);
    }
    Optional<HubFailure> failure =
        SoapFault.in(document, peer.properties().version()).flatMap(SmevFailures::acknowledging);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void refuse(
      SmevClients.Peer peer,
      @Nullable String externalId,
      @Nullable WireBytes answer,
      HubFailure failure) {
    intake.refuse(
        new Refusal(
            peer.party().name(),
            externalId,
            peer.properties().endpoint().toString(),
            answer,
            failure));
  }
}
