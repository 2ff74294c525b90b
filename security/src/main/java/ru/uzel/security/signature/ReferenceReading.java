package ru.uzel.security.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One {@code ds:Reference} as it stands there; what is not understood is a finding, and null here.
 */
final class ReferenceReading {

  /** Null where the attribute is absent: then only the application knows what is meant. */
  private final @Nullable String uri;

  private final @Nullable List<TransformStep> steps;
  private final @Nullable XmlDigest algorithm;
  private final byte @Nullable [] digest;

  ReferenceReading(
      @Nullable String uri,
      @Nullable List<TransformStep> steps,
      @Nullable XmlDigest algorithm,
      byte @Nullable [] digest) {
    this.uri = uri;
    this.steps = steps;
    this.algorithm = algorithm;
    this.digest = digest;
  }

  @Nullable String uri() {
    return uri;
  }

  /** Null where one of them is unknown. */
  @Nullable List<TransformStep> steps() {
    return steps;
  }

  @Nullable XmlDigest algorithm() {
    return algorithm;
  }

  byte @Nullable [] digest() {
    return digest;
  }

  /** The same with other transforms. */
  ReferenceReading with(List<TransformStep> others) {
    return new ReferenceReading(uri, others, algorithm, digest);
  }

  /** No more than transforms. */
  static ReferenceReading of(List<TransformStep> steps) {
    return new ReferenceReading(null, steps, null, null);
  }

  static ReferenceReading read(Element reference, Findings findings) {
    List<TransformStep> steps = List.of();
    XmlDigest algorithm = null;
    byte[] digest = null;
    boolean shaped = true;
    int values = 0;
    for (Element part : XmlDsig.children(reference)) {
      if (XmlDsig.is(part, "Transforms")) {
        steps = TransformStep.read(part, findings);
      } else if (XmlDsig.is(part, "DigestMethod")) {
        algorithm = AlgorithmNames.digest(part, findings);
      } else if (XmlDsig.is(part, "DigestValue")) {
        values++;
        digest = Base64Text.read(part, findings);
      } else {
        shaped = false;
      }
    }
    if (!shaped || values != 1) {
      findings.add(
          SignatureFault.MALFORMED_SIGNATURE,
          "Reference is not Transforms, DigestMethod, DigestValue");
      digest = null;
    }
    return new ReferenceReading(
        reference.hasAttribute("URI") ? reference.getAttribute("URI") : null,
        steps,
        algorithm,
        digest);
  }

  /** The Id it names, if it is a reference by Id. */
  @Nullable String fragment() {
    if (uri == null || uri.length() < 2 || uri.charAt(0) != '#') {
      return null;
    }
    String pointer = uri.substring(1);
    if (!pointer.startsWith("xpointer(")) {
      return pointer;
    }
    // The only other pointer that XMLDSig demands (§4.4.3.2): xpointer(id('ID')).
    return pointer.matches("xpointer\\(id\\((['\"]).+\\1\\)\\)")
        ? pointer.substring("xpointer(id('".length(), pointer.length() - "'))".length())
        : null;
  }

  boolean wholeDocument() {
    return uri != null && (uri.isEmpty() || uri.equals("#xpointer(/)"));
  }

  /** A pointer keeps the comments that a plain Id leaves out (XMLDSig §4.4.3.3). */
  boolean keepsComments() {
    return uri != null && uri.startsWith("#xpointer(");
  }
}
