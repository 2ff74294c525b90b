package ru.uzel.security.trust;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys in hardware modules, named by RFC 7512: {@code
 * pkcs11:object=roads?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/run/pin}. The
 * key must have its certificate on the token, under the same label or id. It never leaves the
 * token: the JDK's provider for PKCS#11 has it sign there.
 */
public final class TokenKeys implements SigningKeys {

  private static final String SCHEME = "pkcs11:";
  private static final Set<String> PATH = Set.of("object", "slot-id");
  private static final Set<String> QUERY = Set.of("module-path", "pin-source");
  private static final Pattern SLOT = Pattern.compile("[0-9]{1,10}");

  private final Map<String, Provider> modules = new ConcurrentHashMap<>();

  public static boolean names(String key) {
    return key.startsWith(SCHEME);
  }

  /**
   * @throws KeyFailure for an address that is wrong, and a token that does not open
   */
  @Override
  public Optional<SigningKey> find(String address) {
    if (!names(address)) {
      return Optional.empty();
    }
    String[] halves = address.substring(SCHEME.length()).split("\\?", 2);
    Map<String, String> path = parts(halves[0], ";", PATH);
    Map<String, String> query = parts(halves.length > 1 ? halves[1] : "", "&", QUERY);
    String object = wanted(path, "object");
    String module = wanted(query, "module-path");
    String pinSource = wanted(query, "pin-source");
    Provider provider =
        modules.computeIfAbsent(
            module + "#" + path.getOrDefault("slot-id", ""),
            key -> provider(module, path.get("slot-id")));
    try {
      KeyStore token = KeyStore.getInstance("PKCS11", provider);
      char[] pin = pin(pinSource);
      token.load(null, pin);
      return Optional.ofNullable(KeyFile.read(token, pin, provider).get(object));
    } catch (GeneralSecurityException | IOException refused) {
      throw new KeyFailure(
          "the token behind "
              + module
              + " does not open: check that it is there, its slot-id and"
              + " the PIN in pin-source",
          refused);
    }
  }

  private static Map<String, String> parts(String text, String between, Set<String> known) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : text.split(between, -1)) {
      String[] pair = part.split("=", 2);
      if (part.isEmpty()) {
        continue;
      }
      if (pair.length != 2 || !known.contains(pair[0])) {
        throw new KeyFailure(
            "'" + pair[0] + "' is not known in a pkcs11: address; known are " + PATH + QUERY);
      }
      // RFC 3986, where a plus is a plus.
      parts.put(pair[0], URLDecoder.decode(pair[1].replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return parts;
  }

  private static String wanted(Map<String, String> parts, String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new KeyFailure(
          "a pkcs11: address needs "
              + name
              + ": pkcs11:object=LABEL?module-path=/path/to/module.so&pin-source=file:/path/to/pin");
    }
    return value;
  }

  private static Provider provider(String module, @Nullable String slot) {
    if (slot != null && !SLOT.matcher(slot).matches()) {
      throw new KeyFailure("slot-id is a number, not '" + slot + "'");
    }
    Provider jdk = Security.getProvider("SunPKCS11");
    if (jdk == null) {
      throw new KeyFailure(
          "this JDK has no SunPKCS11; take one with the module jdk.crypto.cryptoki");
    }
    if (!Files.isReadable(Path.of(module))) {
      throw new KeyFailure("there is no PKCS#11 module " + module);
    }
    String settings =
        "--name=uzel-"
            + Integer.toHexString((module + slot).hashCode())
            + "\nlibrary=\""
            + module
            + "\"\n"
            + (slot == null ? "slotListIndex=0" : "slot=" + slot)
            + "\n";
    try {
      return jdk.configure(settings);
    } catch (RuntimeException refused) {
      throw new KeyFailure("the PKCS#11 module " + module + " cannot be used", refused);
    }
  }

  private static char[] pin(String source) throws IOException {
    Path file = Path.of(source.startsWith("file:") ? source.substring("file:".length()) : source);
    if (!Files.isReadable(file)) {
      throw new KeyFailure("pin-source is a file with the PIN, and " + file + " cannot be read");
    }
    return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
  }
}
