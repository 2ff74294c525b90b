package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SOAP 1.1 fault of the message-exchange service.
 *
 * @param client whether soap says that the caller is to blame
 * @param name local name of the detail's element, e.g. {@code SMEVFailure}; empty if there is none
 * @param finding what a SignatureVerificationFault found, or the sizes of a fault about files
 * @param code СМЭВ's own code, free text
 * @param number {@code SMEV-nnn} from the description
 */
record SoapFault(
    boolean client,
    String name,
    @Nullable String finding,
    @Nullable String code,
    @Nullable String number) {

  private static final Pattern NUMBER = Pattern.compile("SMEV-\\d+");
  private static final int LONGEST_CODE = 100;

  static Optional<SoapFault> in(Document answer, SmevVersion version) {
    return new Tree(answer.getDocumentElement(), SmevEnvelopes.SOAP)
        .child("Body")
        .flatMap(body -> body.child("Fault"))
        .map(fault -> read(fault, version));
  }

  /** The SmevFault of an AsyncProcessingStatus; its {@code xsi:type} says which one it is. */
  static SoapFault asynchronous(Tree fault, SmevVersion version) {
    String type =
        fault.element().getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
    return detail(
        false, type.substring(type.indexOf(':') + 1).strip(), fault.element(), version, "");
  }

  /** What may be told: the description itself may quote the message's content. */
  String told() {
    StringBuilder text = new StringBuilder(name.isEmpty() ? "a SOAP fault without detail" : name);
    if (finding != null) {
      text.append(' ').append(finding);
    }
    if (number != null) {
      text.append(", ").append(number);
    }
    if (code != null && !code.isEmpty()) {
      text.append(", code ").append(code);
    }
    return text.toString();
  }

  private static SoapFault read(Tree fault, SmevVersion version) {
    String faultCode = unqualified(fault, "faultcode").toLowerCase(Locale.ROOT);
    // SOAP 1.1 §4.4.1: all but Server say that the same message would fail again.
    boolean client = faultCode.matches(".*(client|versionmismatch|mustunderstand)");
    // SOAP 1.1 §4.4: the children of Fault are in no namespace.
    Optional<Tree> detail =
        fault.children().stream()
            .filter(child -> child.name().equals("detail"))
            .flatMap(child -> child.children().stream())
            .findFirst();
    if (detail.isEmpty()) {
      return new SoapFault(client, "", null, null, number(unqualified(fault, "faultstring")));
    }
    return detail(
        client,
        detail.get().name(),
        detail.get().element(),
        version,
        unqualified(fault, "faultstring"));
  }

  private static SoapFault detail(
      boolean client, String name, Element element, SmevVersion version, String faultString) {
    Tree named = new Tree(element, version.faults());
    Tree basic = new Tree(element, version.basic());
    return new SoapFault(
        client,
        name,
        named.text("SignatureVerificationFault").or(() -> sizes(named)).orElse(null),
        basic.text("Code").map(SoapFault::shortened).orElse(null),
        number(basic.text("Description").orElse(faultString)));
  }

  /** What a fault about the size of files says: whose limit it was, and by how much. */
  private static Optional<String> sizes(Tree fault) {
    List<String> sizes =
        Stream.of(
                "PermittedTotalAttachmentSize", "RemainedTotalQuoteSize", "RealTotalAttachmentSize")
            .flatMap(
                name ->
                    fault
                        .text(name)
                        .filter(size -> size.matches("[0-9]{1,18}"))
                        .map(size -> name + " " + size)
                        .stream())
            .toList();
    return sizes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", sizes));
  }

  private static String unqualified(Tree fault, String name) {
    return fault.children().stream()
        .filter(child -> child.name().equals(name))
        .map(child -> child.element().getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  private static @Nullable String number(String description) {
    Matcher number = NUMBER.matcher(description);
    return number.find() ? number.group() : null;
  }

  private static String shortened(String code) {
    return code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE) : code;
  }
}
