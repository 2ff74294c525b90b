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
  private final SmevBook book;

  ExchangeService(
      Authentication authentication,
      ConsumerOperations consumer,
      ProviderOperations provider,
      MessageQueue requests,
      MessageQueue responses,
      SmevBook book) {
    this.authentication = authentication;
    this.consumer = consumer;
    this.provider = provider;
    this.requests = requests;
    this.responses = responses;
    this.book = book;
  }

  /** What stands in the answer's soap:Body. */
  String perform(SmevNamespaces ns, Element call) {
    return switch (call.getLocalName()) {
      case "SendRequestRequest" -> consumer.sendRequest(ns, call);
      case "GetResponseRequest" -> consumer.getResponse(ns, call);
      case "GetRequestRequest" -> provider.getRequest(ns, call);
      case "SendResponseRequest" -> provider.sendResponse(ns, call);
      case "AckRequest" -> ack(ns, call);
      case "GetStatusRequest" -> {
        authentication.require(ns, call, Part.of(call, ns.basic(), "Timestamp"));
        yield AnswerForm.empty(ns, "GetStatusResponse");
      }
      case "GetIncomingQueueStatisticsRequest" -> statistics(ns, call);
      default -> throw SmevFault.client("the service has no " + call.getLocalName());
    };
  }

  private String ack(SmevNamespaces ns, Element call) {
    Element target = Part.of(call, ns.basic(), "AckTargetMessage");
    authentication.require(ns, call, target);
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
    return AnswerForm.empty(ns, "AckResponse");
  }

  private String statistics(SmevNamespaces ns, Element call) {
    if (!ns.isFirst()) {
      throw SmevFault.client("GetIncomingQueueStatistics is of version 1.1 only");
    }
    authentication.require(ns, call, Part.of(call, ns.basic(), "Timestamp"));
    String node = Dom.text(call, ns.types(), "NodeID").orElse(null);
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
