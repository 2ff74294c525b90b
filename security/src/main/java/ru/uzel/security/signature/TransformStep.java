package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One transform of a reference.
 *
 * @param form for canonicalisation, which
 * @param prefixes the prefixes an exclusive form keeps
 */
record TransformStep(Kind kind, @Nullable Canonicalization form, String prefixes) {

  enum Kind {
    ENVELOPED,
    CANONICAL,
    SMEV
  }

  private static final int MOST = 8;

  /**
   * The steps in order; null if one of them is unknown. XSLT and XPath are unknown on purpose: they
   * are programs, and what they sign is not what is seen.
   */
  static @Nullable List<TransformStep> read(Element transforms, Findings findings) {
    List<TransformStep> steps = new ArrayList<>();
    List<Element> elements = XmlDsig.children(transforms);
    for (Element element : elements.subList(0, Math.min(elements.size(), MOST))) {
      TransformStep step = XmlDsig.is(element, "Transform") ? of(element) : null;
      if (step == null) {
        findings.add(
            SignatureFault.UNKNOWN_TRANSFORM, "transform " + AlgorithmNames.shown(element));
        return null;
      }
      steps.add(step);
    }
    if (elements.size() > MOST) {
      findings.add(SignatureFault.TOO_MUCH, elements.size() + " transforms in one reference");
      return null;
    }
    return steps;
  }

  private static @Nullable TransformStep of(Element element) {
    String name = element.getAttribute("Algorithm");
    Canonicalization form = Canonicalization.of(name).orElse(null);
    if (form != null) {
      return new TransformStep(Kind.CANONICAL, form, form.exclusive() ? prefixes(element) : "");
    }
    if (!XmlDsig.children(element).isEmpty()) {
      return null;
    }
    return switch (name) {
      case XmlDsig.ENVELOPED -> new TransformStep(Kind.ENVELOPED, null, "");
      case SmevTransform.URI -> new TransformStep(Kind.SMEV, null, "");
      default -> null;
    };
  }

  /** {@code ec:InclusiveNamespaces/@PrefixList} (exclusive c14n §4). */
  static String prefixes(Element method) {
    for (Element child : XmlDsig.children(method)) {
      if ("InclusiveNamespaces".equals(child.getLocalName())
          && XmlDsig.EXCLUSIVE_C14N.equals(child.getNamespaceURI())) {
        return child.getAttribute("PrefixList");
      }
    }
    return "";
  }

  /** The name that stands in a signature for this step. */
  String uri() {
    return switch (kind) {
      case ENVELOPED -> XmlDsig.ENVELOPED;
      case SMEV -> SmevTransform.URI;
      case CANONICAL -> form == null ? "" : form.uri();
    };
  }
}
