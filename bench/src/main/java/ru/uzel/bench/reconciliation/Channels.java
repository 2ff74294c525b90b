package ru.uzel.bench.reconciliation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.Books;

/** Which parties cases come from; all others are bodies. */
final class Channels {

  private Channels() {}

  /**
   * Whether that is a rating rather than a resident's message: it may change, and awaits no status.
   */
  static boolean isRating(@Nullable String externalId) {
    return externalId != null
        && (externalId.startsWith("score:") || externalId.startsWith("repeat:"));
  }

  static boolean isChannel(@Nullable String party) {
    return Objects.equals(party, Books.REGIONAL)
        || Objects.equals(party, Books.POS)
        || Objects.equals(party, Books.SOCIAL)
        || Objects.equals(party, Books.MUNICIPAL)
        || Objects.equals(party, Books.APPEALS)
        || Objects.equals(party, Books.INQUIRIES);
  }

  /** Whether that channel is only asked, and takes neither statuses nor answers. */
  static boolean isToldNothing(@Nullable String party) {
    return Objects.equals(party, Books.MUNICIPAL);
  }
}
