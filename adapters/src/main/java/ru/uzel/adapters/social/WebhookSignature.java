package ru.uzel.adapters.social;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.party.Secrets;

/**
 * Proves a webhook's sender by Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and the very
 * bytes. That the same webhook comes again within the window does no harm: its post is known.
 */
final class WebhookSignature {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String VERSION = "v1,";
  private static final String PREFIX = "whsec_";

  private final Secrets secrets;
  private final Clock clock;

  WebhookSignature(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * @throws RefusedPost naming the header that does not hold
   */
  void require(SocialProperties properties, HttpServletRequest request, byte[] body) {
    String id = header(request, ID);
    String time = header(request, TIMESTAMP);
    String given = header(request, SIGNATURE);
    if (!time.matches("\\d{1,12}")) {
      throw new RefusedPost(
          Problem.unauthenticated(TIMESTAMP, "is to be the seconds since 1970-01-01T00:00:00Z"));
    }
    Duration apart =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant()).abs();
    if (apart.compareTo(properties.replayWindow()) > 0) {
      throw new RefusedPost(
          Problem.unauthenticated(
              TIMESTAMP,
              "is more than " + properties.replayWindow().toSeconds() + " s from the hub's time"));
    }
    if (!isSigned(keys(properties), id + "." + time + ".", body, given)) {
      throw new RefusedPost(
          Problem.unauthenticated(SIGNATURE, "is no signature of this webhook by a known secret"));
    }
  }

  private List<byte[]> keys(SocialProperties properties) {
    List<byte[]> keys = new ArrayList<>();
    for (String secret : secrets.resolve(properties.webhookSecret()).strip().split("\\s+", -1)) {
      byte[] key = decoded(secret);
      // A secret that cannot be read proves nobody; an empty one would prove everybody.
      if (key != null && key.length > 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static byte @Nullable [] decoded(String secret) {
    try {
      return Base64.getDecoder()
          .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }

  private static boolean isSigned(List<byte[]> keys, String before, byte[] body, String given) {
    boolean signed = false;
    for (byte[] key : keys) {
      byte[] expected =
          (VERSION + Base64.getEncoder().encodeToString(hmac(key, before, body)))
              .getBytes(StandardCharsets.US_ASCII);
      for (String signature : given.split(" ", -1)) {
        // No early end: the time taken must not tell which secret fitted.
        signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return signed;
  }

  static byte[] hmac(byte[] key, String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    if (value == null || value.isBlank()) {
      throw new RefusedPost(Problem.unauthenticated(name, "is missing"));
    }
    return value.strip();
  }
}
