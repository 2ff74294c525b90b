package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.mocks.smev.QueuedMessage.Address;
import ru.uzel.mocks.smev.QueuedMessage.Written;

/** Writes the responses that bodies and СМЭВ itself give to a request. */
final class ResponseForm {

  private static final String BODY_ID = "SENDER_OV_SIGNATURE";

  private final SigningKey body;
  private final OfficialPerson person;
  private final Clock clock;

  ResponseForm(SigningKey body, OfficialPerson person, Clock clock) {
    this.body = body;
    this.person = person;
    this.clock = clock;
  }

  /** A status on the way to the end. */
  QueuedMessage status(TakenRequest request, int code, String word) {
    return status(request, code, word, null);
  }

  /**
   * @param comment what goes with it as StatusParameter
   */
  private QueuedMessage status(
      TakenRequest request, int code, String word, @Nullable String comment) {
    String parameter =
        comment == null
            ? ""
            : "<t:StatusParameter>"
                + Xml.element("t:Key", "Comment")
                + Xml.element("t:Value", comment)
                + "</t:StatusParameter>";
    return response(
        request,
        "status",
        word,
        null,
        OutgoingFiles.NONE,
        ns ->
            "<t:RequestStatus>"
                + Xml.element("t:StatusCode", Integer.toString(code))
                + Xml.element("t:StatusDescription", word)
                + parameter
                + "</t:RequestStatus>");
  }

  /** The end, or that the case goes on elsewhere. */
  QueuedMessage report(
      TakenRequest request,
      CaseRequest content,
      String word,
      @Nullable PlannedTransfer transfer,
      OutgoingFiles files) {
    return report(request, content, 2, word, transfer, files);
  }

  private QueuedMessage report(
      TakenRequest request,
      CaseRequest content,
      int sequence,
      String word,
      @Nullable PlannedTransfer transfer,
      OutgoingFiles files) {
    String report =
        person.primary(report(request, content, sequence, word, transfer, clock.instant()));
    return response(
        request,
        "content",
        word,
        new MessageType(request.type().namespace(), "CaseReport"),
        files,
        ns -> report + files.headers(ns));
  }

  /** Whatever a control call wants to be said. */
  QueuedMessage planned(
      TakenRequest request, CaseRequest content, PlannedAnswer answer, OutgoingFiles files) {
    String status = answer.status();
    String word = answer.word();
    String rejected = answer.rejected();
    if (status != null) {
      return status(
          request, answer.code() == null ? 1 : answer.code(), status, answer.description());
    }
    if (word != null) {
      return report(
          request,
          content,
          answer.code() == null ? 2 : answer.code(),
          word,
          answer.transfer(),
          files);
    }
    return rejected == null
        ? other(request, String.valueOf(answer.content()), files)
        : rejected(request, rejected, answer.description());
  }

  private QueuedMessage rejected(TakenRequest request, String code, @Nullable String description) {
    return response(
        request,
        "rejected",
        code,
        null,
        OutgoingFiles.NONE,
        ns ->
            "<t:RequestRejected>"
                + Xml.element("t:RejectionReasonCode", code)
                + Xml.element(
                    "t:RejectionReasonDescription",
                    description == null ? "Запрос отклонён" : description)
                + "</t:RequestRejected>");
  }

  private QueuedMessage other(TakenRequest request, String content, OutgoingFiles files) {
    String primary = person.primary(content);
    return response(request, "content", "content", null, files, ns -> primary + files.headers(ns));
  }

  private QueuedMessage response(
      TakenRequest request,
      String kind,
      String word,
      @Nullable MessageType content,
      OutgoingFiles files,
      Inside inside) {
    String id = MessageIdCheck.next();
    Instant sent = clock.instant();
    Address address =
        new Address(
            id, request.type(), content, request.node(), request.messageId(), kind, word, null);
    return new QueuedMessage(
        address, ns -> write(ns, request, id, sent, inside.in(ns), files), files);
  }

  private Written write(
      SmevNamespaces ns,
      TakenRequest request,
      String id,
      Instant sent,
      String inside,
      OutgoingFiles files) {
    String data =
        "<t:SenderProvidedResponseData"
            + ns.declarations()
            + " Id=\""
            + BODY_ID
            + "\">"
            + Xml.element("t:MessageID", id)
            + Xml.element("t:To", request.replyTo())
            + inside
            + "</t:SenderProvidedResponseData>";
    Metadata metadata =
        new Metadata(
            id, "RESPONSE", Sender.BODY, sent, InteractionStatus.RESPONSE_IS_ACCEPTED, null);
    return around(ns, request, data, metadata, BODY_ID, body, files.access(), files.contents());
  }

  /**
   * A ResponseMessage around what its sender provided.
   *
   * @param id of that, and {@code key} its sender's
   * @param files FSAttachmentsList, if there is one
   * @param beside what stands beside the Response
   */
  static Written around(
      SmevNamespaces ns,
      TakenRequest request,
      String data,
      Metadata metadata,
      String id,
      SigningKey key,
      String files,
      String beside) {
    return new Written(
        "ResponseMessage",
        "<t:Response"
            + ns.declarations()
            + " Id=\""
            + AnswerForm.SMEV_ID
            + "\">"
            + Xml.element("t:OriginalMessageId", request.messageId())
            + Xml.optional("t:OriginalTransactionCode", request.transactionCode())
            + Xml.element(
                "t:ReferenceMessageID",
                request.referenceId() == null ? request.messageId() : request.referenceId())
            + data
            + metadata.element(ns, "")
            + files
            + "<t:SenderInformationSystemSignature>"
            + SignatureProfile.sign(data, id, key)
            + "</t:SenderInformationSystemSignature></t:Response>",
        beside);
  }

  private static String report(
      TakenRequest request,
      CaseRequest content,
      int sequence,
      String word,
      @Nullable PlannedTransfer transfer,
      Instant now) {
    String at = Metadata.time(now);
    return "<c:CaseReport xmlns:c=\""
        + Xml.escape(request.type().namespace())
        + "\">"
        + Xml.element("c:CaseId", content.caseId())
        + Xml.element("c:Status", word)
        + Xml.element("c:Sequence", Integer.toString(sequence))
        + Xml.element("c:At", at)
        + Xml.element("c:Organisation", "Ответственный орган")
        + Xml.element("c:Comment", "Работы приняты комиссией")
        + "<c:Reply>"
        + Xml.element("c:ReplyId", request.messageId() + "/" + sequence)
        + Xml.element("c:Kind", transfer == null ? "FINAL" : "TRANSFER_NOTICE")
        + Xml.element("c:Text", "Ваше обращение рассмотрено: " + word + ".")
        + Xml.element("c:Number", "исх-" + request.messageId().substring(0, 8))
        + Xml.element("c:At", at)
        + "</c:Reply>"
        + (transfer == null ? "" : transfer.element())
        + "</c:CaseReport>";
  }

  private interface Inside {
    String in(SmevNamespaces ns);
  }
}
