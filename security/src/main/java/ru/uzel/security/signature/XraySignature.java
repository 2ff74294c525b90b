package ru.uzel.security.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signature laid open.
 *
 * @param examined what its mathematics say
 * @param signedInfo SignedInfo in the form the value is over; null where that is not known
 * @param diagnosis what was done to SignedInfo or the value, if that could be found out
 */
public record XraySignature(
    ExaminedSignature examined,
    @Nullable XrayStep signedInfo,
    List<XrayReference> references,
    @Nullable Diagnosis diagnosis) {

  public XraySignature {
    references = List.copyOf(references);
  }
}
