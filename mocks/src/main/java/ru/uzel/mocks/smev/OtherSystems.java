package ru.uzel.mocks.smev;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** The other information systems: they ask a provider whenever a control call says so. */
final class OtherSystems {

  private final RequestForm form;
  private final Attacher attacher;
  private final MessageQueue requests;
  private final ReplyAddresses replies;
  private final SmevBook book;
  private final Clock clock;

  OtherSystems(
      RequestForm form,
      Attacher attacher,
      MessageQueue requests,
      ReplyAddresses replies,
      SmevBook book,
      Clock clock) {
    this.form = form;
    this.attacher = attacher;
    this.requests = requests;
    this.replies = replies;
    this.book = book;
    this.clock = clock;
  }

  /** Puts the requests into the provider's queue. */
  List<TakenRequest> ask(PlannedRequest planned) {
    List<TakenRequest> asked = new ArrayList<>();
    for (int i = 0; i < planned.times(); i++) {
      asked.add(askOnce(planned));
    }
    return asked;
  }

  private TakenRequest askOnce(PlannedRequest planned) {
    String content = planned.contentText(clock);
    Element root = planned.root(content);
    String given = planned.messageId();
    String id = given == null ? MessageIdCheck.next() : given;
    TakenRequest request = planned.taken(root, replies.next(id), id);
    OutgoingFiles files = attacher.make(planned.files());
    replies.givenOut(request);
    book.provider().offered(request, Dom.text(root, Dom.namespace(root), "CaseId").orElse(null));
    requests.put(form.request(request, SmevMock.HUB.mnemonic(), planned.node(), content, files));
    return request;
  }
}
