package ru.uzel.security.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import ru.uzel.model.signature.SafeXml;

/**
 * Documents built from the hardened reader's events; CDATA is text, and comments are left out where
 * nobody asked for them.
 */
public final class HardenedXml implements SafeXml {

  private final XmlReaders readers;
  private final boolean comments;
  private final ThreadLocal<DocumentBuilder> builders =
      ThreadLocal.withInitial(HardenedXml::builder);

  public HardenedXml(XmlLimits limits) {
    this(limits, false);
  }

  private HardenedXml(XmlLimits limits, boolean comments) {
    readers = new XmlReaders(limits);
    this.comments = comments;
  }

  /** Documents that keep their comments, for canonical forms that keep them too. */
  static HardenedXml withComments(XmlLimits limits) {
    return new HardenedXml(limits, true);
  }

  @Override
  public Document parse(byte[] xml) {
    Document document = builders.get().newDocument();
    // The reader has checked names and characters already.
    document.setStrictErrorChecking(false);
    readers.read(xml, new Building(document, comments));
    return document;
  }

  private static DocumentBuilder builder() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK has no XML parser", impossible);
    }
  }

  private static final class Building implements XmlContent {

    private final Document document;
    private final boolean comments;
    private final Deque<Node> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    Building(Document document, boolean comments) {
      this.document = document;
      this.comments = comments;
      path.push(document);
    }

    @Override
    public void start(XMLStreamReader reader) {
      flushText();
      Element element =
          document.createElementNS(
              emptyToNull(reader.getNamespaceURI()),
              qualified(reader.getPrefix(), reader.getLocalName()));
      for (int i = 0; i < reader.getNamespaceCount(); i++) {
        String prefix = reader.getNamespacePrefix(i);
        String uri = reader.getNamespaceURI(i);
        element.setAttributeNS(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
            prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
            uri == null ? "" : uri);
      }
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        element.setAttributeNS(
            emptyToNull(reader.getAttributeNamespace(i)),
            qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
            reader.getAttributeValue(i));
      }
      path.element().appendChild(element);
      path.push(element);
    }

    @Override
    public void text(char[] characters, int start, int length) {
      text.append(characters, start, length);
    }

    @Override
    public void instruction(String target, @Nullable String data) {
      flushText();
      path.element().appendChild(document.createProcessingInstruction(target, data));
    }

    @Override
    public void comment(String content) {
      if (comments) {
        flushText();
        path.element().appendChild(document.createComment(content));
      }
    }

    @Override
    public void end() {
      flushText();
      path.pop();
    }

    private void flushText() {
      if (text.length() > 0) {
        Text node = document.createTextNode(text.toString());
        path.element().appendChild(node);
        text.setLength(0);
      }
    }

    private static @Nullable String emptyToNull(@Nullable String uri) {
      return uri == null || uri.isEmpty() ? null : uri;
    }

    private static String qualified(@Nullable String prefix, String name) {
      return prefix == null || prefix.isEmpty() ? name : prefix + ':' + name;
    }
  }
}
