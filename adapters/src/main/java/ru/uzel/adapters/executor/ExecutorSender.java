package ru.uzel.adapters.executor;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts prepared messages to bodies, and keeps their receipts, signed or not. */
final class ExecutorSender {

  private static final int LONGEST_RECEIPT = 200;

  private final ExecutorClient client;
  private final Secrets secrets;
  private final SignatureVerifier verifier;
  private final Intake intake;

  ExecutorSender(
      ExecutorClient client, Secrets secrets, SignatureVerifier verifier, Intake intake) {
    this.client = client;
    this.secrets = secrets;
    this.verifier = verifier;
    this.intake = intake;
  }

  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    ExecutorProperties properties = ExecutorProperties.of(party);
    String reference = prepared.envelope().reference();
    URI uri = properties.address(prepared.envelope());
    String key = key(properties);
    ExecutorClient.Reply reply = client.put(uri, prepared.wire(), key, properties.receiveTimeout());
    Optional<HubFailure> failure = ExecutorFailures.sending(reply.status());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return receipt(properties, reference, reply);
  }

  /** A secret that is not there is put in place later; the party's messages wait for it. */
  private @Nullable String key(ExecutorProperties properties) {
    String reference = properties.endpointKey();
    if (reference == null) {
      return null;
    }
    try {
      return secrets.resolve(reference).strip();
    } catch (RejectedFailure missing) {
      throw new RetryableFailure(
          missing.code(),
          Origin.HUB,
          missing.reason(),
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          missing);
    }
  }

  private DeliveryReceipt receipt(
      ExecutorProperties properties, String reference, ExecutorClient.Reply reply) {
    WireBytes wire = reply.wire();
    boolean signed = SignedMessage.is(wire.contentType());
    if (!signed && properties.signedReceipts()) {
      throw untrusted(
          properties, reference, wire, FailureCode.SIGNATURE_MISSING, "it is not signed");
    }
    byte[] message = signed ? verified(properties, reference, wire) : wire.bytes();
    String told = told(message);
    return new DeliveryReceipt(
        told == null ? reference : told,
        wire.size() == 0 ? null : wire,
        "HTTP status " + reply.status() + (signed ? ", receipt signed" : ", receipt not signed"));
  }

  private byte[] verified(ExecutorProperties properties, String reference, WireBytes wire) {
    SignedMessage receipt;
    try {
      receipt = SignedMessage.read(wire);
    } catch (ProblemException torn) {
      throw untrusted(
          properties, reference, wire, FailureCode.MALFORMED, torn.problems().get(0).detail());
    }
    if (receipt.signature() == null) {
      throw untrusted(
          properties, reference, wire, FailureCode.SIGNATURE_MISSING, "it is not signed");
    }
    SignatureReport report =
        verifier.verifyDetached(
            receipt.signature(), DetachedContent.of(receipt.message()), properties.trust());
    if (!report.valid()) {
      throw untrusted(properties, reference, wire, report.failureCode(), report.summary());
    }
    // A rightly signed receipt for another message is a replay.
    if (!reference.equals(member(receipt.message(), "reference"))) {
      throw untrusted(
          properties,
          reference,
          wire,
          FailureCode.SIGNATURE_INVALID,
          "the signed receipt is for another message");
    }
    return receipt.message();
  }

  /** Whoever answered may have taken the message; put again, it is the same. */
  private RetryableFailure untrusted(
      ExecutorProperties properties,
      String reference,
      WireBytes wire,
      FailureCode code,
      String finding) {
    intake.refuse(
        new Refusal(
            properties.party(),
            reference,
            properties.endpoint().toString(),
            wire,
            new UntrustedFailure(code, Origin.PARTNER, finding, "receipt")));
    return ExecutorFailures.receipt(code, finding);
  }

  /** The body's own number of what it took, where it gave one. */
  private static @Nullable String told(byte[] message) {
    String receipt = member(message, "receipt");
    return receipt == null || receipt.isBlank()
        ? null
        : receipt.substring(0, Math.min(receipt.length(), LONGEST_RECEIPT));
  }

  private static @Nullable String member(byte[] json, String name) {
    try {
      return JsonMapper.shared().readTree(json).path(name).asString(null);
    } catch (JacksonException noJson) {
      return null;
    }
  }
}
