package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * Where a signature and what it covers must stand. They are found by position, never by Id: a
 * signed element that was moved aside while another took its place (signature wrapping) is not
 * found here.
 *
 * @param signature the {@code ds:Signature}, if exactly one stands in its place
 * @param target the element it must cover, if exactly one stands in its place
 */
record SignaturePlace(@Nullable Element signature, @Nullable Element target) {

  private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

  static SignaturePlace find(Document document, ExpectedSignature expected, Findings findings) {
    Element operation = operation(document, findings);
    if (operation == null) {
      return new SignaturePlace(null, null);
    }
    List<Element> containers = new ArrayList<>();
    SoleElement.collect(operation, expected.container(), containers);
    if (containers.isEmpty()) {
      findings.add(
          SignatureFault.NO_SIGNATURE,
          "no " + expected.container() + " in " + operation.getLocalName());
      return new SignaturePlace(null, null);
    }
    if (containers.size() > 1) {
      findings.add(
          SignatureFault.AMBIGUOUS_SIGNATURE,
          containers.size() + " elements " + expected.container());
      return new SignaturePlace(null, null);
    }
    Element container = containers.get(0);
    Element target = target(container, expected.signed(), findings);
    if (target != null && !SoleElement.is(target, operation, findings)) {
      return new SignaturePlace(null, null);
    }
    return new SignaturePlace(signature(container, findings), target);
  }

  /** The message itself: the only child of the SOAP body, or the root where there is no SOAP. */
  private static @Nullable Element operation(Document document, Findings findings) {
    Element root = document.getDocumentElement();
    if (root == null) {
      findings.add(SignatureFault.NO_SIGNATURE, "the document is empty");
      return null;
    }
    String namespace = root.getNamespaceURI();
    if (!"Envelope".equals(root.getLocalName())
        || !(SOAP_11.equals(namespace) || SOAP_12.equals(namespace))) {
      return root;
    }
    List<Element> bodies =
        XmlDsig.children(root).stream()
            .filter(
                child ->
                    "Body".equals(child.getLocalName())
                        && namespace.equals(child.getNamespaceURI()))
            .toList();
    List<Element> content =
        bodies.size() == 1 ? XmlDsig.children(bodies.get(0)) : List.<Element>of();
    if (content.size() != 1) {
      findings.add(
          SignatureFault.NO_SIGNATURE,
          bodies.size() + " SOAP bodies, " + content.size() + " elements in the body");
      return null;
    }
    return content.get(0);
  }

  private static @Nullable Element signature(Element container, Findings findings) {
    List<Element> children = XmlDsig.children(container);
    if (children.isEmpty()) {
      findings.add(SignatureFault.NO_SIGNATURE, "the container is empty");
      return null;
    }
    if (children.size() > 1) {
      findings.add(
          SignatureFault.AMBIGUOUS_SIGNATURE,
          children.size() + " elements stand where one ds:Signature must");
      return null;
    }
    if (!XmlDsig.is(children.get(0), "Signature")) {
      findings.add(
          SignatureFault.NO_SIGNATURE,
          "an element that is no ds:Signature stands in the container");
      return null;
    }
    return children.get(0);
  }

  private static @Nullable Element target(Element container, String name, Findings findings) {
    List<Element> siblings = new ArrayList<>(XmlDsig.children(container.getParentNode()));
    siblings.remove(container);
    List<Element> named = named(siblings, name);
    if (named.isEmpty()) {
      named =
          named(
              siblings.stream().flatMap(sibling -> XmlDsig.children(sibling).stream()).toList(),
              name);
    }
    if (named.size() != 1) {
      findings.add(
          SignatureFault.WRONG_TARGET,
          named.size() + " elements " + name + " stand where the signed one must");
      return null;
    }
    return named.get(0);
  }

  private static List<Element> named(List<Element> elements, String name) {
    return elements.stream().filter(element -> name.equals(element.getLocalName())).toList();
  }
}
