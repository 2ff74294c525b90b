package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** A file's document, parsed, and where its references lead. */
final class SignedDocument {

  private static final String XOP = "http://www.w3.org/2004/08/xop/include";
  private static final int MOST_INCLUDES = 1000;

  private final SignedFile file;
  private final HardenedXml xml;
  private final Document document;
  private final DocumentIds ids;

  /** Those not put back yet. */
  private final List<Element> includes;

  private SignedDocument(SignedFile file, HardenedXml xml) {
    this.file = file;
    this.xml = xml;
    document = xml.parse(file.xml());
    ids = DocumentIds.of(document);
    includes = all(XOP, "Include");
  }

  static SignedDocument open(byte[] file, HardenedXml xml) {
    return new SignedDocument(SignedFile.open(file), xml);
  }

  /** The same, parsed once more: what was done to this one is not done to that. */
  SignedDocument again() {
    return new SignedDocument(file, xml);
  }

  SignedFile file() {
    return file;
  }

  DocumentIds ids() {
    return ids;
  }

  Element root() {
    return document.getDocumentElement();
  }

  /** Every signature, in document order, wherever it stands. */
  List<Element> signatures() {
    return all(XmlDsig.NAMESPACE, "Signature");
  }

  private List<Element> all(String namespace, String name) {
    NodeList nodes = document.getElementsByTagNameNS(namespace, name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; nodes.item(i) instanceof Element element; i++) {
      found.add(element);
    }
    return found;
  }

  /** What a reference leads to: the document, or an element; null if it leads nowhere. */
  @Nullable Node target(ReferenceReading reference) {
    if (reference.wholeDocument()) {
      return document;
    }
    String fragment = reference.fragment();
    return fragment == null ? null : ids.find(fragment).orElse(null);
  }

  /**
   * Puts attachments that MTOM took out of an element back as base64, which is what was signed.
   *
   * @return whether all were there
   */
  boolean restore(Element element, Findings findings) {
    if (includes.size() > MOST_INCLUDES) {
      findings.add(SignatureFault.TOO_MUCH, includes.size() + " elements xop:Include");
      return false;
    }
    boolean all = true;
    for (Iterator<Element> remaining = includes.iterator(); remaining.hasNext(); ) {
      Element include = remaining.next();
      if (!isWithin(include, element)) {
        continue;
      }
      byte[] content = file.part(include.getAttribute("href"));
      if (content == null) {
        all = false;
        findings.add(
            SignatureFault.ATTACHMENT_MISSING,
            ElementPath.of(include),
            file.hasParts()
                ? "xop:Include names a part that is not in the file"
                : "xop:Include, but the file is no MTOM message");
      } else {
        Text text = document.createTextNode(Base64.getEncoder().encodeToString(content));
        include.getParentNode().replaceChild(text, include);
        remaining.remove();
      }
    }
    return all;
  }

  private static boolean isWithin(Node node, Element element) {
    for (Node one = node; one != null; one = one.getParentNode()) {
      if (one == element) {
        return true;
      }
    }
    return false;
  }

  static Element element(Node target) {
    return target instanceof Document whole
        ? Objects.requireNonNull(whole.getDocumentElement())
        : (Element) target;
  }

  /** What the reference's transforms make of its target; see {@link TransformChain#apply}. */
  byte[] octets(
      SignatureReading reading,
      Node target,
      ReferenceReading reference,
      SmevForm form,
      @Nullable BiConsumer<TransformStep, byte[]> watcher) {
    return TransformChain.apply(xml, form, reading.signature(), target, reference, watcher);
  }
}
