package ru.uzel.security.trust;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of the hub's own and the certificate that tells partners whose it is.
 *
 * @param chain the authorities above the certificate, nearest first, as far as they are known
 * @param provider who alone can use the key, where it lies in a hardware module
 */
public record SigningKey(
    PrivateKey key,
    X509Certificate certificate,
    List<X509Certificate> chain,
    @Nullable Provider provider) {

  public SigningKey {
    chain = List.copyOf(chain);
  }

  public SigningKey(PrivateKey key, X509Certificate certificate) {
    this(key, certificate, List.of(), null);
  }

  /** The provider that signs with this key: its own, or the usual one. */
  public Provider providerOr(Provider usual) {
    return provider == null ? usual : provider;
  }
}
