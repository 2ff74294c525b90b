package ru.uzel.hub.configuration;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** JSONata, as far as a check goes. */
final class Expression {

  /** What is wrong, and after how many characters. */
  record Finding(int offset, String reason) {}

  /** JSONata's codes for calling what is no function. */
  private static final Set<String> NO_FUNCTION = Set.of("T1005", "T1006");

  private Expression() {}

  static Optional<Finding> mistake(String text) {
    try {
      return unknownFunction(Jsonata.jsonata(text));
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

  /** JSONata learns that a function does not exist only when it comes to call it. */
  private static Optional<Finding> unknownFunction(Jsonata expression) {
    try {
      Jsonata.Frame frame = expression.createFrame();
      frame.bind("party", "party");
      frame.setRuntimeBounds(1_000, 200);
      expression.evaluate(Map.of(), frame);
      return Optional.empty();
    } catch (JException failure) {
      return NO_FUNCTION.contains(failure.getError())
          ? Optional.of(new Finding(failure.getLocation(), "a function that does not exist"))
          : Optional.empty(); // of an empty message; a real one may well fit
    } catch (RuntimeException | StackOverflowError ofAnEmptyMessage) {
      return Optional.empty();
    }
  }
}
