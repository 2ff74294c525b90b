package ru.uzel.mocks.smev;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.mocks.smev.QueuedMessage.Address;
import ru.uzel.mocks.smev.QueuedMessage.Written;

/** Writes requests of other information systems, as their provider gets them. */
final class RequestForm {

  private static final String SENDER_ID = "SIGNED_BY_CONSUMER";

  private final SigningKey sender;
  private final OfficialPerson person;
  private final Clock clock;

  RequestForm(SigningKey sender, OfficialPerson person, Clock clock) {
    this.sender = sender;
    this.person = person;
    this.clock = clock;
  }

  /**
   * A request on its way to its provider.
   *
   * @param node of the provider, if the request lies in its queue
   * @param content root element of the content, as text that declares all it uses
   */
  QueuedMessage request(
      TakenRequest request,
      String recipient,
      @Nullable String node,
      String content,
      OutgoingFiles files) {
    Instant sent = clock.instant();
    String primary = person.primary(content);
    Address address =
        new Address(
            request.messageId(),
            request.type(),
            null,
            node,
            request.messageId(),
            "request",
            request.type().root(),
            request.endOfLife());
    return new QueuedMessage(
        address, ns -> write(ns, request, recipient, primary, sent, files), files);
  }

  private Written write(
      SmevNamespaces ns,
      TakenRequest request,
      String recipient,
      String primary,
      Instant sent,
      OutgoingFiles files) {
    String data = data(ns, request, primary, files);
    Metadata metadata =
        new Metadata(
            request.messageId(),
            "REQUEST",
            request.sender(),
            sent,
            InteractionStatus.UNDER_PROCESSING,
            recipient);
    return new Written(
        "RequestMessage",
        "<t:Request"
            + ns.declarations()
            + " Id=\""
            + AnswerForm.SMEV_ID
            + "\">"
            + data
            + metadata.element(ns, "")
            + files.access()
            + Xml.element("t:ReplyTo", request.replyTo())
            + "<t:SenderInformationSystemSignature>"
            + SignatureProfile.sign(data, SENDER_ID, sender)
            + "</t:SenderInformationSystemSignature></t:Request>",
        files.contents());
  }

  private static String data(
      SmevNamespaces ns, TakenRequest request, String primary, OutgoingFiles files) {
    Instant endOfLife = request.endOfLife();
    return "<t:SenderProvidedRequestData"
        + ns.declarations()
        + " Id=\""
        + SENDER_ID
        + "\">"
        + Xml.element("t:MessageID", request.messageId())
        + Xml.optional("t:ReferenceMessageID", request.referenceId())
        + Xml.optional("t:TransactionCode", request.transactionCode())
        + Xml.optional("t:NodeID", request.node())
        + Xml.optional("t:EOL", endOfLife == null ? null : endOfLife.toString())
        + primary
        + files.headers(ns)
        + (request.test() ? "<t:TestMessage/>" : "")
        + "</t:SenderProvidedRequestData>";
  }
}
