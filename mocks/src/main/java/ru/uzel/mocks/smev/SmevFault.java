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

  private SmevFault(String name, boolean client, String description, Map<String, String> fields) {
    super(description, null, false, false);
    this.name = name;
    this.client = client;
    this.fields = fields;
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
    return new SmevFault(
        "InvalidContent", false, "SMEV-403:" + error, Map.of("ValidationError", error));
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
      case "AttachmentSizeLimitExceeded" ->
          new SmevFault(
              name,
              false,
              description,
              ordered("PermittedTotalAttachmentSize", "5242880", "RealTotalAttachmentSize", "9"));
      case "QuoteLimitExceeded" ->
          new SmevFault(
              name,
              false,
              description,
              ordered("RemainedTotalQuoteSize", "0", "RealTotalAttachmentSize", "9"));
      case "DestinationOverflow" ->
          new SmevFault(
              name,
              false,
              description,
              ordered("MessageBrokerAddress", "broker", "DestinationName", "queue"));
      default -> of(name, description);
    };
  }

  /** Of type basic:Void, which holds nothing: what it means is its name. */
  private boolean isVoid(SmevNamespaces namespaces) {
    return VOID.contains(name) || (name.equals("EndOfLifeReached") && namespaces.isFirst());
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

  private String detail(SmevNamespaces namespaces) {
    String start =
        "<f:"
            + name
            + " xmlns:f=\""
            + namespaces.faults()
            + "\" xmlns:b=\""
            + namespaces.basic()
            + "\"";
    if (isVoid(namespaces)) {
      return start + "/>";
    }
    StringBuilder xml =
        new StringBuilder(start)
            .append("><b:Code>tsmev3:EMULATOR : ")
            .append(name)
            .append("</b:Code><b:Description>")
            .append(Xml.escape(String.valueOf(getMessage())))
            .append("</b:Description>");
    fields.forEach(
        (field, value) ->
            xml.append("<f:")
                .append(field)
                .append(field.equals("ValidationError") ? " errorPosition=\"0\">" : ">")
                .append(Xml.escape(value))
                .append("</f:")
                .append(field)
                .append('>'));
    return xml.append("</f:").append(name).append('>').toString();
  }
}
