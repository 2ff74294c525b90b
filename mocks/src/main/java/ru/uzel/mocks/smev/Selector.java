package ru.uzel.mocks.smev;

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

  /**
   * @throws SmevFault UnknownMessageType where СМЭВ does not know the type
   */
  static Selector read(SmevNamespaces ns, Element selector, Behaviour behaviour) {
    MessageType type =
        Dom.text(selector, ns.basic(), "NamespaceURI")
            .map(
                uri ->
                    new MessageType(uri, Part.text(selector, ns.basic(), "RootElementLocalName")))
            .orElse(null);
    if (type != null && !behaviour.knows(type)) {
      throw SmevFault.of("UnknownMessageType", "вид сведений не зарегистрирован: " + type.root());
    }
    return new Selector(type, Dom.text(selector, ns.basic(), "NodeID").orElse(null));
  }
}
