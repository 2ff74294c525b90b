package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ru.uzel.security.vault.PrivateFile;

/**
 * A PKCS#12 file of ours, {@code NAME.p12}, with its password beside it in {@code
 * NAME.p12.password}. The password is on disk before the keys it opens, and either is there whole
 * or not at all, so that an interrupted change leaves what was there before.
 */
public final class KeyFile {

  private final Path store;
  private final Path password;
  private final Provider provider;

  private KeyFile(Path store, Path password, Provider provider) {
    this.store = store;
    this.password = password;
    this.provider = provider;
  }

  public static KeyFile in(Path folder, String name, Provider provider) {
    return new KeyFile(
        folder.resolve(name + ".p12"), folder.resolve(name + ".p12.password"), provider);
  }

  public Path path() {
    return store;
  }

  /**
   * The keys by alias; none where there is no such file.
   *
   * @throws KeyFailure where it cannot be opened
   */
  public Map<String, SigningKey> keys() {
    Optional<byte[]> stored = new PrivateFile(store).read();
    if (stored.isEmpty()) {
      return new TreeMap<>();
    }
    try {
      char[] secret = secret();
      KeyStore keys = KeyStore.getInstance("PKCS12", provider);
      keys.load(new ByteArrayInputStream(stored.get()), secret);
      return read(keys, secret, null);
    } catch (GeneralSecurityException | IOException | RuntimeException failure) {
      throw new KeyFailure(
          "cannot open "
              + store
              + " with the password in "
              + password.getFileName()
              + "; restore both from one backup, or move both away to get a new key and give its"
              + " certificate to the partners",
          failure);
    }
  }

  /** Adds a key, or replaces the one of that name. */
  public void put(String alias, SigningKey key) {
    Map<String, SigningKey> keys = keys();
    keys.put(alias, key);
    write(keys);
  }

  void write(Map<String, SigningKey> keys) {
    try {
      new PrivateFile(store).write(KeyFileContent.of(keys, secretOrNew(), provider));
    } catch (GeneralSecurityException | IOException failure) {
      throw new KeyFailure("cannot write " + store, failure);
    }
  }

  /** The signing keys of any key store, by alias. */
  static Map<String, SigningKey> read(KeyStore store, char[] secret, @Nullable Provider provider)
      throws GeneralSecurityException {
    Map<String, SigningKey> keys = new TreeMap<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getKey(alias, secret) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        keys.put(alias, new SigningKey(key, certificate, above(store, alias), provider));
      }
    }
    return keys;
  }

  private static List<X509Certificate> above(KeyStore store, String alias)
      throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    Certificate[] all = store.getCertificateChain(alias);
    for (int i = 1; all != null && i < all.length; i++) {
      if (all[i] instanceof X509Certificate authority) {
        chain.add(authority);
      }
    }
    return chain;
  }

  private char[] secretOrNew() throws IOException {
    if (new PrivateFile(password).read().isEmpty() && new PrivateFile(store).read().isEmpty()) {
      byte[] secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      new PrivateFile(password)
          .write(Base64.getUrlEncoder().encodeToString(secret).getBytes(StandardCharsets.US_ASCII));
    }
    return secret();
  }

  private char[] secret() throws IOException {
    byte[] content =
        new PrivateFile(password)
            .read()
            .orElseThrow(() -> new IOException(password + " is missing"));
    return new String(content, StandardCharsets.US_ASCII).strip().toCharArray();
  }
}
