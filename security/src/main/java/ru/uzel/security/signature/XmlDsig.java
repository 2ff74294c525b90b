package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Names of XML Signature (W3C, second edition) and how its elements are read. */
final class XmlDsig {

  static final String NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
  static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

  private XmlDsig() {}

  static boolean is(Element element, String name) {
    return name.equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI());
  }

  static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** Whether these are the children of the element, in this order, and no others. */
  static boolean consistsOf(List<Element> children, String... names) {
    return children.size() == names.length
        && children.stream().allMatch(child -> NAMESPACE.equals(child.getNamespaceURI()))
        && children.stream().map(Element::getLocalName).toList().equals(Arrays.asList(names));
  }
}
