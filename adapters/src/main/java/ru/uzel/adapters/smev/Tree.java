package ru.uzel.adapters.smev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element with the namespace its children are looked for in. */
record Tree(Element element, String namespace) {

  Optional<Tree> child(String name) {
    return child(name, namespace);
  }

  Optional<Tree> child(String name, String otherNamespace) {
    return children().stream().filter(child -> child.is(name, otherNamespace)).findFirst();
  }

  /** A value: whitespace around it is layout. */
  Optional<String> text(String name) {
    return words(name).map(String::strip);
  }

  /** Somebody's words, as they were written. */
  Optional<String> words(String name) {
    return child(name).map(child -> child.element.getTextContent());
  }

  List<Tree> children() {
    List<Tree> found = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        found.add(new Tree(child, namespace));
      }
    }
    return found;
  }

  boolean is(String name, String uri) {
    return name.equals(element.getLocalName()) && uri.equals(element.getNamespaceURI());
  }

  String name() {
    return element.getLocalName();
  }
}
