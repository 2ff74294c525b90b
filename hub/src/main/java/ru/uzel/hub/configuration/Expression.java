package ru.uzel.hub.configuration;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;

/** JSONata, as far as a check goes. */
final class Expression {

  /** What is wrong, and after how many characters. */
  record Finding(int offset, String reason) {}

  private Expression() {}

  static Optional<Finding> mistake(String text) {
    try {
      Jsonata.jsonata(text);
      return Optional.empty();
    } catch (JException failure) {
      String reason = failure.getDetailedErrorMessage();
      return Optional.of(
          new Finding(
              Math.max(0, Math.min(failure.getLocation(), text.length())),
              reason == null ? failure.getError() : reason));
    } catch (RuntimeException failure) {
      // The parser answers some mistakes with exceptions of its own making (index, class cast).
      return Optional.of(new Finding(0, "it cannot be read"));
    }
  }
}
