package ru.uzel.mocks.smev;

import java.util.Optional;
import org.w3c.dom.Element;

/** The operations of the message-exchange service, behind the SOAP door. */
final class ExchangeService {

  private final Authentication authentication;
  private final ConsumerOperations consumer;
  private final ProviderOperations provider;
  private final MessageQueue requests;
  private final MessageQueue responses;
  private final Rejections rejections;
  private final AnswerForm form;
  private final SmevBook book;
  private final Mood mood;

  ExchangeService(
      Authentication authentication,
      ConsumerOperations consumer,
      ProviderOperations provider,
      MessageQueue requests,
      MessageQueue responses,
      Rejections rejections,
      AnswerForm form,
      SmevBook book,
      Mood mood) {
    this.authentication = authentication;
    this.consumer = consumer;
    this.provider = provider;
    this.requests = requests;
    this.responses = responses;
    this.rejections = rejections;
    this.form = form;
    this.book = book;
    this.mood = mood;
  }

  /** What stands in the answer's soap:Body. */
  Reply perform(Call call) {
    return switch (call.root().getLocalName()) {
      case "SendRequestRequest" -> consumer.sendRequest(call);
      case "GetResponseRequest" -> consumer.getResponse(call);
      case "GetRequestRequest" -> provider.getRequest(call);
      case "SendResponseRequest" -> provider.sendResponse(call);
      case "AckRequest" -> Reply.of(ack(call));
      case "GetStatusRequest" -> Reply.of(status(call));
      case "GetIncomingQueueStatisticsRequest" -> Reply.of(statistics(call));
      default -> throw SmevFault.client("the service has no " + call.root().getLocalName());
    };
  }

  private String status(Call call) {
    authentication.require(call, call.part(call.ns().basic(), "Timestamp"));
    call.checkStructure();
    return rejections
        .nextStatus(call.ns())
        .map(data -> form.status(call.ns(), data, mood.spoiling(call.operation(), data)))
        .orElseGet(() -> AnswerForm.empty(call.ns(), "GetStatusResponse"));
  }

  private String ack(Call call) {
    Element target = call.part(call.ns().basic(), "AckTargetMessage");
    authentication.require(call, target);
    call.checkStructure();
    boolean accepted = !target.getAttribute("accepted").matches("false|0");
    String id = target.getTextContent().strip();
    Optional<QueuedMessage> found =
        responses.ack(id, accepted).or(() -> requests.ack(id, accepted));
    if (found.isEmpty()) {
      throw SmevFault.of(
          "TargetMessageIsNotFound",
          "SMEV-501:Сообщение с идентификатором " + id + " не найдено среди неподтверждённых");
    }
    if (found.get().address().kind().equals("request")) {
      book.provider().acknowledged(id, accepted);
    } else {
      book.acknowledged(id, accepted);
    }
    return AnswerForm.empty(call.ns(), "AckResponse");
  }

  private String statistics(Call call) {
    SmevNamespaces ns = call.ns();
    if (!ns.isFirst()) {
      throw SmevFault.client("GetIncomingQueueStatistics is of version 1.1 only");
    }
    authentication.require(call, call.part(ns.basic(), "Timestamp"));
    call.checkStructure();
    String node = Dom.text(call.root(), ns.types(), "NodeID").orElse(null);
    return "<t:GetIncomingQueueStatisticsResponse"
        + ns.declarations()
        + ">"
        + queue("requests", requests.size(node))
        + queue("responses", responses.size(node))
        + "</t:GetIncomingQueueStatisticsResponse>";
  }

  private static String queue(String name, int size) {
    return "<t:QueueStatistics queueName=\"UZEL."
        + name
        + "\" pendingMessageNumber=\""
        + size
        + "\"/>";
  }
}
