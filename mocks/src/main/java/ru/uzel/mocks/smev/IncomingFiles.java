package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The files of a call. Parts that XOP took out of the envelope are put back where a signature
 * covers their place, and kept aside where not.
 */
final class IncomingFiles implements AutoCloseable {

  private static final String XOP = "http://www.w3.org/2004/08/xop/include";

  private final Map<String, StoredFile> parts;
  private final Map<String, StoredFile> contents = new HashMap<>();
  private final Set<String> byPart = new HashSet<>();
  private final FileStore store;

  private IncomingFiles(Map<String, StoredFile> parts, FileStore store) {
    this.parts = parts;
    this.store = store;
  }

  static IncomingFiles of(Element root, Map<String, StoredFile> parts, FileStore store) {
    IncomingFiles files = new IncomingFiles(parts, store);
    try {
      files.putBackSignatures(root);
      files.takeContents(root);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Files that were declared by AttachmentHeader and sent along.
   *
   * @throws SmevFault AttachmentContentMiscoordination, AttachmentSizeLimitExceeded, or that of a
   *     signature
   */
  List<TakenFile> attached(SmevNamespaces ns, Element data, long limit) {
    List<Element> headers = headers(ns, data, "AttachmentHeaderList");
    if (headers.size() != contents.size()) {
      throw miscoordination(
          headers.size() + " заголовков вложений, а содержимых " + contents.size());
    }
    long total = contents.values().stream().mapToLong(StoredFile::size).sum();
    if (total > limit) {
      throw SmevFault.sizeLimit(limit, total);
    }
    List<TakenFile> taken = new ArrayList<>();
    for (Element header : headers) {
      String id = Part.text(header, ns.basic(), "contentId").strip();
      StoredFile file = contents.get(id);
      if (file == null) {
        throw miscoordination("contentId " + id + " никуда не ссылается");
      }
      taken.add(
          new TakenFile(
              id,
              Part.text(header, ns.basic(), "MimeType"),
              file.size(),
              file.hash(),
              byPart.contains(id) ? "mtom" : "inline",
              signature(ns, header, file)));
    }
    return taken;
  }

  /**
   * Files that were declared by RefAttachmentHeader and uploaded before.
   *
   * @throws SmevFault AttachmentContentMiscoordination where there is no such file or its hash is
   *     another, or the fault of a signature
   */
  static List<TakenFile> referenced(SmevNamespaces ns, Element data, Uploads uploads) {
    List<TakenFile> taken = new ArrayList<>();
    for (Element header : headers(ns, data, "RefAttachmentHeaderList")) {
      String uuid = Part.text(header, ns.basic(), "uuid").strip();
      StoredFile file =
          uploads
              .find(uuid, Dom.text(header, ns.basic(), "FileName"))
              .orElseThrow(() -> miscoordination("файла " + uuid + " нет на FTP"));
      if (!file.hash().equals(Part.text(header, ns.basic(), "Hash").strip())) {
        throw miscoordination("Hash файла " + uuid + " не совпал");
      }
      taken.add(
          new TakenFile(
              uuid,
              Part.text(header, ns.basic(), "MimeType"),
              file.size(),
              file.hash(),
              "ftp",
              signature(ns, header, file)));
    }
    return taken;
  }

  @Override
  public void close() {
    parts.values().forEach(StoredFile::delete);
    contents.values().forEach(StoredFile::delete);
  }

  /** Base64 that XOP took out of what is signed: without it no digest would be right. */
  private void putBackSignatures(Element root) throws IOException {
    for (Element signature : named(root, "SignaturePKCS7")) {
      Optional<Element> include = Dom.child(signature, XOP, "Include");
      if (include.isPresent()) {
        byte[] bytes = Files.readAllBytes(part(include.get()).path());
        signature.setTextContent(Base64.getEncoder().encodeToString(bytes));
      }
    }
  }

  private void takeContents(Element root) throws IOException {
    for (Element list : named(root, "AttachmentContentList")) {
      for (Element content : Dom.children(list)) {
        String basic = Dom.namespace(content);
        String id = Dom.text(content, basic, "Id").orElse("").strip();
        Element body = Part.of(content, basic, "Content");
        Optional<Element> include = Dom.child(body, XOP, "Include");
        StoredFile file = include.isPresent() ? part(include.get()) : store.store(base64(body));
        if (include.isPresent()) {
          byPart.add(id);
        }
        if (contents.put(id, file) != null) {
          throw miscoordination("два содержимых с Id " + id);
        }
        // An empty base64Binary is valid; the file itself has no place in a tree.
        body.setTextContent("");
      }
    }
  }

  private StoredFile part(Element include) {
    String href = include.getAttribute("href");
    String id =
        URLDecoder.decode(
            href.replaceFirst("^cid:", "").replace("+", "%2B"), StandardCharsets.UTF_8);
    StoredFile file = parts.get(id);
    if (file == null) {
      throw miscoordination("нет части " + href);
    }
    return file;
  }

  private static String signature(SmevNamespaces ns, Element header, StoredFile file) {
    Optional<Element> signature = Dom.child(header, ns.basic(), "SignaturePKCS7");
    if (signature.isEmpty()) {
      return "none";
    }
    String finding = DetachedSignature.finding(base64(signature.get()), file);
    if (!finding.isEmpty()) {
      throw SmevFault.signature("SignatureIsInvalid", "ЭП вложения: " + finding);
    }
    return "valid";
  }

  private static List<Element> headers(SmevNamespaces ns, Element data, String list) {
    return Dom.child(data, ns.basic(), list).map(Dom::children).orElse(List.of());
  }

  private static List<Element> named(Element root, String name) {
    NodeList nodes = root.getElementsByTagNameNS("*", name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      // Content of others may have such names too; it is none of СМЭВ's files.
      if (node instanceof Element element
          && Dom.namespace(element).contains("/message-exchange/types/basic/")) {
        found.add(element);
      }
    }
    return found;
  }

  private static byte[] base64(Element element) {
    try {
      return Base64.getMimeDecoder().decode(element.getTextContent().strip());
    } catch (IllegalArgumentException e) {
      throw SmevFault.invalidContent(element.getLocalName() + ": not base64");
    }
  }

  private static SmevFault miscoordination(String why) {
    return SmevFault.of("AttachmentContentMiscoordination", why);
  }
}
