package ru.uzel.security.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.SignatureFinding;

/**
 * One signer of a CMS, without a word about whether it is believed.
 *
 * @param valueValid whether the value belongs to the signed attributes (or the content, where there
 *     are none) and the certificate's key
 * @param digestValid whether the content is the one that was signed
 * @param algorithm e.g. {@code GOST_2012_256 (1.2.643.7.1.1.3.2)}; identifiers where unknown
 * @param certificate the signer's, where it could be found
 * @param signingTime when the signer says to have signed
 * @param expected the digest of the content that was signed, base64; empty where none is
 * @param computed that of the content as it is now; empty where it cannot be computed
 * @param findings everything that is wrong
 * @param notes what departs from the profile without making the signature wrong
 */
public record CmsSignature(
    boolean valueValid,
    boolean digestValid,
    String algorithm,
    @Nullable X509Certificate certificate,
    @Nullable Instant signingTime,
    String expected,
    String computed,
    List<SignatureFinding> findings,
    List<SignatureFinding> notes) {

  public CmsSignature {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }
}
