package ru.uzel.mocks.smev;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Exclusive XML Canonicalization 1.0 of a subtree, without comments. */
final class ExclusiveC14n {

  static final String URI = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  private static final Comparator<Attr> ORDER =
      Comparator.comparing((Attr attribute) -> Dom.namespace(attribute))
          .thenComparing(Attr::getLocalName);

  private final StringBuilder out = new StringBuilder(1024);

  private ExclusiveC14n() {}

  static byte[] bytes(Element element) {
    ExclusiveC14n canonical = new ExclusiveC14n();
    canonical.write(element, Map.of("", ""));
    return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Element element, Map<String, String> rendered) {
    TreeMap<String, String> used = new TreeMap<>();
    used.put(prefix(element), Dom.namespace(element));
    TreeSet<Attr> attributes = new TreeSet<>(ORDER);
    NamedNodeMap map = element.getAttributes();
    for (int i = 0; i < map.getLength(); i++) {
      Attr attribute = (Attr) map.item(i);
      if (!XMLNS.equals(attribute.getNamespaceURI())) {
        attributes.add(attribute);
        if (!prefix(attribute).isEmpty() && !"xml".equals(prefix(attribute))) {
          used.put(prefix(attribute), Dom.namespace(attribute));
        }
      }
    }

    out.append('<').append(element.getNodeName());
    Map<String, String> inner = new TreeMap<>(rendered);
    used.forEach(
        (prefix, uri) -> {
          if (!uri.equals(inner.put(prefix, uri))) {
            out.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
            attribute(uri);
            out.append('"');
          }
        });
    for (Attr attribute : attributes) {
      out.append(' ').append(attribute.getNodeName()).append("=\"");
      attribute(attribute.getValue());
      out.append('"');
    }
    out.append('>');
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeType()) {
        case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text(node.getNodeValue());
        case Node.ELEMENT_NODE -> write((Element) node, inner);
        case Node.PROCESSING_INSTRUCTION_NODE ->
            out.append("<?")
                .append(node.getNodeName())
                .append(node.getNodeValue().isEmpty() ? "" : " " + node.getNodeValue())
                .append("?>");
        default -> {}
      }
    }
    out.append("</").append(element.getNodeName()).append('>');
  }

  private static String prefix(Node node) {
    String prefix = node.getPrefix();
    return prefix == null ? "" : prefix;
  }

  private void text(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }

  private void attribute(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\t' -> out.append("&#x9;");
        case '\n' -> out.append("&#xA;");
        case '\r' -> out.append("&#xD;");
        default -> out.append(c);
      }
    }
  }
}
