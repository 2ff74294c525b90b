package ru.uzel.adapters.executor;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes a body's update: who signed it, whether it is right, and then it is the hub's. */
final class UpdateIntake {

  /** W3C Trace Context, version-format of traceparent. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final SignatureVerifier verifier;
  private final AssignedCases cases;
  private final ReceiptBook receipts;
  private final Intake intake;
  private final ContentHash hash;
  private final FileIntake files;

  UpdateIntake(
      SignatureVerifier verifier,
      AssignedCases cases,
      ReceiptBook receipts,
      Intake intake,
      ContentHash hash,
      FileIntake files) {
    this.verifier = verifier;
    this.cases = cases;
    this.receipts = receipts;
    this.intake = intake;
    this.hash = hash;
    this.files = files;
  }

  /**
   * @throws ProblemException when it is refused; the refusal is in the journal then
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now, which is no refusal:
   *     the body is to send it again
   */
  Answer take(Party party, HttpServletRequest request) throws IOException {
    ExecutorProperties properties = ExecutorProperties.of(party);
    ReceivedBody body = ReceivedBody.read(request, properties.most());
    String externalId = null;
    try {
      if (body.problem() != null) {
        throw new ProblemException(body.problem());
      }
      SignedMessage signed = SignedMessage.read(body.wire());
      ProblemException.throwIfAny(tooLarge(properties, body.wire(), signed));
      String proof = proof(properties, signed);
      CaseUpdate update = CaseUpdate.read(signed.message());
      externalId = update.externalId();
      return accepted(properties, update, signed, body.wire(), proof, trace(request));
    } catch (ProblemException refused) {
      intake.refuse(
          new Refusal(
              party.name(),
              externalId,
              request.getRemoteAddr(),
              body.beginning(properties.bodyLimit()),
              ExecutorFailures.failure(refused.problems())));
      throw refused;
    }
  }

  /** Files do not take from what the message may have, nor the message from them. */
  private static List<Problem> tooLarge(
      ExecutorProperties properties, WireBytes wire, SignedMessage signed) {
    List<Problem> problems = new ArrayList<>();
    if (wire.size() - signed.fileBytes() > properties.bodyLimit()) {
      problems.add(
          Problem.tooLarge(
              "the body without its files is longer than " + properties.bodyLimit() + " bytes"));
    }
    if (signed.fileBytes() > properties.filesLimit()) {
      problems.add(
          Problem.tooLarge(
              "the files together have more than " + properties.filesLimit() + " bytes"));
    }
    return problems;
  }

  /** First who says so: a stranger learns nothing about what he got wrong besides. */
  private String proof(ExecutorProperties properties, SignedMessage signed) {
    if (signed.signature() == null) {
      throw new ProblemException(
          new Problem(
              FailureCode.SIGNATURE_MISSING,
              403,
              null,
              "the body has no part 'signature': a detached CMS over the part 'message'"));
    }
    SignatureReport report =
        verifier.verifyDetached(
            signed.signature(), DetachedContent.of(signed.message()), properties.trust());
    if (!report.answered().valid()) {
      throw new ProblemException(new Problem(report.failureCode(), 403, null, report.summary()));
    }
    return report.summary();
  }

  private Answer accepted(
      ExecutorProperties properties,
      CaseUpdate update,
      SignedMessage signed,
      WireBytes wire,
      String proof,
      @Nullable String traceparent) {
    PartyName party = properties.party();
    ExternalId externalId = new ExternalId(update.externalId());
    // Signed anew and wrapped anew, it still is the same update.
    String version = hash.hex(signed.message());
    if (told(() -> receipts.latest(party, externalId).isPresent())) {
      return answer(repeated(party, externalId, version, wire), version);
    }
    refuseUnknown(party, update);
    FileIntake.Taken taken = files.take(properties, update.attachments(), signed.files());
    return answer(
        intake.accept(
            new InboundMessage(
                party,
                externalId,
                version,
                update.kind(),
                update.reference(),
                // A queue is no place for files: they are kept by the hashes that were signed.
                signed.files().isEmpty() ? wire : signed.withoutFiles().write(),
                ContentFacts.of(taken.kept()),
                taken.noted(proof),
                null,
                traceparent)),
        version);
  }

  private Receipt repeated(PartyName party, ExternalId externalId, String version, WireBytes wire) {
    return intake
        .repeated(party, externalId, version, wire)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        FailureCode.ALTERED_REPETITION,
                        409,
                        "/id",
                        "was used before, for another update")));
  }

  private void refuseUnknown(PartyName party, CaseUpdate update) {
    if (told(() -> cases.find(party, update.reference()).isEmpty())) {
      throw new ProblemException(
          new Problem(
              FailureCode.UNKNOWN_CASE,
              422,
              "/subject",
              "is no reference under which this body was sent a case"));
    }
  }

  /** What a database that is away cannot tell, the flow tells, which waits for it. */
  private static boolean told(BooleanSupplier question) {
    try {
      return question.getAsBoolean();
    } catch (RetryableFailure away) {
      return false;
    }
  }

  private static Answer answer(Receipt receipt, String messageHash) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("messageId", receipt.id().toString())
        .put("receivedAt", receipt.receivedAt().toString())
        .put("streebog256", messageHash)
        .put("repeated", receipt.repeated());
    Answer answer = Answer.of(202, document);
    return receipt.repeated() ? answer.with("Idempotent-Replayed", "true") : answer;
  }

  private static @Nullable String trace(HttpServletRequest request) {
    String traceparent = request.getHeader("traceparent");
    return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null;
  }
}
