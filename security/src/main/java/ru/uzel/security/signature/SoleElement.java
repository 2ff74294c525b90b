package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.w3c.dom.Element;

/**
 * The one element of a message that every reader takes for the signed one. A signature that holds
 * proves nothing where another element could be read in that place (signature wrapping).
 */
final class SoleElement {

  private static final String CONTENT = "MessagePrimaryContent";

  private SoleElement() {}

  /**
   * Whether no other element of the exchange is called as the signed one, however deep or early it
   * stands: a reader that takes the first of that name must take this one. The same holds for what
   * is around it, so that no path leads to another place (wrapping by a second ResponseMessage).
   * Business content is known by its place alone, whatever its name: there must be one.
   *
   * @param message the outermost element of the exchange
   */
  static boolean is(Element target, Element message, Findings findings) {
    Element own = target;
    while (own != message
        && !sameNamespace(own, message)
        && own.getParentNode() instanceof Element parent) {
      own = parent;
    }
    if (own != message) {
      List<Element> named = new ArrayList<>();
      collect(message, own.getLocalName(), named);
      if (named.size() != 1 || named.get(0) != own) {
        findings.add(
            SignatureFault.WRONG_TARGET,
            "besides the signed " + own.getLocalName() + " the exchange has another of that name");
        return false;
      }
    }
    return isSoleContent(target, message, findings) && standsAlone(target, message, findings);
  }

  private static boolean isSoleContent(Element target, Element message, Findings findings) {
    if (!(target.getParentNode() instanceof Element content)
        || !CONTENT.equals(content.getLocalName())) {
      return true;
    }
    int inside = XmlDsig.children(content).size();
    if (inside > 1) {
      findings.add(
          SignatureFault.WRONG_TARGET,
          inside + " elements stand in " + CONTENT + ", which has one");
      return false;
    }
    int contents = contents(message, content);
    if (contents > 1) {
      findings.add(
          SignatureFault.WRONG_TARGET, contents + " elements " + CONTENT + " stand where one must");
      return false;
    }
    return true;
  }

  /** How many such elements the exchange has; those within business content are not its own. */
  private static int contents(Element element, Element content) {
    int found = 0;
    for (Element child : XmlDsig.children(element)) {
      found += isAlike(child, content) ? 1 : contents(child, content);
    }
    return found;
  }

  private static boolean standsAlone(Element target, Element message, Findings findings) {
    Element one = target;
    while (one != message && one.getParentNode() instanceof Element around) {
      int alike = alike(one, around);
      if (alike > 1) {
        findings.add(
            SignatureFault.WRONG_TARGET,
            alike + " elements " + one.getLocalName() + " stand where one must");
        return false;
      }
      one = around;
    }
    return true;
  }

  private static int alike(Element one, Element around) {
    return (int) XmlDsig.children(around).stream().filter(sibling -> isAlike(sibling, one)).count();
  }

  private static boolean isAlike(Element one, Element other) {
    return Objects.equals(one.getLocalName(), other.getLocalName()) && sameNamespace(one, other);
  }

  /**
   * Goes down only through elements of the message's own namespace: business content is in others,
   * and whatever its author put there is no part of the exchange.
   */
  static void collect(Element element, String name, List<Element> found) {
    for (Element child : XmlDsig.children(element)) {
      if (sameNamespace(element, child)) {
        if (name.equals(child.getLocalName())) {
          found.add(child);
        }
        collect(child, name, found);
      }
    }
  }

  private static boolean sameNamespace(Element one, Element other) {
    return Objects.equals(one.getNamespaceURI(), other.getNamespaceURI());
  }
}
