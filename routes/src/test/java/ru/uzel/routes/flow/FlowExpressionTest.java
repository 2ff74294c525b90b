package ru.uzel.routes.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.PartyName;

class FlowExpressionTest {

  private static final PartyName PORTAL = new PartyName("portal");
  private static final Map<String, Object> MESSAGE =
      Map.of("text", "secret words", "category", Map.of("code", "Дороги"));

  @Test
  void aPredicateLooksAtTheMessageAndItsParty() {
    FlowExpression expression =
        new FlowExpression(
            "when", "category.code in [\"pothole\", \"Дороги\"] and $party = \"portal\"");

    assertThat(expression.holds(MESSAGE, PORTAL)).isTrue();
    assertThat(expression.holds(MESSAGE, new PartyName("pos"))).isFalse();
    assertThat(expression.holds(Map.of(), PORTAL)).isFalse();
  }

  @Test
  void refusesWhatIsNoJsonata() {
    assertThatThrownBy(() -> new FlowExpression("flow 'roads', when", "category.code in ["))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("flow 'roads', when: ");
  }

  @Test
  void aFailingExpressionNamesItsPlaceAndNotTheContent() {
    FlowExpression expression = new FlowExpression("flow 'roads', when", "text > 1");

    assertThatThrownBy(() -> expression.holds(MESSAGE, PORTAL))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.NO_FLOW);
              assertThat(failure.reason()).contains("flow 'roads', when").doesNotContain("secret");
            });
  }

  @Test
  void endlessRecursionIsEnded() {
    FlowExpression deep = new FlowExpression("deep", "($f := function($x){1 + $f($x)}; $f(1))");
    FlowExpression tail = new FlowExpression("tail", "($f := function($x){$f($x)}; $f(1))");

    assertThatThrownBy(() -> deep.evaluate(MESSAGE, PORTAL))
        .isInstanceOf(UnknownValueFailure.class);
    assertThatThrownBy(() -> tail.evaluate(MESSAGE, PORTAL))
        .isInstanceOf(UnknownValueFailure.class);
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    FlowExpression expression = new FlowExpression("map", "$sum([1..n]) & $party");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks =
          IntStream.range(0, 400)
              .<Callable<Boolean>>mapToObj(n -> () -> isRight(expression, n % 50 + 1))
              .toList();

      for (Future<Boolean> right : threads.invokeAll(tasks)) {
        assertThat(right.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isRight(FlowExpression expression, int n) {
    return (n * (n + 1) / 2 + "p" + n)
        .equals(expression.evaluate(Map.of("n", n), new PartyName("p" + n)));
  }
}
