package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ru.uzel.mocks.smev.QueuedMessage.Address;
import ru.uzel.mocks.smev.QueuedMessage.Written;

/**
 * What СМЭВ says about messages that it took and rejected afterwards: of a request through the
 * queue of responses, of a response through GetStatus.
 */
final class Rejections {

  private static final String ASYNC_ID = "SIGNED_ASYNC_BY_SMEV";

  private final SigningKey smev;
  private final MessageQueue responses;
  private final Queue<Rejected> statuses = new ConcurrentLinkedQueue<>();
  private final SmevBook book;
  private final Clock clock;

  Rejections(SigningKey smev, MessageQueue responses, SmevBook book, Clock clock) {
    this.smev = smev;
    this.responses = responses;
    this.book = book;
    this.clock = clock;
  }

  /** Rejects a request. */
  void reject(TakenRequest request, SmevFault fault) {
    String id = MessageIdCheck.next();
    Instant sent = clock.instant();
    Address address =
        new Address(
            id,
            request.type(),
            null,
            request.node(),
            request.messageId(),
            "async",
            fault.bookName(),
            null);
    QueuedMessage message = new QueuedMessage(address, ns -> write(ns, request, id, sent, fault));
    book.answered(message);
    book.rejected(request.messageId(), "SendRequest", fault);
    responses.put(message);
  }

  /** Rejects a response. */
  void reject(String responseId, SmevFault fault) {
    book.rejected(responseId, "SendResponse", fault);
    statuses.add(new Rejected(responseId, fault));
  }

  /** The next AsyncProcessingStatusData, gone once it is asked for: there is no Ack for it. */
  Optional<String> nextStatus(SmevNamespaces ns) {
    return Optional.ofNullable(statuses.poll())
        .map(
            rejected ->
                "<t:AsyncProcessingStatusData"
                    + ns.declarations()
                    + " Id=\""
                    + AnswerForm.SMEV_ID
                    + "\">"
                    + status(
                        ns,
                        rejected.messageId,
                        InteractionStatus.RESPONSE_IS_REJECTED,
                        rejected.fault)
                    + "</t:AsyncProcessingStatusData>");
  }

  private Written write(
      SmevNamespaces ns, TakenRequest request, String id, Instant sent, SmevFault fault) {
    String data =
        "<t:SenderProvidedResponseData"
            + ns.declarations()
            + " Id=\""
            + ASYNC_ID
            + "\">"
            + Xml.element("t:MessageID", id)
            + Xml.element("t:To", request.replyTo())
            + status(ns, request.messageId(), InteractionStatus.REQUEST_IS_REJECTED, fault)
            + "</t:SenderProvidedResponseData>";
    Metadata metadata =
        new Metadata(
            id, "RESPONSE", Sender.SMEV, sent, InteractionStatus.REQUEST_IS_REJECTED, null);
    return ResponseForm.around(ns, request, data, metadata, ASYNC_ID, smev, "", "");
  }

  private static String status(
      SmevNamespaces ns, String messageId, InteractionStatus category, SmevFault fault) {
    String details = String.valueOf(fault.getMessage());
    return "<t:AsyncProcessingStatus>"
        + Xml.element("t:OriginalMessageId", messageId)
        + Xml.element("t:StatusCategory", category.in(ns))
        + Xml.element("t:StatusDetails", details.substring(0, Math.min(500, details.length())))
        + fault.asynchronous(ns)
        + "</t:AsyncProcessingStatus>";
  }

  private record Rejected(String messageId, SmevFault fault) {}
}
