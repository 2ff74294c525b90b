package ru.uzel.adapters.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.WireBytes;

/** An answer taken apart: the SOAP envelope, and the parts it includes by cid (XOP 1.0). */
final class MtomMessage {

  static final String XOP = "http://www.w3.org/2004/08/xop/include";

  private static final int MOST_PARTS = 1000;

  private final byte[] root;
  private final Map<String, byte[]> parts;

  private MtomMessage(byte[] root, Map<String, byte[]> parts) {
    this.root = root;
    this.parts = parts;
  }

  /**
   * @throws RejectedFailure when a multipart answer cannot be taken apart
   */
  static MtomMessage of(WireBytes answer) {
    Optional<MultipartType> type = MultipartType.of(answer.contentType());
    if (type.isEmpty()) {
      return new MtomMessage(answer.bytes(), Map.of());
    }
    if (type.get().boundary().isEmpty()) {
      throw malformed(
          "the answer is multipart, but its Content-Type names no boundary", "Content-Type");
    }
    Message message = new MessageImpl();
    message.put(Message.CONTENT_TYPE, answer.contentType());
    // The answer is in memory already; a file in the temporary directory would not be encrypted.
    message.put(AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD, "" + Integer.MAX_VALUE);
    message.put(AttachmentDeserializer.ATTACHMENT_MAX_COUNT, "" + MOST_PARTS);
    message.setContent(InputStream.class, new ByteArrayInputStream(answer.bytes()));
    byte[] first;
    Map<String, byte[]> others;
    try {
      new AttachmentDeserializer(message).initializeAttachments();
      try (InputStream body = message.getContent(InputStream.class)) {
        first = body.readAllBytes();
      }
      others = others(message);
    } catch (IOException | RuntimeException e) {
      throw new RejectedFailure(
          FailureCode.MALFORMED,
          Origin.PARTNER,
          "the multipart answer cannot be taken apart",
          "Content-Type",
          e);
    }
    return rooted(first, firstId(message), others, type.get().start());
  }

  /** RFC 2387 §3.2: the root is the part that {@code start} names, wherever it stands. */
  private static MtomMessage rooted(
      byte[] first, Optional<String> firstId, Map<String, byte[]> others, Optional<String> start) {
    if (firstId.filter(others::containsKey).isPresent()) {
      throw malformed("two parts have one Content-ID", "Content-ID");
    }
    if (start.isEmpty() || start.equals(firstId)) {
      return new MtomMessage(first, others);
    }
    byte[] root = others.remove(start.get());
    if (root == null) {
      throw malformed(
          "start of the multipart answer names a part that did not come", "Content-Type");
    }
    firstId.ifPresent(id -> others.put(id, first));
    return new MtomMessage(root, others);
  }

  /** CXF keeps the headers of the first part, and of that one nothing else. */
  private static Optional<String> firstId(Message message) {
    if (!(message.get(AttachmentDeserializer.ATTACHMENT_PART_HEADERS) instanceof Map<?, ?> all)) {
      return Optional.empty();
    }
    return all.entrySet().stream()
        .filter(header -> "Content-ID".equalsIgnoreCase(String.valueOf(header.getKey())))
        .filter(header -> header.getValue() instanceof List<?> values && !values.isEmpty())
        .map(
            header -> MultipartType.contentId(String.valueOf(((List<?>) header.getValue()).get(0))))
        .findFirst();
  }

  private static Map<String, byte[]> others(Message message) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    if (message.getAttachments() == null) {
      return parts;
    }
    for (Attachment part : message.getAttachments()) {
      try (InputStream bytes = part.getDataHandler().getInputStream()) {
        if (parts.put(part.getId(), bytes.readAllBytes()) != null) {
          throw new IOException("two parts have one Content-ID");
        }
      }
    }
    return parts;
  }

  byte[] root() {
    return root;
  }

  /** The bytes that stand in the place of the element's text: included, or as base64. */
  byte[] content(Element element, String where) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        if (isInclude(child)) {
          return included(child);
        }
        throw malformed(where + " has an element in the place of base64", where);
      }
    }
    return base64(element.getTextContent(), where);
  }

  /**
   * Puts included values back as the base64 text they stand for: signatures cover that text. The
   * contents of attachments, which no signature of the envelope covers, stay apart.
   *
   * @param basic namespace of AttachmentContent
   */
  void putBack(Document document, String basic) {
    Set<String> used = new HashSet<>();
    for (Element include : includes(document)) {
      // Included once each, parts take no more room than they came with.
      if (!used.add(include.getAttribute("href"))) {
        throw malformed("the message includes one part twice", "xop:Include");
      }
      Element parent = (Element) include.getParentNode();
      if (!(parent.getParentNode() instanceof Element above)
          || !new Tree(parent, basic).is("Content", basic)
          || !new Tree(above, basic).is("AttachmentContent", basic)) {
        // XOP 1.0 §3.1: only the canonical form of base64 is ever included.
        String text = Base64.getEncoder().encodeToString(included(include));
        parent.replaceChild(document.createTextNode(text), include);
      }
    }
  }

  private static List<Element> includes(Document document) {
    NodeList found = document.getElementsByTagNameNS(XOP, "Include");
    List<Element> includes = new ArrayList<>(found.getLength());
    for (int i = 0; i < found.getLength(); i++) {
      if (found.item(i).getParentNode() instanceof Element) {
        includes.add((Element) found.item(i));
      }
    }
    return includes;
  }

  private static boolean isInclude(Element element) {
    return "Include".equals(element.getLocalName()) && XOP.equals(element.getNamespaceURI());
  }

  private byte[] included(Element include) {
    String href = include.getAttribute("href");
    return contentId(href)
        .map(parts::get)
        .orElseThrow(
            () -> malformed("the message includes a part that did not come", "xop:Include"));
  }

  /** RFC 2392 §2: the Content-ID, percent-encoded. */
  private static Optional<String> contentId(String href) {
    if (!href.startsWith("cid:")) {
      return Optional.empty();
    }
    try {
      String id = href.substring(4).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(id, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }

  /** Base64 as XML Schema has it: white space anywhere. */
  static byte[] base64(String text, String where) {
    try {
      return Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
    } catch (IllegalArgumentException e) {
      throw malformed(where + " is no base64", where);
    }
  }

  private static RejectedFailure malformed(String why, String where) {
    return new RejectedFailure(FailureCode.MALFORMED, Origin.PARTNER, why, where);
  }
}
