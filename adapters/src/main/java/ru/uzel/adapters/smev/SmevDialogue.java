package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.InboundMessage;
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
  record Answer(WireBytes wire, MtomMessage message, Document document, SmevProperties party) {}

  /** The message to accept, given the bytes to keep and the facts about its stored files. */
  @FunctionalInterface
  interface Acceptance {
    InboundMessage of(WireBytes wire, Map<String, String> contents);
  }

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
  private final AttachmentIntake attachments;

  SmevDialogue(
      SmevEnvelopes envelopes,
      SafeXml xml,
      SignatureVerifier verifier,
      Intake intake,
      AttachmentIntake attachments) {
    this.attachments = attachments;
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
    return hear(peer, operation, peer.client().exchange(operation, envelope), reader, taker);
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
      // Without an id there is nothing to acknowledge: the same answer would come again and again.
      refuse(peer, null, AttachmentLists.withoutCredentials(wire), unreadable);
      LOG.error(
          "party {}: an answer to {} cannot be read and blocks the queue until СМЭВ withdraws it:"
              + " {}",
          peer.party().name(),
          operation,
          unreadable.reason());
      return Outcome.TROUBLE;
    }
    return found.isEmpty()
        ? Outcome.EMPTY
        : taker.take(peer, found.get(), new Answer(wire, message, document, peer.properties()));
  }

  /**
   * @throws RetryableFailure when all that is missing is an answer about revocation: an authority
   *     that is away must not cost a message, which is neither taken nor given back
   */
  SignatureReport verify(Answer answer, List<ExpectedSignature> expected) {
    SignatureReport report =
        verifier.verifyXml(
            answer.document(),
            PersonalSignatures.with(expected, answer.document(), answer.party()));
    if (Findings.mayPass(report)) {
      throw new RetryableFailure(
          FailureCode.CERTIFICATE_UNTRUSTED,
          Origin.HUB,
          "whether a signer's certificate is revoked is not known: " + report.summary(),
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
    return report;
  }

  /**
   * Takes a verified message in with its files, and only then acknowledges it; gives back what is
   * not to be trusted.
   *
   * @param lists where it speaks of files; null where it cannot
   */
  Outcome accept(
      SmevClients.Peer peer,
      String messageId,
      Answer answer,
      SignatureReport report,
      @Nullable AttachmentLists lists,
      String where,
      Acceptance acceptance) {
    Map<String, ContentRef> files = Map.of();
    try {
      if (!report.valid()) {
        throw new UntrustedFailure(Findings.code(report), Origin.PARTNER, report.summary(), where);
      }
      if (lists != null) {
        files = attachments.take(peer.properties(), lists, answer.message());
      }
    } catch (UntrustedFailure untrusted) {
      refuse(peer, messageId, evidence(lists, answer), untrusted);
      LOG.warn(
          "party {}: message {} is given back to СМЭВ, its signatures do not hold: {}",
          peer.party().name(),
          messageId,
          untrusted.reason());
      acknowledge(peer, messageId, false);
      return Outcome.REFUSED;
    } catch (RejectedFailure wrong) {
      // Fetched again it would be the same; what is wrong with it, people have to settle.
      refuse(peer, messageId, evidence(lists, answer), wrong);
      LOG.error(
          "party {}: the files of message {} cannot be taken, it stays with СМЭВ: {}",
          peer.party().name(),
          messageId,
          wrong.reason());
      return Outcome.TROUBLE;
    }
    intake.accept(
        acceptance.of(
            lists == null ? answer.wire() : lists.accepted(answer.wire(), files),
            ContentFacts.of(files.values())));
    acknowledge(peer, messageId, true);
    return Outcome.TAKEN;
  }

  private static @Nullable WireBytes evidence(@Nullable AttachmentLists lists, Answer answer) {
    return lists == null ? answer.wire() : lists.evidence(answer.wire());
  }

  /** Records what is not to be trusted. */
  void distrust(
      SmevClients.Peer peer,
      String messageId,
      Answer answer,
      SignatureReport report,
      String where) {
    refuse(
        peer,
        messageId,
        answer.wire(),
        new UntrustedFailure(Findings.code(report), Origin.PARTNER, report.summary(), where));
    LOG.warn(
        "party {}: message {} is refused, its signatures do not hold: {}",
        peer.party().name(),
        messageId,
        report.summary());
  }

  void acknowledge(SmevClients.Peer peer, String messageId, boolean accepted) {
    WireBytes answer =
        peer.client().exchange("Ack", envelopes.ack(peer.properties(), messageId, accepted));
    Document document;
    try {
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
