package ru.uzel.security.trust;

import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import ru.uzel.security.vault.PrivateFile;

/**
 * The hub's keys in {@code keys/hub.p12}; the one called {@code hub} is made at first start. The
 * certificate for partners is only ever a copy of the one in the key file.
 */
public final class HubKeyFiles implements SigningKeys {

  public static final String ALIAS = "hub";

  private static final Duration VALIDITY = Duration.ofDays(5 * 365);
  private static final String SUBJECT = "O=Regional Management Centre,CN=Uzel";

  private final Map<String, SigningKey> keys;

  private HubKeyFiles(Map<String, SigningKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /**
   * Opens the keys in that folder, or makes the first one.
   *
   * @throws KeyFailure naming the file and the cure, when a key is there but cannot be opened: it
   *     is never replaced, since partners know its certificate
   */
  public static HubKeyFiles open(Path folder, Provider provider, Clock clock) {
    KeyFile file = KeyFile.in(folder, ALIAS, provider);
    Map<String, SigningKey> keys = file.keys();
    if (!keys.containsKey(ALIAS)) {
      file.put(
          ALIAS, new NewCertificate(KeyKind.USUAL, SUBJECT, VALIDITY, provider, clock).bySelf());
      keys = file.keys();
    }
    HubKeyFiles opened = new HubKeyFiles(keys);
    opened.publish(folder.resolve("hub.crt.pem"));
    return opened;
  }

  @Override
  public Optional<SigningKey> find(String alias) {
    return Optional.ofNullable(keys.get(alias));
  }

  private void publish(Path file) {
    SigningKey hub = keys.get(ALIAS);
    if (hub == null) {
      throw new KeyFailure("key '" + ALIAS + "' has no certificate");
    }
    byte[] pem = PemText.of(hub.certificate());
    PrivateFile published = new PrivateFile(file);
    if (!published.read().map(there -> Arrays.equals(there, pem)).orElse(false)) {
      published.write(pem);
    }
  }
}
