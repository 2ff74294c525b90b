package ru.uzel.adapters.executor;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.MessageSigner;

/** Canonical messages to signed assignments, and a body's updates to status updates. */
final class ExecutorMapper implements WireMapping {

  static final String ADAPTER = "executor";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final int LONGEST_TOLD = 60;

  private final MessageCodec codec;
  private final MessageSigner signer;

  ExecutorMapper(MessageCodec codec, MessageSigner signer) {
    this.codec = codec;
    this.signer = signer;
  }

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** PUT under the reference: the body has it once however often it comes (RFC 9110 §9.3.4). */
  @Override
  public Resend resend() {
    return Resend.IDEMPOTENT;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (outbound.message() instanceof StatusUpdate) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "a responsible body takes cases and events of terms, not "
              + outbound.message().kind().wireName(),
          "flow " + outbound.envelope().flow());
    }
    byte[] message = Assignment.write(outbound.envelope(), codec.encode(outbound.message()));
    return new SignedMessage(
            message,
            signer.signDetached(DetachedContent.of(message), ExecutorProperties.of(party).key()))
        .write();
  }

  @Override
  public StatusUpdate toCanonical(Party party, AcceptedMessage accepted) {
    CaseUpdate update = read(accepted);
    StatusWord word = StatusWord.of(update.word()).orElseThrow(() -> unknown(update.word()));
    CanonicalStatus status = word.status();
    if (status == null) {
      throw new UnknownValueFailure(
          FailureCode.PARTNER_REFUSED,
          Origin.PARTNER,
          "the body refused the assignment; its reason stands in the message, and another has to"
              + " be found for the case",
          "/data/status");
    }
    return new StatusUpdate(
        update.reference(),
        status,
        update.word(),
        comment(update),
        update.organisation() == null ? party.title() : update.organisation(),
        update.at(),
        update.sequence(),
        reply(update, word.reply()));
  }

  private static CaseUpdate read(AcceptedMessage accepted) {
    try {
      return CaseUpdate.read(SignedMessage.read(accepted.wire()).message());
    } catch (ProblemException wrong) {
      // The rules of the contract may have changed since it was accepted.
      Problem first = wrong.problems().get(0);
      throw new RejectedFailure(first.code(), Origin.PARTNER, first.detail(), first.pointer());
    }
  }

  private static @Nullable String comment(CaseUpdate update) {
    LocalDate plannedAt = update.plannedAt();
    if (plannedAt == null) {
      return update.comment();
    }
    String planned = "Планируемый срок: " + DAY.format(plannedAt);
    return update.comment() == null ? planned : update.comment() + "\n" + planned;
  }

  private static @Nullable Reply reply(CaseUpdate update, @Nullable ReplyKind kind) {
    CaseUpdate.ReplyText reply = update.reply();
    return kind == null || reply == null
        ? null
        : new Reply(reply.replyId(), kind, reply.text(), reply.number(), reply.at());
  }

  private static UnknownValueFailure unknown(String word) {
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_STATUS,
        Origin.PARTNER,
        "nobody has mapped the status word '"
            + (word.length() > LONGEST_TOLD ? word.substring(0, LONGEST_TOLD) + "…" : word)
            + "'",
        "/data/status");
  }
}
