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
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ru.uzel.security.vault.PrivateFile;

/**
 * The hub's keys in {@code keys/hub.p12}, made at first start. The order of writing is what makes
 * an interrupted start harmless: the password is on disk before the key it opens, and the
 * certificate for partners is only ever a copy of the one in the key file.
 */
public final class HubKeyFiles implements SigningKeys {

  public static final String ALIAS = "hub";

  private final Map<String, SigningKey> keys = new ConcurrentHashMap<>();

  private HubKeyFiles() {}

  /**
   * Opens the keys in that folder, or makes them.
   *
   * @throws IllegalStateException naming the file and the cure, when a key is there but cannot be
   *     opened: it is never replaced, since partners know its certificate
   */
  public static HubKeyFiles open(Path folder, Provider provider, Clock clock) {
    Path store = folder.resolve("hub.p12");
    Path password = folder.resolve("hub.p12.password");
    try {
      Optional<byte[]> stored = new PrivateFile(store).read();
      KeyStore keys =
          stored.isPresent()
              ? load(stored.get(), store, password, provider)
              : create(store, password, provider, clock);
      HubKeyFiles opened = new HubKeyFiles();
      opened.take(keys, password);
      opened.publish(folder.resolve("hub.crt.pem"));
      return opened;
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(
          "cannot open "
              + store
              + " with the password in "
              + password.getFileName()
              + "; restore both from one backup, or move both away to get a new key and give its"
              + " certificate to the partners",
          failure);
    }
  }

  @Override
  public Optional<SigningKey> find(String alias) {
    return Optional.ofNullable(keys.get(alias));
  }

  private static KeyStore load(byte[] stored, Path store, Path password, Provider provider)
      throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12", provider);
    keys.load(new ByteArrayInputStream(stored), password(password));
    if (!keys.isKeyEntry(ALIAS)) {
      throw new IOException(store + " has no key '" + ALIAS + "'");
    }
    return keys;
  }

  private static KeyStore create(Path store, Path password, Provider provider, Clock clock)
      throws GeneralSecurityException, IOException {
    SigningKey made = new SelfSignedKey(provider, clock).make();
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    new PrivateFile(password)
        .write(Base64.getUrlEncoder().encodeToString(secret).getBytes(StandardCharsets.US_ASCII));
    byte[] content = KeyFileContent.of(made, ALIAS, password(password), provider);
    new PrivateFile(store).write(content);
    return load(content, store, password, provider);
  }

  private static char[] password(Path file) throws IOException {
    byte[] content =
        new PrivateFile(file).read().orElseThrow(() -> new IOException(file + " is missing"));
    return new String(content, StandardCharsets.US_ASCII).strip().toCharArray();
  }

  private void take(KeyStore store, Path password) throws GeneralSecurityException, IOException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)
          && store.getKey(alias, password(password)) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        keys.put(alias, new SigningKey(key, certificate));
      }
    }
  }

  private void publish(Path file) throws GeneralSecurityException {
    SigningKey hub = keys.get(ALIAS);
    if (hub == null) {
      throw new GeneralSecurityException("key '" + ALIAS + "' has no certificate");
    }
    byte[] pem = pem(hub.certificate());
    PrivateFile published = new PrivateFile(file);
    if (!published.read().map(there -> Arrays.equals(there, pem)).orElse(false)) {
      published.write(pem);
    }
  }

  private static byte[] pem(X509Certificate certificate) throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
