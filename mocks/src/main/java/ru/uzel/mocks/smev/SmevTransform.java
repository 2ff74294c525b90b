package ru.uzel.mocks.smev;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * {@code urn://smev-gov-ru/xmldsig/transform} (МР 3.x), applied to a tree. Exclusive C14N before it
 * changes nothing that survives it, except that text on both sides of a comment becomes one text.
 */
final class SmevTransform {

  static final String URI = "urn://smev-gov-ru/xmldsig/transform";

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  // МР rule 7: attributes with a namespace first, by URI and local name; then the others by name.
  private static final Comparator<Attr> ORDER =
      Comparator.comparing((Attr attribute) -> Dom.namespace(attribute).isEmpty())
          .thenComparing(Dom::namespace)
          .thenComparing(Attr::getLocalName);

  private final StringBuilder out = new StringBuilder(4096);
  private int counter;

  private SmevTransform() {}

  static byte[] bytes(Element element) {
    return text(element).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Element element) {
    SmevTransform transform = new SmevTransform();
    transform.write(element, new Scope(null));
    return transform.out.toString();
  }

  private void write(Element element, Scope outer) {
    Scope scope = new Scope(outer);
    List<String> declared = new ArrayList<>(2);
    String name = prefix(element, scope, declared) + ":" + element.getLocalName();
    List<Attr> attributes = attributes(element);
    List<String> names = new ArrayList<>(attributes.size());
    for (Attr attribute : attributes) {
      names.add(
          Dom.namespace(attribute).isEmpty()
              ? attribute.getLocalName()
              : prefix(attribute, scope, declared) + ":" + attribute.getLocalName());
    }

    out.append('<').append(name);
    for (String uri : declared) {
      out.append(" xmlns:").append(scope.prefix(uri)).append("=\"");
      WoodstoxEscapes.attribute(uri, out);
      out.append('"');
    }
    for (int i = 0; i < names.size(); i++) {
      out.append(' ').append(names.get(i)).append("=\"");
      WoodstoxEscapes.attribute(attributes.get(i).getValue(), out);
      out.append('"');
    }
    out.append('>');
    content(element, scope);
    out.append("</").append(name).append('>');
  }

  private void content(Element element, Scope scope) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeType()) {
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text.append(node.getNodeValue());
        case Node.COMMENT_NODE -> {}
        case Node.ELEMENT_NODE -> {
          flush(text);
          write((Element) node, scope);
        }
        default -> flush(text);
      }
    }
    flush(text);
  }

  private void flush(StringBuilder text) {
    if (text.chars().anyMatch(character -> character > ' ')) {
      WoodstoxEscapes.text(text, out);
    }
    text.setLength(0);
  }

  private String prefix(Node node, Scope scope, List<String> declared) {
    String uri = Dom.namespace(node);
    if (uri.isEmpty()) {
      throw new IllegalArgumentException(
          "the СМЭВ transform cannot carry <" + node.getNodeName() + ">, it has no namespace");
    }
    String known = scope.prefix(uri);
    if (known != null) {
      return known;
    }
    String fresh = "ns" + ++counter;
    scope.own.put(uri, fresh);
    declared.add(uri);
    return fresh;
  }

  private static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    List<Attr> found = new ArrayList<>(map.getLength());
    for (int i = 0; i < map.getLength(); i++) {
      Attr attribute = (Attr) map.item(i);
      if (!XMLNS.equals(attribute.getNamespaceURI())) {
        found.add(attribute);
      }
    }
    found.sort(ORDER);
    return found;
  }

  private static final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, String> own = new HashMap<>(4);

    Scope(@Nullable Scope outer) {
      this.outer = outer;
    }

    @Nullable String prefix(String uri) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        String found = scope.own.get(uri);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }
}
