package ru.uzel.security.signature;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.EnumMap;
import java.util.Map;

/** What one thread keeps ready: objects of the provider and buffers, none of them shareable. */
final class Computing {

  final SmevForm form = new SmevForm();
  final ByteArrayOutputStream octets = new ByteArrayOutputStream(2048);

  private final Provider provider;
  private final Map<XmlAlgorithm, Signature> signatures = new EnumMap<>(XmlAlgorithm.class);
  private final Map<XmlDigest, MessageDigest> digests = new EnumMap<>(XmlDigest.class);

  Computing(Provider provider) {
    this.provider = provider;
  }

  Provider provider() {
    return provider;
  }

  MessageDigest digest(XmlDigest algorithm) {
    return digests.computeIfAbsent(algorithm, one -> one.create(provider));
  }

  /** Whether the value was made over these bytes with that key's private half. */
  boolean holds(XmlAlgorithm algorithm, PublicKey key, byte[] bytes, byte[] value) {
    try {
      Signature signature = signatures.computeIfAbsent(algorithm, one -> one.signature(provider));
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(value);
    } catch (GeneralSecurityException | RuntimeException broken) {
      // A value of the wrong length is an exception to Bouncy Castle; its object is not reused.
      signatures.remove(algorithm);
      return false;
    }
  }
}
