package ru.uzel.security.signature;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ru.uzel.security.trust.SigningKey;

/**
 * A key with signature objects that are initialised already: initialising one computes the curve's
 * tables anew and takes more than twice as long as signing. There are as many as were ever in use
 * at once.
 */
final class ReadySigner {

  private final SigningKey key;
  private final XmlAlgorithm algorithm;
  private final String certificate;
  private final Provider provider;
  private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

  private ReadySigner(
      SigningKey key, XmlAlgorithm algorithm, String certificate, Provider provider) {
    this.key = key;
    this.algorithm = algorithm;
    this.certificate = certificate;
    this.provider = provider;
  }

  static ReadySigner of(SigningKey key, Provider provider) {
    XmlAlgorithm algorithm =
        XmlAlgorithm.ofKey(key.certificate().getPublicKey())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "keys of kind "
                            + key.certificate().getPublicKey().getAlgorithm()
                            + " are not supported for XML signatures"));
    try {
      return new ReadySigner(
          key,
          algorithm,
          Base64.getEncoder().encodeToString(key.certificate().getEncoded()),
          provider);
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate cannot be encoded", impossible);
    }
  }

  XmlAlgorithm algorithm() {
    return algorithm;
  }

  /** Base64 without line breaks. */
  String certificate() {
    return certificate;
  }

  byte[] sign(byte[] bytes) throws GeneralSecurityException {
    Signature signature = idle.poll();
    if (signature == null) {
      signature = algorithm.signature(key.providerOr(provider));
      signature.initSign(key.key());
    }
    signature.update(bytes);
    byte[] value = signature.sign();
    // Only here: one that failed half-way would carry its bytes into the next signature.
    idle.add(signature);
    return value;
  }
}
