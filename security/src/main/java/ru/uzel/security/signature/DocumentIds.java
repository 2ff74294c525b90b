package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The Ids of a document: all attributes that some reader might take for one, whatever their
 * namespace and case, so that no two readers can find different elements under one Id.
 */
final class DocumentIds {

  private final Map<String, Element> first = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();

  private DocumentIds() {}

  static DocumentIds of(Document document) {
    DocumentIds ids = new DocumentIds();
    Node node = document.getDocumentElement();
    while (node != null) {
      if (node instanceof Element element) {
        for (String id : of(element)) {
          if (ids.first.putIfAbsent(id, element) != null) {
            ids.repeated.add(id);
          }
        }
      }
      Node next = node.getFirstChild();
      while (next == null && node != null) {
        next = node.getNextSibling();
        node = next == null ? node.getParentNode() : node;
      }
      node = next;
    }
    return ids;
  }

  /** The element's own. */
  static List<String> of(Element element) {
    if (!element.hasAttributes()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>(1);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if ("id".equalsIgnoreCase(attribute.getLocalName())) {
        ids.add(attribute.getValue());
      }
    }
    return ids;
  }

  boolean repeats(String id) {
    return repeated.contains(id);
  }

  /** The element of that Id, the first if there are several. */
  Optional<Element> find(String id) {
    return Optional.ofNullable(first.get(id));
  }
}
