package ru.uzel.adapters.executor;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.MessageSigner;

/**
 * Canonical messages to signed assignments and notices, and a body's updates to status updates and
 * transfers.
 */
final class ExecutorMapper implements WireMapping {

  static final String ADAPTER = "executor";

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
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (!takes(outbound.message())) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "a responsible body takes cases, events of terms, notices of its own and results of"
              + " votings, not "
              + outbound.message().kind().wireName(),
          "flow " + outbound.envelope().flow());
    }
    byte[] message = BodyEvent.write(outbound.envelope(), codec.encode(outbound.message()));
    return new SignedMessage(
            message,
            signer.signDetached(DetachedContent.of(message), ExecutorProperties.of(party).key()))
        .write();
  }

  /** Not in the message, but there to be fetched as long as the body has the case. */
  @Override
  public boolean carriesAttachments(OutboundMessage outbound) {
    return outbound.message() instanceof CitizenMessage;
  }

  /**
   * Cases; what it is told of those it has: a refused transfer, a rating, a neighbour more; and
   * results of votings, which are of no case.
   */
  private static boolean takes(HubMessage message) {
    return message instanceof CitizenMessage
        || message instanceof DeadlineEvent
        || message instanceof CaseNotice
        || message instanceof SatisfactionScore
        || message instanceof VotingResult
        || (message instanceof Transfer transfer && transfer.verdict() != null);
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
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
    String organisation = update.organisation() == null ? party.title() : update.organisation();
    TransferDirection direction = word.direction();
    Handover handover = update.transfer();
    if (direction != null && handover != null) {
      return transfer(
          update,
          organisation,
          direction,
          handover,
          reply(update, ReplyKind.TRANSFER_NOTICE, accepted));
    }
    return new StatusUpdate(
        update.reference(),
        status,
        update.word(),
        update.comment(),
        organisation,
        update.at(),
        update.sequence(),
        reply(update, word.reply(), accepted),
        update.plannedAt());
  }

  private static Transfer transfer(
      CaseUpdate update,
      String organisation,
      TransferDirection direction,
      Handover handover,
      @Nullable Reply notice) {
    return new Transfer(
        update.reference(),
        OrgRef.named(organisation),
        handover.to(),
        direction,
        handover.reason(),
        handover.legalBasis(),
        handover.letter(),
        update.word(),
        update.at(),
        handover.deadlineAt(),
        update.sequence(),
        notice,
        null);
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

  private static @Nullable Reply reply(
      CaseUpdate update, @Nullable ReplyKind kind, AcceptedMessage accepted) {
    CaseUpdate.ReplyText reply = update.reply();
    return kind == null || reply == null
        ? null
        : new Reply(
            reply.replyId(),
            kind,
            reply.text(),
            reply.number(),
            reply.at(),
            attachments(reply.attachments(), ContentFacts.in(accepted.facts())));
  }

  private static List<Attachment> attachments(
      List<AnnouncedFile> announced, List<ContentRef> kept) {
    if (kept.size() != announced.size()) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND,
          Origin.HUB,
          kept.size() + " files were kept where the message announces " + announced.size(),
          "/data/reply/attachments");
    }
    return IntStream.range(0, kept.size())
        .mapToObj(i -> announced.get(i).keptAs(kept.get(i)))
        .toList();
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
