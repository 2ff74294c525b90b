package ru.uzel.adapters.smev;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.message.WireBytes;

/**
 * The lists that speak of a received message's files, each in its place: headers in what the sender
 * signed, the ways to the file store in what СМЭВ signed, contents beside it.
 *
 * @param data SenderProvidedRequestData or SenderProvidedResponseData
 * @param delivered Request or Response, which holds it
 * @param message RequestMessage or ResponseMessage, which holds that
 */
record AttachmentLists(Tree data, Tree delivered, Tree message, String basic) {

  static AttachmentLists around(Tree data, String basic) {
    Element delivered = (Element) data.element().getParentNode();
    return new AttachmentLists(
        data,
        new Tree(delivered, data.namespace()),
        new Tree((Element) delivered.getParentNode(), data.namespace()),
        basic);
  }

  List<AttachmentHeader> headers() {
    return AttachmentHeader.in(data, basic);
  }

  /** The Content whose AttachmentContent has that Id. */
  Optional<Element> content(String id) {
    return contents().stream()
        .filter(content -> content.text("Id").filter(id::equals).isPresent())
        .findFirst()
        .flatMap(content -> content.child("Content"))
        .map(Tree::element);
  }

  /** The way to the file with that uuid. */
  Optional<FtpFile> file(String uuid) {
    return fileElement(uuid).map(FtpFile::read);
  }

  /** How the file store calls the file with that uuid. */
  Optional<String> fileName(String uuid) {
    return fileElement(uuid).flatMap(file -> file.text("FileName"));
  }

  private Optional<Tree> fileElement(String uuid) {
    return files().stream()
        .filter(file -> file.text("uuid").filter(uuid::equals).isPresent())
        .findFirst();
  }

  private List<Tree> contents() {
    return AttachmentHeader.list(message, basic, "AttachmentContentList", "AttachmentContent");
  }

  boolean hasFilesElsewhere() {
    return !files().isEmpty();
  }

  private List<Tree> files() {
    return AttachmentHeader.list(delivered, basic, "FSAttachmentsList", "FSAttachment");
  }

  /** An accepted message: without files its bytes as they came. */
  WireBytes accepted(WireBytes answer, Map<String, ContentRef> stored) {
    return stored.isEmpty() && contents().isEmpty() && !hasFilesElsewhere() ? answer : kept(stored);
  }

  /** A refused message: its bytes as they came, unless they tell credentials. */
  WireBytes evidence(WireBytes answer) {
    return hasFilesElsewhere() ? kept(Map.of()) : answer;
  }

  /**
   * An answer in which nothing can be told apart.
   *
   * @return null where it may tell credentials
   */
  static @Nullable WireBytes withoutCredentials(WireBytes answer) {
    // Whatever the encoding: in UTF-16 there are zeros between the letters.
    String text = new String(answer.bytes(), StandardCharsets.ISO_8859_1).replace("\0", "");
    return text.contains("FSAttachment") ? null : answer;
  }

  /**
   * The message as it goes to the broker and the journal: without the credentials, which open the
   * file store, and with a reference in the place of each content. The sender's signature holds
   * over it, as does СМЭВ's where there were no credentials to leave out.
   */
  private WireBytes kept(Map<String, ContentRef> stored) {
    for (Tree file : files()) {
      for (String secret : List.of("UserName", "Password")) {
        file.child(secret).ifPresent(element -> element.element().setTextContent("***"));
      }
    }
    for (Tree content : contents()) {
      Optional<ContentRef> reference = content.text("Id").map(stored::get);
      content
          .child("Content")
          .ifPresent(element -> refer(element.element(), reference.map(ContentRef::hash)));
    }
    return WireBytes.of(SmevEnvelopes.CONTENT_TYPE, written(data.element().getOwnerDocument()));
  }

  private static void refer(Element content, Optional<String> hash) {
    content.setTextContent("");
    hash.ifPresent(
        found -> {
          Element include =
              content.getOwnerDocument().createElementNS(MtomMessage.XOP, "xop:Include");
          include.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xop", MtomMessage.XOP);
          include.setAttribute("href", "cid:" + found + "@uzel");
          content.appendChild(include);
        });
  }

  private static byte[] written(Document document) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (TransformerException impossible) {
      throw new IllegalStateException("a parsed document cannot be written", impossible);
    }
  }
}
