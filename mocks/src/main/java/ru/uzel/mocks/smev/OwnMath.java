package ru.uzel.mocks.smev;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bouncy Castle's. */
final class OwnMath implements SignatureMath {

  // initVerify prepares tables of the public key, so verifiers are kept as signers are.
  private final ThreadLocal<Map<PublicKey, Signature>> verifiers =
      ThreadLocal.withInitial(ConcurrentHashMap::new);

  @Override
  public byte[] digest(SignatureAlgorithm algorithm, byte[] bytes) {
    return algorithm.digest(bytes);
  }

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, PublicKey key, byte[] bytes, byte[] value) {
    Map<PublicKey, Signature> kept = verifiers.get();
    if (kept.size() > 100) {
      kept.clear();
    }
    try {
      Signature verifier = kept.get(key);
      if (verifier == null) {
        verifier = Signature.getInstance(algorithm.signature(), SigningKey.PROVIDER);
        verifier.initVerify(key);
        kept.put(key, verifier);
      }
      verifier.update(bytes);
      return verifier.verify(value);
    } catch (GeneralSecurityException e) {
      kept.remove(key);
      return false;
    }
  }

  @Override
  public String who() {
    return "";
  }
}
