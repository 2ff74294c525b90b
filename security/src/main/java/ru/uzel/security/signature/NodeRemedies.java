package ru.uzel.security.signature;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** What printers, editors and clumsy programs do to a tree, undone. */
final class NodeRemedies {

  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
  private static final int SHORTEST_BASE64 = 40;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

  private NodeRemedies() {}

  static List<Remedy> all() {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Remedy.nodes("pretty-printed", NodeRemedies::removeBlanks));
    remedies.add(texts("line-ends-lost", text -> text.replace("\n", "\r\n")));
    remedies.add(texts("line-ends-added", text -> text.replace("\r", "")));
    remedies.add(texts("text-indented", String::strip));
    remedies.add(base64("base64-broken", Base64Text::packed));
    for (String lineEnd : List.of("\n", "\r\n")) {
      remedies.add(base64("base64-joined", text -> broken(text, 76, lineEnd)));
      remedies.add(base64("base64-joined", text -> broken(text, 64, lineEnd)));
    }
    remedies.add(texts("encoding-twice", NodeRemedies::decodedOnce));
    remedies.add(
        Remedy.nodes(
            "reformatted",
            root -> {
              removeBlanks(root);
              change(root, String::strip);
              changeBase64(root, Base64Text::packed);
            }));
    remedies.add(Remedy.nodes("id-added", NodeRemedies::removeId));
    remedies.add(Remedy.nodes("namespace-lost", NodeRemedies::loseDefaultNamespace));
    return remedies;
  }

  /** Other prefixes than those SignedInfo had when it was signed. */
  static List<Remedy> prefixes() {
    List<Remedy> remedies = new ArrayList<>();
    for (String prefix : List.of("", "ds", "dsig", "ns2")) {
      remedies.add(Remedy.nodes("prefix-changed", root -> prefix(root, prefix)));
    }
    return remedies;
  }

  private static Remedy texts(String harm, UnaryOperator<String> change) {
    return Remedy.nodes(harm, root -> change(root, change));
  }

  private static Remedy base64(String harm, UnaryOperator<String> change) {
    return Remedy.nodes(harm, root -> changeBase64(root, change));
  }

  private static void changeBase64(Element root, UnaryOperator<String> change) {
    change(
        root,
        text ->
            text.length() >= SHORTEST_BASE64 && BASE64.matcher(text).matches()
                ? change.apply(text)
                : text);
  }

  private static String broken(String text, int length, String lineEnd) {
    String packed = Base64Text.packed(text);
    StringBuilder broken = new StringBuilder();
    for (int from = 0; from < packed.length(); from += length) {
      broken.append(broken.length() == 0 ? "" : lineEnd);
      broken.append(packed, from, Math.min(packed.length(), from + length));
    }
    return broken.toString();
  }

  /** UTF-8 that was read as windows-1251 and written as UTF-8 once more. */
  private static String decodedOnce(String text) {
    byte[] bytes = text.getBytes(WINDOWS_1251);
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    return decoded.indexOf('\uFFFD') < 0 ? decoded : text;
  }

  private static void removeBlanks(Element root) {
    for (Text text : texts(root)) {
      if (text.getData().isBlank()) {
        text.getParentNode().removeChild(text);
      }
    }
  }

  private static void change(Element root, UnaryOperator<String> change) {
    for (Text text : texts(root)) {
      text.setData(change.apply(text.getData()));
    }
  }

  private static void removeId(Element root) {
    for (Attr attribute : attributes(root)) {
      if ("id".equalsIgnoreCase(attribute.getLocalName())) {
        root.removeAttributeNode(attribute);
      }
    }
  }

  private static void loseDefaultNamespace(Element root) {
    visit(
        root,
        element -> {
          if (element != root && element.getPrefix() == null && !element.hasAttribute("xmlns")) {
            element.getOwnerDocument().renameNode(element, null, element.getLocalName());
          }
        });
  }

  private static void prefix(Element root, String prefix) {
    visit(
        root,
        element -> {
          if (XmlDsig.NAMESPACE.equals(element.getNamespaceURI())) {
            element.setPrefix(prefix.isEmpty() ? null : prefix);
          }
        });
    root.setAttributeNS(
        XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
        prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
        XmlDsig.NAMESPACE);
  }

  private static List<Text> texts(Element root) {
    List<Text> texts = new ArrayList<>();
    visit(
        root,
        element -> {
          for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text text) {
              texts.add(text);
            }
          }
        });
    return texts;
  }

  private static List<Attr> attributes(Element element) {
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add((Attr) element.getAttributes().item(i));
    }
    return attributes;
  }

  private static void visit(Element root, Consumer<Element> visitor) {
    List<Element> elements = new ArrayList<>();
    elements.add(root);
    for (int i = 0; i < elements.size(); i++) {
      elements.addAll(XmlDsig.children(elements.get(i)));
    }
    elements.forEach(visitor);
  }
}
