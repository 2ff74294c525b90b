package ru.uzel.mocks.smev;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Which message of a queue is asked for.
 *
 * @param type null means any
 * @param node null means the queue that belongs to no node
 */
record Selector(@Nullable MessageType type, @Nullable String node) {

  static final Selector ANY = new Selector(null, null);

  static Selector read(SmevNamespaces ns, Element selector) {
    Optional<String> namespace = Dom.text(selector, ns.basic(), "NamespaceURI");
    Optional<String> root = Dom.text(selector, ns.basic(), "RootElementLocalName");
    if (namespace.isPresent() != root.isPresent()) {
      throw SmevFault.invalidContent(
          "MessageTypeSelector: NamespaceURI and RootElementLocalName stand together");
    }
    return new Selector(
        namespace.map(uri -> new MessageType(uri, root.orElse(""))).orElse(null),
        Dom.text(selector, ns.basic(), "NodeID").orElse(null));
  }
}
