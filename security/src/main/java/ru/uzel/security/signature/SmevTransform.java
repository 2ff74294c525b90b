package ru.uzel.security.signature;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import ru.uzel.model.failure.RejectedFailure;

/**
 * Exclusive c14n followed by {@code urn://smev-gov-ru/xmldsig/transform}, in one pass. What c14n
 * would do first (drop comments, join text around them, expand CDATA) is done here; its namespaces
 * and escapes the second transform replaces anyway.
 */
final class SmevTransform {

  static final String URI = "urn://smev-gov-ru/xmldsig/transform";

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private SmevTransform() {}

  /**
   * Writes the form of an element of a document.
   *
   * @throws RejectedFailure for an element without namespace, which the transform does not know
   */
  static void write(Element element, SmevForm form) {
    write(element, null, form);
  }

  /** The same without an element below it: the signature, where that is enveloped. */
  static void write(Element element, @Nullable Node excluded, SmevForm form) {
    start(element, form);
    Node node = element.getFirstChild();
    Node parent = element;
    while (true) {
      if (node == null) {
        form.end();
        if (parent == element) {
          return;
        }
        node = parent.getNextSibling();
        parent = parent.getParentNode();
        continue;
      }
      switch (node.getNodeType()) {
        case Node.ELEMENT_NODE -> {
          if (node != excluded) {
            start((Element) node, form);
            parent = node;
            node = node.getFirstChild();
            continue;
          }
        }
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> form.text(node.getNodeValue());
        case Node.PROCESSING_INSTRUCTION_NODE -> form.instruction();
        case Node.COMMENT_NODE -> {
          // Canonical XML without comments.
        }
        default -> throw SmevForm.unsupported("node of type " + node.getNodeType());
      }
      node = node.getNextSibling();
    }
  }

  private static void start(Element element, SmevForm form) {
    if (element.hasAttributes()) {
      NamedNodeMap nodes = element.getAttributes();
      for (int i = 0; i < nodes.getLength(); i++) {
        Attr attribute = (Attr) nodes.item(i);
        String namespace = attribute.getNamespaceURI();
        if (!XMLNS.equals(namespace)) {
          form.attributes()
              .add(
                  namespace == null ? "" : namespace,
                  attribute.getLocalName(),
                  attribute.getValue());
        }
      }
    }
    String namespace = element.getNamespaceURI();
    form.start(namespace == null ? "" : namespace, element.getLocalName());
  }

  /** Writes the form of a document while it is read; also notes the root's Id. */
  static final class Reading implements XmlContent {

    private final SmevForm form;
    private boolean rootSeen;
    private @Nullable String id;

    Reading(SmevForm form) {
      this.form = form;
    }

    /** The attribute {@code Id} of the root element. */
    @Nullable String id() {
      return id;
    }

    @Override
    public void start(XMLStreamReader element) {
      for (int i = 0; i < element.getAttributeCount(); i++) {
        String namespace = element.getAttributeNamespace(i);
        form.attributes()
            .add(
                namespace == null ? "" : namespace,
                element.getAttributeLocalName(i),
                element.getAttributeValue(i));
      }
      if (!rootSeen) {
        rootSeen = true;
        id = element.getAttributeValue("", "Id");
      }
      String namespace = element.getNamespaceURI();
      form.start(namespace == null ? "" : namespace, element.getLocalName());
    }

    @Override
    public void text(char[] characters, int start, int length) {
      form.text(characters, start, length);
    }

    @Override
    public void instruction(String target, @Nullable String data) {
      form.instruction();
    }

    @Override
    public void end() {
      form.end();
    }
  }
}
