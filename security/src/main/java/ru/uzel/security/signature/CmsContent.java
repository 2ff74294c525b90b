package ru.uzel.security.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.DetachedContent;

/**
 * What a CMS covers, read once for all signers, however many digests they use; not at all where the
 * only digest wanted is known.
 */
final class CmsContent {

  private static final int BUFFER = 64 * 1024;

  private final DetachedContent content;
  private final Provider provider;
  private final Map<CmsDigest, MessageDigest> digests = new EnumMap<>(CmsDigest.class);
  private final Map<CmsDigest, byte[]> results = new EnumMap<>(CmsDigest.class);
  private final List<Signature> direct = new ArrayList<>();

  private CmsContent(DetachedContent content, Provider provider) {
    this.content = content;
    this.provider = provider;
  }

  /** The content given, or else the one inside; null where there is neither. */
  static @Nullable CmsContent of(
      @Nullable DetachedContent given, Optional<byte[]> inside, Provider provider) {
    if (given != null) {
      return new CmsContent(given, provider);
    }
    return inside.isEmpty() ? null : new CmsContent(DetachedContent.of(inside.get()), provider);
  }

  void wants(CmsDigest digest) {
    if (digest == CmsDigest.STREEBOG_256 && content.streebog256().isPresent()) {
      results.put(digest, content.streebog256().get());
    } else {
      digests.computeIfAbsent(digest, one -> one.digest(provider));
    }
  }

  /** For a signature over the content itself. */
  void wants(Signature signature) {
    direct.add(signature);
  }

  void read() {
    if (digests.isEmpty() && direct.isEmpty()) {
      return;
    }
    try (InputStream stream = content.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, read);
        }
        for (Signature signature : direct) {
          signature.update(buffer, 0, read);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the signed content", failure);
    } catch (SignatureException failure) {
      throw new IllegalStateException("a signature object is not initialised", failure);
    }
    digests.forEach((kind, digest) -> results.put(kind, digest.digest()));
  }

  byte[] digest(CmsDigest digest) {
    byte[] result = results.get(digest);
    if (result == null) {
      throw new IllegalStateException("digest " + digest + " was not asked for before reading");
    }
    return result;
  }
}
