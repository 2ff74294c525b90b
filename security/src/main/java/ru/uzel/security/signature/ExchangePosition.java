package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where the signatures of СМЭВ 3 stand, and what each must cover (schemas of the message exchange
 * service 1.1–1.3). A value that holds says nothing while it covers something else than the element
 * that a reader of the message will read: signature wrapping.
 */
final class ExchangePosition {

  private static final String EXCHANGE = "urn://x-artefacts-smev-gov-ru/services/message-exchange/";
  private static final String CONTENT = "MessagePrimaryContent";
  private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  /** Container of a signature, and the names of what may stand beside it to be covered. */
  private static final Map<String, Set<String>> COVERED =
      Map.of(
          "CallerInformationSystemSignature",
          Set.of(
              "SenderProvidedRequestData",
              "SenderProvidedResponseData",
              "MessageTypeSelector",
              "Timestamp",
              "AckTargetMessage"),
          "SenderInformationSystemSignature",
          Set.of("SenderProvidedRequestData", "SenderProvidedResponseData"),
          "SMEVSignature",
          Set.of("Request", "Response", "MessageMetadata", "AsyncProcessingStatusData"),
          "PersonalSignature",
          Set.of(CONTENT),
          "RoutingSignature",
          Set.of("RoutingInformation"),
          "RecordSignature",
          Set.of("Record"));

  private ExchangePosition() {}

  /** Whether the signature is one of the exchange's, by the element it stands in. */
  static boolean isExchange(Element signature) {
    return container(signature) != null;
  }

  /** Whether СМЭВ's rules let this signature cover that element from where it stands. */
  static boolean check(Element signature, Node target, Findings findings) {
    Element container = container(signature);
    if (container == null) {
      return known(signature, findings);
    }
    if (XmlDsig.children(container).size() > 1) {
      findings.add(
          SignatureFault.AMBIGUOUS_SIGNATURE,
          XmlDsig.children(container).size() + " elements stand where one ds:Signature must");
      return false;
    }
    List<Element> expected = expected(container);
    if (expected.size() != 1) {
      findings.add(
          SignatureFault.WRONG_TARGET,
          expected.size()
              + " elements stand where the one that "
              + container.getLocalName()
              + " covers must");
      return false;
    }
    if (expected.get(0) != target) {
      findings.add(
          SignatureFault.WRONG_TARGET,
          "it covers another element than " + ElementPath.of(expected.get(0)));
      return false;
    }
    boolean placed = placed(container, findings);
    return soleOf(container, expected.get(0), findings) && placed;
  }

  /** A registry holds many records, each signed for itself; everything else stands once. */
  private static boolean soleOf(Element container, Element target, Findings findings) {
    return container.getLocalName().equals("RecordSignature")
        || SoleElement.is(target, outermost(container), findings);
  }

  /** The exchange's own elements carry signatures where its schemas say so, and nowhere else. */
  private static boolean known(Element signature, Findings findings) {
    if (signature.getParentNode() instanceof Element parent && exchange(parent)) {
      findings.add(
          SignatureFault.MISPLACED_SIGNATURE,
          "the exchange has no signature in " + ElementPath.name(parent));
      return false;
    }
    return true;
  }

  private static @Nullable Element container(Element signature) {
    return signature.getParentNode() instanceof Element parent
            && exchange(parent)
            && COVERED.containsKey(parent.getLocalName())
        ? parent
        : null;
  }

  private static List<Element> expected(Element container) {
    Set<String> names = COVERED.getOrDefault(container.getLocalName(), Set.of());
    List<Element> siblings = new ArrayList<>();
    for (Element sibling : XmlDsig.children(container.getParentNode())) {
      if (exchange(sibling) && names.contains(sibling.getLocalName())) {
        // ЭП-СП covers the one element that a message may carry.
        siblings.addAll(
            sibling.getLocalName().equals(CONTENT) ? XmlDsig.children(sibling) : List.of(sibling));
      }
    }
    return siblings;
  }

  /** The message a reader will read is the one in the SOAP body. */
  private static boolean placed(Element container, Findings findings) {
    Element message = outermost(container);
    Element content = around(message, CONTENT);
    if (content != null) {
      // A message within a message proves nothing about the outer one.
      if (signatures(outermost(content)).isEmpty()) {
        findings.add(
            SignatureFault.MISPLACED_SIGNATURE,
            "it stands within business content, and the message around that has none of its own");
        return false;
      }
      return true;
    }
    Element envelope = envelope(message);
    if (envelope != null && !onlyContent(envelope, message)) {
      findings.add(
          SignatureFault.MISPLACED_SIGNATURE,
          "what it belongs to is not the only element of the SOAP body");
      return false;
    }
    if (isWithinExchange(message)) {
      findings.add(
          SignatureFault.MISPLACED_SIGNATURE,
          "between it and the message around stands something that the exchange does not have");
      return false;
    }
    return true;
  }

  private static boolean isWithinExchange(Element message) {
    for (Node node = message.getParentNode();
        node instanceof Element one;
        node = node.getParentNode()) {
      if (exchange(one)) {
        return true;
      }
    }
    return false;
  }

  private static List<Element> signatures(Element message) {
    List<Element> found = new ArrayList<>();
    for (Element child : XmlDsig.children(message)) {
      if (exchange(child)) {
        if (COVERED.containsKey(child.getLocalName())
            && XmlDsig.children(child).stream().anyMatch(one -> XmlDsig.is(one, "Signature"))) {
          found.add(child);
        } else if (!child.getLocalName().equals(CONTENT)) {
          found.addAll(signatures(child));
        }
      }
    }
    return found;
  }

  /** The outermost element of the exchange around it, up to business content. */
  private static Element outermost(Element element) {
    Element outermost = element;
    while (outermost.getParentNode() instanceof Element parent
        && exchange(parent)
        && !parent.getLocalName().equals(CONTENT)) {
      outermost = parent;
    }
    return outermost;
  }

  private static @Nullable Element around(Element element, String name) {
    for (Node node = element.getParentNode();
        node instanceof Element one;
        node = node.getParentNode()) {
      if (exchange(one) && one.getLocalName().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static @Nullable Element envelope(Element message) {
    for (Node node = message; node instanceof Element one; node = node.getParentNode()) {
      if (soap(one, "Envelope")) {
        return one;
      }
    }
    return null;
  }

  private static boolean onlyContent(Element envelope, Element message) {
    List<Element> bodies =
        XmlDsig.children(envelope).stream().filter(child -> soap(child, "Body")).toList();
    return bodies.size() == 1 && XmlDsig.children(bodies.get(0)).equals(List.of(message));
  }

  private static boolean soap(Element element, String name) {
    return name.equals(element.getLocalName())
        && (SOAP_11.equals(element.getNamespaceURI()) || SOAP_12.equals(element.getNamespaceURI()));
  }

  private static boolean exchange(Element element) {
    return element.getNamespaceURI() != null && element.getNamespaceURI().startsWith(EXCHANGE);
  }
}
