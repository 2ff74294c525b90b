package ru.uzel.security.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.DetachedContent;

/**
 * Says why a file is not the one that a CMS covers: the usual harms are undone one by one. One for
 * each CMS, as of many signers only the first are asked about.
 */
public final class CmsXray {

  private static final int DIAGNOSED = 4;

  private final Provider provider;
  private int diagnosed;

  public CmsXray(Provider provider) {
    this.provider = provider;
  }

  /**
   * @param signature whose content does not hold
   * @param cms where the content is inside
   * @param given the content, where it is not
   * @param original the content as it was signed, to compare with; null where nobody has it
   * @return null where it holds, where its digest cannot be computed, and where no harm explains it
   * @throws UncheckedIOException where the content cannot be read
   */
  public @Nullable Diagnosis diagnose(
      CmsSignature signature,
      byte[] cms,
      @Nullable DetachedContent given,
      @Nullable DetachedContent original) {
    if (signature.digestValid()
        || signature.expected().isEmpty()
        || signature.computed().isEmpty()) {
      return null;
    }
    if (++diagnosed > DIAGNOSED) {
      return Diagnosis.NOT_TRIED_TOO_MANY;
    }
    byte[] found = given == null ? inside(cms) : bytes(given);
    if (found == null) {
      return Diagnosis.NOT_TRIED_TOO_LARGE;
    }
    byte[] signed = original == null ? null : bytes(original);
    if (signed != null && !Arrays.equals(found, signed)) {
      return Diagnosis.ofFile("differs-from-original", found, signed);
    }
    return tried(
        found,
        Base64.getDecoder().decode(signature.expected()),
        Base64.getDecoder().decode(signature.computed()));
  }

  private @Nullable Diagnosis tried(byte[] found, byte[] expected, byte[] computed) {
    if (MessageDigest.isEqual(Reversal.of(computed), expected)) {
      return Diagnosis.ofFile("digest-backwards", found, found);
    }
    Optional<CmsDigest> algorithm = algorithm(found, computed);
    if (algorithm.isEmpty()) {
      return null;
    }
    if (algorithm(found, expected).isPresent()) {
      return Diagnosis.ofFile("other-digest", found, found);
    }
    MessageDigest digest = algorithm.get().digest(provider);
    for (byte[] written : written(computed)) {
      if (MessageDigest.isEqual(digest.digest(written), expected)) {
        return Diagnosis.ofFile("file-digest-signed", found, found);
      }
    }
    for (Remedy remedy : FileRemedies.all()) {
      byte[] signed = remedy.octets().apply(found);
      if (MessageDigest.isEqual(digest.digest(signed), expected)) {
        return Diagnosis.ofFile(remedy.harm(), found, signed);
      }
    }
    return null;
  }

  private Optional<CmsDigest> algorithm(byte[] found, byte[] value) {
    return Stream.of(CmsDigest.values())
        .filter(one -> MessageDigest.isEqual(one.digest(provider).digest(found), value))
        .findFirst();
  }

  /** A digest in the forms in which it is taken for a file. */
  private static List<byte[]> written(byte[] digest) {
    return List.of(
        digest,
        HexFormat.of().formatHex(digest).getBytes(US_ASCII),
        HexFormat.of().withUpperCase().formatHex(digest).getBytes(US_ASCII),
        Base64.getEncoder().encode(digest));
  }

  private static byte @Nullable [] inside(byte[] cms) {
    return CmsParts.read(cms, new CmsFindings(""))
        .flatMap(CmsParts::attached)
        .map(bytes -> bytes(new ByteArrayInputStream(bytes)))
        .orElse(null);
  }

  private static byte @Nullable [] bytes(DetachedContent content) {
    try (InputStream stream = content.open()) {
      return bytes(stream);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the signed content", failure);
    }
  }

  /** Null where it is too large for trials. */
  private static byte @Nullable [] bytes(InputStream stream) {
    try {
      byte[] bytes = stream.readNBytes(Diagnosis.LARGEST + 1);
      return bytes.length > Diagnosis.LARGEST ? null : bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the signed content", failure);
    }
  }
}
