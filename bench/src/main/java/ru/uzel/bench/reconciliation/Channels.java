package ru.uzel.bench.reconciliation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.Books;

/** Which parties residents write to; all others are bodies. */
final class Channels {

  private Channels() {}

  static boolean isChannel(@Nullable String party) {
    return Objects.equals(party, Books.REGIONAL) || Objects.equals(party, Books.POS);
  }
}
