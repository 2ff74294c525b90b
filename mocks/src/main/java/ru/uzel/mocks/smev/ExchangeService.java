package ru.uzel.mocks.smev;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;

/** The operations of the message-exchange service, behind the SOAP door. */
final class ExchangeService {

  private final CallerCheck caller;
  private final AnswerForm form;
  private final ResponseQueue queue;
  private final ResponsibleBody body;
  private final SmevBook book;
  private final Mood mood;
  private final Clock clock;
  private final Set<String> spoiledOnce = ConcurrentHashMap.newKeySet();

  ExchangeService(
      CallerCheck caller,
      AnswerForm form,
      ResponseQueue queue,
      ResponsibleBody body,
      SmevBook book,
      Mood mood,
      Clock clock) {
    this.caller = caller;
    this.form = form;
    this.queue = queue;
    this.body = body;
    this.book = book;
    this.mood = mood;
    this.clock = clock;
  }

  /** What stands in the answer's soap:Body. */
  String perform(SmevNamespaces ns, Element request) {
    return switch (request.getLocalName()) {
      case "SendRequestRequest" -> sendRequest(ns, request);
      case "GetResponseRequest" -> getResponse(ns, request);
      case "AckRequest" -> ack(ns, request);
      case "GetStatusRequest" -> {
        authenticate(ns, request, part(request, ns.basic(), "Timestamp"));
        yield AnswerForm.empty(ns, "GetStatusResponse");
      }
      default -> throw SmevFault.client("the emulator has no " + request.getLocalName());
    };
  }

  private String sendRequest(SmevNamespaces ns, Element request) {
    Element data = part(request, ns.types(), "SenderProvidedRequestData");
    String id = text(data, ns.types(), "MessageID");
    MessageIdCheck.wellFormed(id);
    Element primary = part(data, ns.basic(), "MessagePrimaryContent");
    authenticate(ns, request, data);

    Element root =
        Dom.children(primary).stream()
            .findFirst()
            .orElseThrow(() -> SmevFault.invalidContent("MessagePrimaryContent is empty"));
    if (!CaseRequest.ROOT.equals(root.getLocalName())) {
      throw SmevFault.unsupported(root.getLocalName(), Dom.namespace(root));
    }
    CaseRequest content = CaseRequest.read(id, root);
    if (book.has(id)) {
      throw alreadySent();
    }
    Behaviour behaviour = mood.behaviour();
    MessageIdCheck.notStale(id, clock.instant(), behaviour.stale());
    if (!book.received(content)) {
      throw alreadySent();
    }
    body.take(ns, content, behaviour);
    return form.sendRequestResponse(ns, id, clock.instant());
  }

  private String getResponse(SmevNamespaces ns, Element request) {
    Element selector = part(request, ns.basic(), "MessageTypeSelector");
    authenticate(ns, request, selector);
    Optional<QueuedResponse> next =
        queue.next(
            text(selector, ns.basic(), "NamespaceURI"),
            mood.behaviour().redelivery(),
            mood.behaviour().isInTurn());
    if (next.isEmpty()) {
      return AnswerForm.empty(ns, "GetResponseResponse");
    }
    return "<t:GetResponseResponse xmlns:t=\""
        + ns.types()
        + "\">"
        + handedOut(ns, next.get())
        + "</t:GetResponseResponse>";
  }

  /**
   * Spoils each response at most once, so that a number of planned spoilings is one of messages.
   */
  private String handedOut(SmevNamespaces ns, QueuedResponse response) {
    boolean fresh = !spoiledOnce.contains(response.id());
    if (fresh && mood.tampers()) {
      spoiledOnce.add(response.id());
      book.delivered(response.id(), true);
      return AnswerForm.tampered(response);
    }
    if (fresh && mood.signsAsStranger()) {
      spoiledOnce.add(response.id());
      book.delivered(response.id(), true);
      return form.byStranger(ns, response);
    }
    book.delivered(response.id(), false);
    return response.clean();
  }

  private String ack(SmevNamespaces ns, Element request) {
    Element target = part(request, ns.basic(), "AckTargetMessage");
    authenticate(ns, request, target);
    boolean accepted = !target.getAttribute("accepted").matches("false|0");
    String id = target.getTextContent().strip();
    if (queue.ack(id, accepted).isEmpty()) {
      throw SmevFault.of(
          "TargetMessageIsNotFound",
          "SMEV-501:Сообщение с идентификатором " + id + " не найдено среди неподтверждённых");
    }
    book.acknowledged(id, accepted);
    return AnswerForm.empty(ns, "AckResponse");
  }

  private void authenticate(SmevNamespaces ns, Element request, Element signed) {
    Element container =
        Dom.child(request, ns.types(), "CallerInformationSystemSignature")
            .orElseThrow(
                () -> {
                  book.signature(false);
                  return SmevFault.signature("NoSignatureFound", "ЭП-ОВ не найдена в документе");
                });
    try {
      caller.check(container, signed);
      book.signature(true);
    } catch (SmevFault fault) {
      book.signature(false);
      throw fault;
    }
  }

  private static Element part(Element parent, String namespace, String name) {
    return Dom.child(parent, namespace, name)
        .orElseThrow(() -> SmevFault.invalidContent(parent.getLocalName() + ": expected " + name));
  }

  private static String text(Element parent, String namespace, String name) {
    return part(parent, namespace, name).getTextContent();
  }

  private static SmevFault alreadySent() {
    return SmevFault.of("MessageIsAlreadySent", "сообщение с таким MessageID уже отправлено");
  }
}
