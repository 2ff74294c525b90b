package ru.uzel.adapters.regional;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.party.KeyDigest;

/** The header of draft-ietf-httpapi-idempotency-key-header, taken as it is written. */
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 256;
  private static final String PREFIX = "key:";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1," + LONGEST + "}");

  private IdempotencyKey() {}

  static @Nullable Problem check(@Nullable String key) {
    return key == null || (PRINTABLE.matcher(key).matches() && !key.isBlank())
        ? null
        : Problem.invalid(HEADER, "is to have 1 to " + LONGEST + " printable ASCII characters");
  }

  static @Nullable ExternalId externalId(@Nullable String key) {
    if (key == null) {
      return null;
    }
    return new ExternalId(
        key.length() + PREFIX.length() <= ExternalId.LONGEST
            ? PREFIX + key
            : "key-sha256:" + KeyDigest.hex(key));
  }

  /** For a refusal: the id the message would have had, so that the journal finds both alike. */
  static @Nullable String shown(@Nullable String key) {
    ExternalId id = check(key) == null ? externalId(key) : null;
    return id == null ? null : id.value();
  }
}
