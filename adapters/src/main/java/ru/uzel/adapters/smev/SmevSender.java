package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Sends prepared requests and responses, and checks that it is СМЭВ that says it has them. */
final class SmevSender {

  private final SmevClients clients;
  private final SafeXml xml;
  private final SignatureVerifier verifier;
  private final Intake intake;
  private final AttachmentDelivery attachments;

  SmevSender(
      SmevClients clients,
      SafeXml xml,
      SignatureVerifier verifier,
      Intake intake,
      AttachmentDelivery attachments) {
    this.clients = clients;
    this.xml = xml;
    this.verifier = verifier;
    this.intake = intake;
    this.attachments = attachments;
  }

  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    SmevClients.Peer peer = clients.of(party);
    SmevProperties properties = peer.properties();
    String reference = prepared.envelope().reference();
    String operation = operation(prepared);
    WireBytes answer = exchange(peer, operation, prepared);
    Document document = parse(answer);

    Optional<SoapFault> fault = SoapFault.in(document, properties.version());
    if (fault.isPresent()) {
      Optional<HubFailure> failure = SmevFailures.sending(fault.get());
      if (failure.isPresent()) {
        throw failure.get();
      }
      return new DeliveryReceipt(reference, answer, "already sent before: " + fault.get().told());
    }
    SignatureReport report =
        verifier.verifyXml(
            document,
            List.of(
                new ExpectedSignature("SMEVSignature", "MessageMetadata", properties.smevTrust())));
    if (!report.valid()) {
      throw untrusted(
          properties, operation, reference, answer, report.failureCode(), report.summary());
    }
    // A rightly signed receipt for another message is a replay.
    if (!messageId(document, properties, operation, reference).equals(reference)) {
      throw untrusted(
          properties,
          operation,
          reference,
          answer,
          FailureCode.SIGNATURE_INVALID,
          "the signed receipt is for another message");
    }
    return new DeliveryReceipt(reference, answer, report.summary());
  }

  private WireBytes exchange(SmevClients.Peer peer, String operation, PreparedMessage prepared) {
    Transmission transmission = attachments.of(peer.properties(), prepared);
    try {
      return peer.client().exchange(operation, transmission);
    } catch (RejectedFailure tooLarge) {
      throw SmevFailures.unreadable(tooLarge);
    }
  }

  /** Cases are asked about, and what happens to one is the answer. */
  private static String operation(PreparedMessage prepared) {
    return switch (prepared.envelope().kind()) {
      case CITIZEN_MESSAGE,
          TRANSFER,
          SATISFACTION_SCORE,
          CASE_NOTICE,
          SEPARATION,
          DEADLINE_EVENT,
          VOTING_RESULT ->
          "SendRequest";
      case STATUS_UPDATE -> "SendResponse";
    };
  }

  private Document parse(WireBytes answer) {
    try {
      return xml.parse(MtomMessage.of(answer).root());
    } catch (RejectedFailure e) {
      throw SmevFailures.unreadable(e);
    }
  }

  /**
   * The message may have been taken whoever answered; sent again under its id, СМЭВ says so. What
   * was answered is recorded as an event of security.
   */
  private RetryableFailure untrusted(
      SmevProperties properties,
      String operation,
      String reference,
      WireBytes answer,
      FailureCode code,
      String finding) {
    intake.refuse(
        new Refusal(
            properties.party(),
            reference,
            properties.endpoint().toString(),
            answer,
            new UntrustedFailure(
                code, Origin.PARTNER, finding, operation + "Response/SMEVSignature")));
    return new RetryableFailure(
        code,
        Origin.PARTNER,
        "the receipt is not to be trusted: " + finding,
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.UNKNOWN,
        null);
  }

  private static String messageId(
      Document document, SmevProperties properties, String operation, String reference) {
    return new Tree(document.getDocumentElement(), properties.version().types())
        .child("Body", SmevEnvelopes.SOAP)
        .flatMap(body -> body.child(operation + "Response"))
        .flatMap(response -> response.child("MessageMetadata"))
        .flatMap(metadata -> metadata.text("MessageId"))
        // Version 1.1 may leave it out; elsewhere a receipt for nothing fits every message.
        .orElse(properties.version() == SmevVersion.V1_1 ? reference : "");
  }
}
