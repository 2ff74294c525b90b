package ru.uzel.security.signature;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ru.uzel.model.failure.RejectedFailure;

/** Turns what a reference leads to into the octets that are digested (XMLDSig §4.4.3.2). */
final class TransformChain {

  private final HardenedXml xml;
  private final SmevForm form;
  private final Element signature;
  private final boolean keepComments;

  private Node node;
  private @Nullable Node excluded;

  /** What the last canonicalisation gave; null while there are still nodes. */
  private byte @Nullable [] octets;

  private TransformChain(
      HardenedXml xml, SmevForm form, Element signature, Node target, boolean keepComments) {
    this.xml = xml;
    this.form = form;
    this.signature = signature;
    this.keepComments = keepComments;
    node = target;
  }

  /**
   * Goes through the steps.
   *
   * @param target an element, or the whole document
   * @param signature the one whose reference this is
   * @param watcher is told each step and what it gave; null if nobody looks, then a step whose
   *     outcome the next one replaces anyway is left out
   * @throws RejectedFailure for content that a transform cannot carry
   */
  static byte[] apply(
      HardenedXml xml,
      SmevForm form,
      Element signature,
      Node target,
      ReferenceReading reference,
      @Nullable BiConsumer<TransformStep, byte[]> watcher) {
    TransformChain chain =
        new TransformChain(xml, form, signature, target, reference.keepsComments());
    List<TransformStep> steps = reference.steps() == null ? List.of() : reference.steps();
    for (int i = 0; i < steps.size(); i++) {
      TransformStep step = steps.get(i);
      boolean replaced =
          watcher == null
              && step.kind() == TransformStep.Kind.CANONICAL
              && i + 1 < steps.size()
              && steps.get(i + 1).kind() == TransformStep.Kind.SMEV;
      if (!replaced) {
        chain.step(step);
      }
      if (watcher != null) {
        watcher.accept(step, chain.outcome());
      }
    }
    return chain.outcome();
  }

  /** Nodes that nothing made into octets are canonicalised as they are (XMLDSig §4.4.3.2). */
  private byte[] outcome() {
    return octets == null ? written(Canonicalization.INCLUSIVE, "") : octets;
  }

  private void step(TransformStep step) {
    switch (step.kind()) {
      case ENVELOPED -> {
        if (octets != null) {
          throw SmevForm.unsupported("enveloped-signature after the nodes became octets");
        }
        excluded = signature;
      }
      case CANONICAL ->
          canonical(
              step.form() == null ? Canonicalization.EXCLUSIVE : step.form(), step.prefixes());
      case SMEV -> smev();
    }
  }

  private void canonical(Canonicalization canonicalization, String prefixes) {
    reparse();
    octets = written(canonicalization, prefixes);
  }

  private void smev() {
    Element element = node instanceof Document document ? document.getDocumentElement() : null;
    if (node instanceof Element one) {
      element = one;
    }
    if (element == null) {
      throw SmevForm.unsupported("there is no element");
    }
    SmevTransform.write(element, excluded, form.clear());
    octets = form.octets().toBytes();
  }

  private byte[] written(Canonicalization canonicalization, String prefixes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    (keepComments ? canonicalization : canonicalization.withoutComments())
        .write(node, excluded, prefixes, out);
    return out.toByteArray();
  }

  /** Octets that are canonicalised once more become nodes first. */
  private void reparse() {
    if (octets != null) {
      node = xml.parse(octets);
      excluded = null;
      octets = null;
    }
  }
}
