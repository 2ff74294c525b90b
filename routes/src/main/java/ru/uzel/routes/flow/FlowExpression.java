package ru.uzel.routes.flow;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.PartyName;

/**
 * A JSONata expression of a flow, bounded in time and depth: a mistake in configuration must not
 * hold the hub up.
 */
final class FlowExpression {

  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int DEEPEST = 200;

  private final String place;
  private final ThreadLocal<Jsonata> compiled;

  /**
   * @param place where it stands, for messages: e.g. {@code flow 'roads', when}
   * @throws IllegalArgumentException when it is no JSONata
   */
  FlowExpression(String place, String source) {
    this.place = place;
    // An expression keeps state while it is evaluated, so each thread has its own.
    this.compiled = ThreadLocal.withInitial(() -> Jsonata.jsonata(source));
    try {
      Jsonata.jsonata(source);
    } catch (JException mistake) {
      throw new IllegalArgumentException(place + ": " + mistake.getMessage(), mistake);
    }
  }

  boolean holds(Object message, PartyName party) {
    return Jsonata.boolize(evaluate(message, party));
  }

  @Nullable Object evaluate(Object message, PartyName party) {
    Jsonata expression = compiled.get();
    Jsonata.Frame frame = expression.createFrame();
    frame.bind("party", party.value());
    frame.setRuntimeBounds(LONGEST.toMillis(), DEEPEST);
    try {
      return expression.evaluate(message, frame);
    } catch (JException mistake) {
      // Only the code: JSONata's text may quote the message.
      throw failed(mistake.getError());
    } catch (RuntimeException | StackOverflowError mistake) {
      throw failed(mistake.getClass().getSimpleName());
    }
  }

  UnknownValueFailure failed(String cause) {
    return new UnknownValueFailure(
        FailureCode.NO_FLOW, Origin.HUB, place + " failed: " + cause, place);
  }
}
