package ru.uzel.mocks.smev;

import java.time.Clock;
import java.util.Optional;
import org.w3c.dom.Element;
import ru.uzel.mocks.smev.QueuedMessage.Written;
import ru.uzel.mocks.smev.ReplyAddresses.Conversation;

/** GetRequest and SendResponse: the side of an information system that is asked. */
final class ProviderOperations {

  private final Authentication authentication;
  private final AnswerForm form;
  private final MessageQueue requests;
  private final ReplyAddresses replies;
  private final Rejections rejections;
  private final Attachments attachments;
  private final SmevBook book;
  private final Mood mood;
  private final Clock clock;

  ProviderOperations(
      Authentication authentication,
      AnswerForm form,
      MessageQueue requests,
      ReplyAddresses replies,
      Rejections rejections,
      Attachments attachments,
      SmevBook book,
      Mood mood,
      Clock clock) {
    this.authentication = authentication;
    this.form = form;
    this.requests = requests;
    this.replies = replies;
    this.rejections = rejections;
    this.attachments = attachments;
    this.book = book;
    this.mood = mood;
    this.clock = clock;
  }

  Reply getRequest(Call call) {
    Element asked = call.part(call.ns().basic(), "MessageTypeSelector");
    authentication.require(call, asked);
    call.checkStructure();
    return requests
        .next(Selector.read(call.ns(), asked, mood.behaviour()), false)
        .map(request -> handedOut(call, request))
        .orElseGet(() -> Reply.of(AnswerForm.empty(call.ns(), "GetRequestResponse")));
  }

  private Reply handedOut(Call call, QueuedMessage request) {
    Written written = request.in(call.ns());
    Optional<Spoil> spoil = mood.spoiling(call.operation(), written.signed());
    book.provider().delivered(request.id(), spoil.isPresent());
    return request.files().reply(form.delivery(call.ns(), "GetRequestResponse", written, spoil));
  }

  Reply sendResponse(Call call) {
    SmevNamespaces ns = call.ns();
    Element data = call.part(ns.types(), "SenderProvidedResponseData");
    MessageIdCheck.wellFormed(Part.text(data, ns.types(), "MessageID"));
    authentication.require(call, data);
    call.checkStructure();
    ProviderAnswer answer = ProviderAnswer.read(ns, data);
    if (book.has(answer.messageId())) {
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
    check(request, answer, call);
    take(conversation, answer.with(attachments.take(call, data)), call.later());
    return Reply.of(
        form.receipt(
            ns,
            "SendResponseResponse",
            new Metadata(
                answer.messageId(),
                "RESPONSE",
                SmevMock.HUB,
                clock.instant(),
                InteractionStatus.RESPONSE_IS_QUEUED,
                request.sender().mnemonic()),
            mood.spoiling(call.operation(), answer.messageId())));
  }

  private void check(TakenRequest request, ProviderAnswer answer, Call call) {
    Element content = answer.content();
    if (content != null && MessageType.of(content).equals(request.type())) {
      throw SmevFault.of(
          "IncorrectResponseContentType", "содержимое ответа - запрос " + request.type().root());
    }
    if (content != null && MessageType.of(content).equals(request.type().report())) {
      Contract.ofCases(request.type().namespace()).check(content, call.text());
    }
    Behaviour behaviour = mood.behaviour();
    if (behaviour.areRecipientsPaused()
        && book.provider().responses().size() >= behaviour.queueQuota()) {
      throw SmevFault.overflow(request.sender().mnemonic());
    }
  }

  private void take(Conversation conversation, ProviderAnswer answer, Optional<SmevFault> later) {
    // One answer at a time of a request: the same id must not be counted as a second last answer.
    synchronized (conversation) {
      if (book.has(answer.messageId())) {
        throw ConsumerOperations.alreadySent();
      }
      if (later.isPresent()) {
        // What СМЭВ rejected afterwards was no answer: the provider may give another.
        rejections.reject(answer.messageId(), later.get());
        return;
      }
      if (!conversation.take(answer.isLast())) {
        throw SmevFault.of(
            "RecipientIsNotFound", "по To уже дан окончательный ответ, ответа больше не ждут");
      }
      book.provider().answered(conversation.request(), answer, clock.instant().toString());
    }
  }
}
