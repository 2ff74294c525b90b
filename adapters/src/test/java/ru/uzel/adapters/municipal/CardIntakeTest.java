package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ObjectNode;

/** Cards that others pushed to the next page, so that they come twice in one reading. */
final class CardIntakeTest {

  private final MemoryIntake intake = new MemoryIntake(MunicipalFixture.NOW);
  private final CardIntake cards = new CardIntake(intake, MunicipalFixture.CLOCK);
  private final Party party = MunicipalFixture.party("dobrodel", Map.of());
  private final Sweep sweep =
      new Sweep(
          MunicipalProperties.of(party), MunicipalFixture.shape("dobrodel"), Map.of("9", "old v"));

  @Test
  void takesACardOnTwoPagesOnce() {
    take(card());
    take(card());

    assertThat(intake.ids()).containsExactly("1");
    assertThat(intake.repeated).isZero();
    assertThat(sweep.hasChanged()).isTrue();
    assertThat(sweep.hasChanged()).isFalse();
  }

  @Test
  void takesBothStatesOfACardThatChangedBetweenTwoPages() {
    take(card());
    take(card().put("status", "Решено"));

    assertThat(intake.ids()).containsExactly("1", "1");
  }

  @Test
  void forgetsCardsThatAreNotReadAnyMore() {
    take(card());

    assertThat(sweep.cards()).containsKeys("1", "9");
    assertThat(sweep.met()).containsOnlyKeys("1");
  }

  private void take(ObjectNode card) {
    cards.take(sweep, MunicipalJson.PAGE.writeValueAsBytes(card));
  }

  private static ObjectNode card() {
    return MunicipalFixture.card(1, "26.11.2026 10:05:00");
  }
}
