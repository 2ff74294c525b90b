package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
  private final Rejections rejections;
  private final Attachments attachments;
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
      Rejections rejections,
      Attachments attachments,
      SmevBook book,
      Mood mood,
      Clock clock) {
    this.authentication = authentication;
    this.form = form;
    this.responses = responses;
    this.replies = replies;
    this.body = body;
    this.rejections = rejections;
    this.attachments = attachments;
    this.book = book;
    this.mood = mood;
    this.clock = clock;
  }

  Reply sendRequest(Call call) {
    SmevNamespaces ns = call.ns();
    Element data = call.part(ns.types(), "SenderProvidedRequestData");
    String id = Part.text(data, ns.types(), "MessageID");
    MessageIdCheck.wellFormed(id);
    authentication.require(call, data);
    call.checkStructure();

    Element root = Part.content(Part.of(data, ns.basic(), "MessagePrimaryContent"));
    TakenRequest request = TakenRequest.read(ns, data, SmevMock.HUB, root, replies.next(id));
    Behaviour behaviour = mood.behaviour();
    boolean notice = TakenNotice.ROOT.equals(root.getLocalName());
    if (!(notice || CaseRequest.knows(root.getLocalName())) || !behaviour.knows(request.type())) {
      throw SmevFault.unsupported(root.getLocalName(), Dom.namespace(root));
    }
    Contract.ofCases(Dom.namespace(root)).check(root, call.text());
    if (book.has(id)) {
      throw alreadySent();
    }
    admit(request, behaviour);
    if (notice) {
      book.noticed(TakenNotice.read(request, root));
    } else {
      List<TakenFile> files = attachments.take(call, data);
      boolean personSigned = Part.isPersonSigned(ns, data);
      take(request, CaseRequest.read(request, root, personSigned, files), call, behaviour);
    }
    return Reply.of(
        form.receipt(
            ns,
            "SendRequestResponse",
            new Metadata(
                id,
                "REQUEST",
                request.sender(),
                clock.instant(),
                InteractionStatus.REQUEST_IS_QUEUED,
                null),
            mood.spoiling(call.operation(), id)));
  }

  private void admit(TakenRequest request, Behaviour behaviour) {
    Instant now = clock.instant();
    MessageIdCheck.notStale(request.messageId(), now, behaviour.stale());
    if (request.hasEnded(now)) {
      throw SmevFault.of("EndOfLifeReached", "время жизни сообщения истекло");
    }
    behaviour
        .codesOf(request.type())
        .filter(codes -> !codes.contains(String.valueOf(request.transactionCode())))
        .ifPresent(
            codes -> {
              throw SmevFault.of("TransactionCodeInvalid", "код транзакции не выдан");
            });
    if (!body.hasRoom(behaviour)) {
      throw SmevFault.overflow(Sender.BODY.mnemonic());
    }
  }

  private void take(TakenRequest request, CaseRequest content, Call call, Behaviour behaviour) {
    Optional<SmevFault> later = call.later();
    if (later.isPresent()) {
      rejections.reject(request, later.get());
    } else if (!book.received(content)) {
      throw alreadySent();
    } else if (content.isAnswered()) {
      body.take(request, content, call.answers(), behaviour);
    }
  }

  Reply getResponse(Call call) {
    Element asked = call.part(call.ns().basic(), "MessageTypeSelector");
    authentication.require(call, asked);
    call.checkStructure();
    Selector selector = Selector.read(call.ns(), asked, mood.behaviour());
    return responses
        .next(selector, mood.behaviour().isInTurn())
        .map(response -> handedOut(call, response))
        .orElseGet(() -> Reply.of(AnswerForm.empty(call.ns(), "GetResponseResponse")));
  }

  /**
   * Those counted for the behaviour spoil each response at most once, so that a number of planned
   * spoilings is one of messages.
   */
  private Reply handedOut(Call call, QueuedMessage response) {
    Written written = response.in(call.ns());
    Optional<Spoil> spoil = mood.spoiling(call.operation(), written.signed());
    if (spoil.isEmpty() && !spoiledOnce.contains(response.id())) {
      if (mood.tampers()) {
        spoiledOnce.add(response.id());
        book.delivered(response.id(), true);
        String clean = form.delivery(call.ns(), "GetResponseResponse", written, spoil);
        return response.files().reply(Tampering.otherWord(clean, response.address().word()));
      }
      if (mood.signsAsStranger()) {
        spoiledOnce.add(response.id());
        spoil = Optional.of(Spoil.STRANGER);
      }
    }
    book.delivered(response.id(), spoil.isPresent());
    return response.files().reply(form.delivery(call.ns(), "GetResponseResponse", written, spoil));
  }

  static SmevFault alreadySent() {
    return SmevFault.of("MessageIsAlreadySent", "сообщение с таким MessageID уже отправлено");
  }
}
