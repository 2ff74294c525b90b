package ru.uzel.mocks.smev;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A SOAP fault of the service: the name of its detail element and what stands in it. */
final class SmevFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What the WS stack itself answers to a broken envelope: a fault without detail. */
  static final String PLAIN = "";

  private static final Set<String> FINDINGS =
      Set.of(
          "PoorSOAPEnvelopeFormat",
          "NoSignatureFound",
          "IncorrectSignatureTarget",
          "SignatureIsInvalid",
          "CertificateIsNotFound",
          "CertificateIsExpired");

  /** Those with fields of their own, besides code and description. */
  private static final Set<String> COMPLEX =
      Set.of(
          "BusinessDataTypeIsNotSupported",
          "InvalidContent",
          "AttachmentSizeLimitExceeded",
          "QuoteLimitExceeded",
          "SignatureVerificationFault",
          "DestinationOverflow");

  private static final Set<String> PLAINLY_DESCRIBED =
      Set.of("TransactionCodeInvalid", "PersonalAccessDenied", "EndOfLifeReached");

  private static final Set<String> VOID =
      Set.of(
          "UnknownMessageType",
          "MessageIsAlreadySent",
          "InvalidMessageIdFormat",
          "StaleMessageId",
          "AttachmentContentMiscoordination",
          "AccessDenied",
          "SMEVFailure",
          "IncorrectResponseContentType",
          "RecipientIsNotFound",
          "SenderIsNotRegistered",
          "RequestIsNotFound",
          "TargetMessageIsNotFound");

  private final String name;
  private final boolean client;
  private final transient Map<String, String> fields;
  private final int position;

  private SmevFault(String name, boolean client, String description, Map<String, String> fields) {
    this(name, client, description, fields, 0);
  }

  private SmevFault(
      String name, boolean client, String description, Map<String, String> fields, int position) {
    super(description, null, false, false);
    this.name = name;
    this.client = client;
    this.fields = fields;
    this.position = position;
  }

  /** Whether a fault of this name, with a finding after a colon, is in the service's schema. */
  static boolean isKnown(String name) {
    String signature = "SignatureVerificationFault:";
    return name.startsWith(signature)
        ? FINDINGS.contains(name.substring(signature.length()))
        : VOID.contains(name) || PLAINLY_DESCRIBED.contains(name) || COMPLEX.contains(name);
  }

  static SmevFault of(String name, String description) {
    return new SmevFault(name, false, description, Map.of());
  }

  static SmevFault client(String reason) {
    return new SmevFault(PLAIN, true, reason, Map.of());
  }

  /** SMEV-100 is the number real СМЭВ puts before every finding about a signature. */
  static SmevFault signature(String finding, String description) {
    return new SmevFault(
        "SignatureVerificationFault",
        false,
        "SMEV-100:" + description,
        Map.of("SignatureVerificationFault", finding));
  }

  static SmevFault invalidContent(String error) {
    return invalidContent(error, 0);
  }

  /**
   * @param position characters of the document before the error
   */
  static SmevFault invalidContent(String error, int position) {
    return new SmevFault(
        "InvalidContent", false, "SMEV-403:" + error, Map.of("ValidationError", error), position);
  }

  /** The recipient's queue is full. */
  static SmevFault overflow(String destination) {
    return new SmevFault(
        "DestinationOverflow",
        false,
        "входящая очередь получателя переполнена",
        ordered("MessageBrokerAddress", "emulator", "DestinationName", destination));
  }

  static SmevFault sizeLimit(long permitted, long real) {
    return new SmevFault(
        "AttachmentSizeLimitExceeded",
        false,
        "вложения больше, чем разрешено в одном сообщении",
        ordered(
            "PermittedTotalAttachmentSize",
            Long.toString(permitted),
            "RealTotalAttachmentSize",
            Long.toString(real)));
  }

  static SmevFault quotaLimit(long remained, long real) {
    return new SmevFault(
        "QuoteLimitExceeded",
        false,
        "вложения больше, чем осталось от квоты",
        ordered(
            "RemainedTotalQuoteSize",
            Long.toString(remained),
            "RealTotalAttachmentSize",
            Long.toString(real)));
  }

  static SmevFault unsupported(String localName, String namespace) {
    return new SmevFault(
        "BusinessDataTypeIsNotSupported",
        false,
        "вид сведений не зарегистрирован",
        ordered("RootElementLocalName", localName, "RootElementNamespaceURI", namespace));
  }

  /** A fault by its name, as a control call gives it; fields that the schema demands are filled. */
  static SmevFault planned(String name) {
    String description = "planned by the control call";
    if (name.startsWith("SignatureVerificationFault:")) {
      return signature(name.substring(name.indexOf(':') + 1), description);
    }
    return switch (name) {
      case "InvalidContent" -> invalidContent(description);
      case "BusinessDataTypeIsNotSupported" -> unsupported("Unknown", "urn:unknown");
      case "AttachmentSizeLimitExceeded" -> sizeLimit(5_242_880, 5_242_881);
      case "QuoteLimitExceeded" -> quotaLimit(0, 9);
      case "DestinationOverflow" -> overflow("queue");
      case "SignatureVerificationFault" -> signature("SignatureIsInvalid", description);
      default -> of(name, description);
    };
  }

  /** Of type basic:Void, which holds nothing: what it means is its name. */
  private boolean isVoid(SmevNamespaces namespaces) {
    return VOID.contains(name) || (name.equals("EndOfLifeReached") && !namespaces.isLatest());
  }

  private static Map<String, String> ordered(
      String first, String firstValue, String second, String secondValue) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(first, firstValue);
    fields.put(second, secondValue);
    return fields;
  }

  String name() {
    return name;
  }

  boolean signatureFinding() {
    return name.equals("SignatureVerificationFault");
  }

  /** What books and tests know it by: the finding of a signature fault stands after a colon. */
  String bookName() {
    @Nullable String finding = fields.get("SignatureVerificationFault");
    return name.equals(PLAIN) ? "soap:Client" : finding == null ? name : name + ":" + finding;
  }

  String envelope(SmevNamespaces namespaces) {
    String detail = name.equals(PLAIN) ? "" : "<detail>" + detail(namespaces) + "</detail>";
    return "<soap:Envelope xmlns:soap=\""
        + SmevNamespaces.SOAP
        + "\"><soap:Body><soap:Fault><faultcode>soap:"
        + (client ? "Client" : "Server")
        + "</faultcode><faultstring>"
        + Xml.escape(String.valueOf(getMessage()))
        + "</faultstring>"
        + detail
        + "</soap:Fault></soap:Body></soap:Envelope>";
  }

  /** SmevFault of an AsyncProcessingStatus: what it is says its xsi:type. */
  String asynchronous(SmevNamespaces namespaces) {
    String type =
        COMPLEX.contains(name)
            ? " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"f:" + name + "\""
            : "";
    return "<t:SmevFault xmlns:f=\""
        + namespaces.faults()
        + "\""
        + type
        + ">"
        + content()
        + "</t:SmevFault>";
  }

  private String detail(SmevNamespaces namespaces) {
    String start =
        "<f:"
            + name
            + " xmlns:f=\""
            + namespaces.faults()
            + "\" xmlns:b=\""
            + namespaces.basic()
            + "\"";
    return isVoid(namespaces) ? start + "/>" : start + ">" + content() + "</f:" + name + ">";
  }

  private String content() {
    StringBuilder xml =
        new StringBuilder("<b:Code>tsmev3:EMULATOR : ")
            // 1.1 allows 50 characters.
            .append(name, 0, Math.min(name.length(), 32))
            .append("</b:Code>")
            .append(Xml.element("b:Description", String.valueOf(getMessage())));
    fields.forEach(
        (field, value) ->
            xml.append("<f:")
                .append(field)
                .append(
                    field.equals("ValidationError") ? " errorPosition=\"" + position + "\">" : ">")
                .append(Xml.escape(value))
                .append("</f:")
                .append(field)
                .append('>'));
    return xml.toString();
  }
}
