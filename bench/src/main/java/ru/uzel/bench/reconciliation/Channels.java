package ru.uzel.bench.reconciliation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.Books;

/** Which parties cases come from; all others are bodies. */
final class Channels {

  private Channels() {}

  static boolean isChannel(@Nullable String party) {
    return Objects.equals(party, Books.REGIONAL)
        || Objects.equals(party, Books.POS)
        || Objects.equals(party, Books.INQUIRIES);
  }
}
