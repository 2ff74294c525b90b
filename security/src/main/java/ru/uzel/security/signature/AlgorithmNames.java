package ru.uzel.security.signature;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Algorithms as a signature names them; what is not known is a finding, and null. */
final class AlgorithmNames {

  private static final int LONGEST_NAME = 120;

  private AlgorithmNames() {}

  static @Nullable XmlAlgorithm signature(Element method, Findings findings) {
    XmlAlgorithm algorithm = XmlAlgorithm.of(method.getAttribute("Algorithm")).orElse(null);
    return known(algorithm, method, "signature method ", findings) ? algorithm : null;
  }

  static @Nullable XmlDigest digest(Element method, Findings findings) {
    XmlDigest digest = XmlDigest.of(method.getAttribute("Algorithm")).orElse(null);
    return known(digest, method, "digest method ", findings) ? digest : null;
  }

  /** Both may hold and yet prove no more than the weaker of the two. */
  static void checkFamilies(
      @Nullable XmlAlgorithm signature, @Nullable XmlDigest digest, Findings findings) {
    if (signature == null || digest == null) {
      return;
    }
    boolean obsolete = digest == XmlDigest.GOST_94;
    if (digest.family() != signature.digest().family() || obsolete != signature.obsolete()) {
      findings.add(SignatureFault.MIXED_ALGORITHMS, "a " + digest + " digest under " + signature);
    }
  }

  private static boolean known(
      @Nullable Object algorithm, Element method, String what, Findings findings) {
    String broken = XmlDigest.broken(method.getAttribute("Algorithm"));
    if (broken != null) {
      findings.add(SignatureFault.WEAK_ALGORITHM, what + shown(method) + " rests on " + broken);
      return false;
    }
    // A parameter would change what the algorithm does; none of these has any.
    if (algorithm == null || !XmlDsig.children(method).isEmpty()) {
      findings.add(SignatureFault.UNKNOWN_ALGORITHM, what + shown(method));
      return false;
    }
    return true;
  }

  /** A name as it stands there, cut: it comes from outside and goes to the journal. */
  static String shown(Element method) {
    String name = method.getAttribute("Algorithm").replaceAll("[^\\x21-\\x7E]", "?");
    return name.isEmpty()
        ? "is not named"
        : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
