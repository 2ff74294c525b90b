package ru.uzel.security.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reference of a signature covers.
 *
 * @param uri as it stands there
 * @param target path of what it leads to; empty if it leads nowhere
 * @param steps each transform and its outcome; the last one's is what is digested
 * @param digestAlgorithm the digest method's URI; empty where unknown
 * @param expected the digest that was signed, base64; empty where unreadable
 * @param computed the digest of what stands there now; empty where it cannot be computed
 * @param diagnosis what was done to it, if that could be found out
 */
public record XrayReference(
    String uri,
    String target,
    List<XrayStep> steps,
    String digestAlgorithm,
    String expected,
    String computed,
    @Nullable Diagnosis diagnosis) {

  public XrayReference {
    steps = List.copyOf(steps);
  }

  public boolean holds() {
    return !computed.isEmpty() && computed.equals(expected);
  }
}
