package ru.uzel.adapters.smev;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Asking СМЭВ for something, whatever it is: what all pollers do alike. */
final class SmevDialogue {

  /** What one attempt came to. */
  enum Outcome {
    /** Something was taken: there may be more. */
    TAKEN,
    /** There was nothing. */
    EMPTY,
    /** Something was refused and given back; another copy may come at once. */
    REFUSED,
    /** Neither asking at once nor asking soon would help. */
    TROUBLE
  }

  /** An answer as it came, taken apart, and parsed with what was apart put back. */
  record Answer(WireBytes wire, MtomMessage message, Document document) {}

  /** What to do with what was found in an answer. */
  @FunctionalInterface
  interface Taker<T> {
    Outcome take(SmevClients.Peer peer, T found, Answer answer);
  }

  private static final Logger LOG = LoggerFactory.getLogger(SmevDialogue.class);

  private final SmevEnvelopes envelopes;
  private final SafeXml xml;
  private final SignatureVerifier verifier;
  private final Intake intake;
  private final Recurrence recurrence = new Recurrence();

  SmevDialogue(SmevEnvelopes envelopes, SafeXml xml, SignatureVerifier verifier, Intake intake) {
    this.envelopes = envelopes;
    this.xml = xml;
    this.verifier = verifier;
    this.intake = intake;
  }

  Intake intake() {
    return intake;
  }

  SmevEnvelopes envelopes() {
    return envelopes;
  }

  /**
   * @throws HubFailure when СМЭВ cannot answer now
   */
  <T> Outcome ask(
      SmevClients.Peer peer,
      String operation,
      byte[] envelope,
      BiFunction<Document, SmevVersion, Optional<T>> reader,
      Taker<T> taker) {
    WireBytes wire;
    try {
      wire = peer.client().exchange(operation, envelope);
    } catch (RejectedFailure tooLarge) {
      return unreadable(peer, operation, null, tooLarge);
    }
    return hear(peer, operation, wire, reader, taker);
  }

  /**
   * What an answer comes to, whenever it was given.
   *
   * @throws HubFailure when it says that СМЭВ cannot answer now
   */
  <T> Outcome hear(
      SmevClients.Peer peer,
      String operation,
      WireBytes wire,
      BiFunction<Document, SmevVersion, Optional<T>> reader,
      Taker<T> taker) {
    SmevVersion version = peer.properties().version();
    MtomMessage message;
    Document document;
    Optional<T> found;
    try {
      message = MtomMessage.of(wire);
      document = xml.parse(message.root());
      message.putBack(document, version.basic());
      Optional<SoapFault> fault = SoapFault.in(document, version);
      if (fault.isPresent()) {
        throw SmevFailures.fetching(fault.get());
      }
      found = reader.apply(document, version);
    } catch (RejectedFailure unreadable) {
      return unreadable(peer, operation, wire, unreadable);
    }
    return found.isEmpty()
        ? Outcome.EMPTY
        : taker.take(peer, found.get(), new Answer(wire, message, document));
  }

  /** Without an id there is nothing to acknowledge: the same answer would come again and again. */
  private Outcome unreadable(
      SmevClients.Peer peer, String operation, @Nullable WireBytes wire, RejectedFailure failure) {
    // The same answer comes with every poll, and may have 32 MiB.
    String bytes = wire == null ? "" : String.valueOf(Arrays.hashCode(wire.bytes()));
    if (!recurrence.again(peer.party().name(), operation + " " + bytes, failure)) {
      refuse(peer, null, wire == null ? null : AttachmentLists.withoutCredentials(wire), failure);
    }
    LOG.error(
        "party {}: an answer to {} cannot be read and blocks the queue until СМЭВ withdraws it:"
            + " {}",
        peer.party().name(),
        operation,
        failure.reason());
    return Outcome.TROUBLE;
  }

  /**
   * @throws RetryableFailure when all that is missing is an answer about revocation: an authority
   *     that is away must not cost a message, which is neither taken nor given back
   */
  SignatureReport verify(Answer answer, List<ExpectedSignature> expected) {
    return verifier.verifyXml(answer.document(), expected).answered();
  }

  /**
   * Whether СМЭВ itself signed an answer, without which nothing in it counts; where not, that is on
   * record as an event of security.
   *
   * @param evidence asked for then, as it may take out of the document what must not be recorded
   * @return empty when its signature is not there or does not hold
   * @throws RetryableFailure when the signature holds and it is the certificate that is not
   *     believed: СМЭВ has a new one, or ours is missing, and all its messages would be lost
   */
  Optional<SignatureReport> bySmev(
      SmevClients.Peer peer,
      String messageId,
      Answer answer,
      ExpectedSignature smev,
      String where,
      Supplier<WireBytes> evidence) {
    SignatureReport report = verify(answer, List.of(smev));
    if (report.valid()) {
      return Optional.of(report);
    }
    UntrustedFailure untrusted = report.untrusted(where);
    // A list that lacks СМЭВ's new certificate would otherwise fill the journal with every poll.
    if (untrusted.code() != FailureCode.CERTIFICATE_UNTRUSTED
        || !recurrence.again(peer.party().name(), messageId, untrusted)) {
      refuse(peer, messageId, evidence.get(), untrusted);
    }
    if (untrusted.code() == FailureCode.CERTIFICATE_UNTRUSTED) {
      throw new RetryableFailure(
          FailureCode.CERTIFICATE_UNTRUSTED,
          Origin.HUB,
          "СМЭВ signs by a certificate that list "
              + smev.trust()
              + " does not believe: "
              + report.summary(),
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
    LOG.warn(
        "party {}: message {} is refused, СМЭВ's signature does not hold: {}",
        peer.party().name(),
        messageId,
        report.summary());
    return Optional.empty();
  }

  void acknowledge(SmevClients.Peer peer, String messageId, boolean accepted) {
    Document document;
    try {
      WireBytes answer =
          peer.client().exchange("Ack", envelopes.ack(peer.properties(), messageId, accepted));
      document = xml.parse(MtomMessage.of(answer).root());
    } catch (RejectedFailure unreadable) {
      throw SmevFailures.unreadable(unreadable);
    }
    Optional<HubFailure> failure =
        SoapFault.in(document, peer.properties().version()).flatMap(SmevFailures::acknowledging);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  void refuse(
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
