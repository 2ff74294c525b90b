package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** Children that the schema demands. */
final class Part {

  private Part() {}

  static Element of(Element parent, String namespace, String name) {
    return Dom.child(parent, namespace, name)
        .orElseThrow(() -> SmevFault.invalidContent(parent.getLocalName() + ": expected " + name));
  }

  static String text(Element parent, String namespace, String name) {
    return of(parent, namespace, name).getTextContent();
  }

  /** Whether a person signed the content (ЭП-СП). */
  static boolean isPersonSigned(SmevNamespaces ns, Element data) {
    return Dom.child(data, ns.types(), "PersonalSignature").isPresent();
  }

  /** The root element of the content that MessagePrimaryContent holds. */
  static Element content(Element primary) {
    return Dom.children(primary).stream()
        .findFirst()
        .orElseThrow(() -> SmevFault.invalidContent("MessagePrimaryContent is empty"));
  }
}
