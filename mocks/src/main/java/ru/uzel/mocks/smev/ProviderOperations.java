package ru.uzel.mocks.smev;

import java.time.Clock;
import org.w3c.dom.Element;
import ru.uzel.mocks.smev.ReplyAddresses.Conversation;

/** GetRequest and SendResponse: the side of an information system that is asked. */
final class ProviderOperations {

  private final Authentication authentication;
  private final AnswerForm form;
  private final MessageQueue requests;
  private final ReplyAddresses replies;
  private final SmevBook book;
  private final Mood mood;
  private final Clock clock;

  ProviderOperations(
      Authentication authentication,
      AnswerForm form,
      MessageQueue requests,
      ReplyAddresses replies,
      SmevBook book,
      Mood mood,
      Clock clock) {
    this.authentication = authentication;
    this.form = form;
    this.requests = requests;
    this.replies = replies;
    this.book = book;
    this.mood = mood;
    this.clock = clock;
  }

  String getRequest(SmevNamespaces ns, Element call) {
    Element selector = Part.of(call, ns.basic(), "MessageTypeSelector");
    authentication.require(ns, call, selector);
    return requests
        .next(Selector.read(ns, selector), mood.behaviour().redelivery(), false)
        .map(
            request -> {
              book.provider().delivered(request.id());
              return form.delivery(ns, "GetRequestResponse", request.in(ns));
            })
        .orElseGet(() -> AnswerForm.empty(ns, "GetRequestResponse"));
  }

  String sendResponse(SmevNamespaces ns, Element call) {
    Element data = Part.of(call, ns.types(), "SenderProvidedResponseData");
    MessageIdCheck.wellFormed(Part.text(data, ns.types(), "MessageID"));
    authentication.require(ns, call, data);
    ProviderAnswer answer = ProviderAnswer.read(ns, data);
    if (book.provider().has(answer.messageId())) {
      throw ConsumerOperations.alreadySent();
    }
    MessageIdCheck.notStale(answer.messageId(), clock.instant(), mood.behaviour().stale());
    Conversation conversation =
        replies
            .find(answer.to())
            .orElseThrow(
                () ->
                    SmevFault.of(
                        "RecipientIsNotFound",
                        "по To не найден получатель: такого ReplyTo не было"));
    TakenRequest request = conversation.request();
    if (answer.type().filter(request.type()::equals).isPresent()) {
      throw SmevFault.of(
          "IncorrectResponseContentType", "содержимое ответа - запрос " + request.type().root());
    }
    take(conversation, answer);
    return form.receipt(
        ns,
        "SendResponseResponse",
        new Metadata(
            answer.messageId(),
            "RESPONSE",
            SmevMock.HUB,
            clock.instant(),
            InteractionStatus.RESPONSE_IS_QUEUED,
            request.sender().mnemonic()));
  }

  private void take(Conversation conversation, ProviderAnswer answer) {
    // One answer at a time of a request: the same id must not be counted as a second last answer.
    synchronized (conversation) {
      if (book.provider().has(answer.messageId())) {
        throw ConsumerOperations.alreadySent();
      }
      if (!conversation.take(answer.isLast())) {
        throw SmevFault.of(
            "RecipientIsNotFound", "по To уже дан окончательный ответ, ответа больше не ждут");
      }
      book.provider().answered(conversation.request(), answer, clock.instant().toString());
    }
  }
}
