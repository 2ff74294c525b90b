package ru.uzel.mocks.smev;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import ru.uzel.mocks.smev.QueuedMessage.Written;

/** SendRequest and GetResponse: the side of an information system that asks. */
final class ConsumerOperations {

  private final Authentication authentication;
  private final AnswerForm form;
  private final MessageQueue responses;
  private final ReplyAddresses replies;
  private final ResponsibleBody body;
  private final SmevBook book;
  private final Mood mood;
  private final Clock clock;
  private final Set<String> spoiledOnce = ConcurrentHashMap.newKeySet();

  ConsumerOperations(
      Authentication authentication,
      AnswerForm form,
      MessageQueue responses,
      ReplyAddresses replies,
      ResponsibleBody body,
      SmevBook book,
      Mood mood,
      Clock clock) {
    this.authentication = authentication;
    this.form = form;
    this.responses = responses;
    this.replies = replies;
    this.body = body;
    this.book = book;
    this.mood = mood;
    this.clock = clock;
  }

  String sendRequest(SmevNamespaces ns, Element call) {
    Element data = Part.of(call, ns.types(), "SenderProvidedRequestData");
    String id = Part.text(data, ns.types(), "MessageID");
    MessageIdCheck.wellFormed(id);
    Element primary = Part.of(data, ns.basic(), "MessagePrimaryContent");
    authentication.require(ns, call, data);

    Element root = Part.content(primary);
    if (!CaseRequest.ROOT.equals(root.getLocalName())) {
      throw SmevFault.unsupported(root.getLocalName(), Dom.namespace(root));
    }
    TakenRequest request = TakenRequest.read(ns, data, SmevMock.HUB, root, replies.next(id));
    CaseRequest content = CaseRequest.read(id, root);
    if (book.has(id)) {
      throw alreadySent();
    }
    Behaviour behaviour = mood.behaviour();
    MessageIdCheck.notStale(id, clock.instant(), behaviour.stale());
    if (!book.received(content)) {
      throw alreadySent();
    }
    body.take(request, content, behaviour);
    return form.receipt(
        ns,
        "SendRequestResponse",
        new Metadata(
            id,
            "REQUEST",
            request.sender(),
            clock.instant(),
            InteractionStatus.REQUEST_IS_QUEUED,
            null));
  }

  String getResponse(SmevNamespaces ns, Element call) {
    Element selector = Part.of(call, ns.basic(), "MessageTypeSelector");
    authentication.require(ns, call, selector);
    Behaviour behaviour = mood.behaviour();
    Optional<QueuedMessage> next =
        responses.next(Selector.read(ns, selector), behaviour.redelivery(), behaviour.isInTurn());
    return next.map(response -> handedOut(ns, response))
        .orElseGet(() -> AnswerForm.empty(ns, "GetResponseResponse"));
  }

  /**
   * Spoils each response at most once, so that a number of planned spoilings is one of messages.
   */
  private String handedOut(SmevNamespaces ns, QueuedMessage response) {
    boolean fresh = !spoiledOnce.contains(response.id());
    Written written = response.in(ns);
    if (fresh && mood.tampers()) {
      spoiledOnce.add(response.id());
      book.delivered(response.id(), true);
      String clean = form.delivery(ns, "GetResponseResponse", written);
      return Tampering.otherWord(clean, response.address().word());
    }
    if (fresh && mood.signsAsStranger()) {
      spoiledOnce.add(response.id());
      book.delivered(response.id(), true);
      return form.deliveryByStranger(ns, "GetResponseResponse", written);
    }
    book.delivered(response.id(), false);
    return form.delivery(ns, "GetResponseResponse", written);
  }

  static SmevFault alreadySent() {
    return SmevFault.of("MessageIsAlreadySent", "сообщение с таким MessageID уже отправлено");
  }
}
