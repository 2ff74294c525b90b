package ru.uzel.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

class CaseOrderTest {

  private static final PartyName ROADS = new PartyName("roads");
  private static final PartyName PARKS = new PartyName("parks");

  private final CaseId theCase = CaseId.next();
  private final List<CaseId> released = new ArrayList<>();
  private final CaseOrder order = new CaseOrder();

  CaseOrderTest() {
    order.releaseBy((party, caseId) -> released.add(caseId));
  }

  @Test
  void everythingMayGoWhereNothingWaits() {
    assertThat(order.mayGo(ROADS, theCase, 5)).isTrue();
  }

  @Test
  void laterMessagesOfTheCaseWaitAndNoOthers() {
    order.aside(ROADS, theCase, 2);

    assertThat(order.mayGo(ROADS, theCase, 1)).isTrue();
    assertThat(order.mayGo(ROADS, theCase, 2)).isTrue();
    assertThat(order.mayGo(ROADS, theCase, 3)).isFalse();
    assertThat(order.mayGo(PARKS, theCase, 3)).isTrue();
    assertThat(order.mayGo(ROADS, CaseId.next(), 3)).isTrue();
    assertThat(order.waitingCases(ROADS)).isEqualTo(1);
  }

  @Test
  void heldMessagesAreReleasedWhenTheFirstIsFinished() {
    order.aside(ROADS, theCase, 1);
    order.held(ROADS, theCase, 2);
    order.held(ROADS, theCase, 3);
    assertThat(released).isEmpty();

    order.finished(ROADS, theCase, 1);

    assertThat(released).containsExactly(theCase);
    assertThat(order.releasable(ROADS, theCase)).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void aMessageHeldTooLateIsReleasedAtOnce() {
    order.aside(ROADS, theCase, 1);
    order.finished(ROADS, theCase, 1);

    order.held(ROADS, theCase, 2);

    assertThat(released).containsExactly(theCase);
  }

  @Test
  void oneThatCameInBetweenWaitsForTheReleasedOnes() {
    order.aside(ROADS, theCase, 1);
    order.held(ROADS, theCase, 2);
    order.finished(ROADS, theCase, 1);
    order.moving(ROADS, theCase, 2);

    assertThat(order.mayGo(ROADS, theCase, 3)).isFalse();
    assertThat(order.mayGo(ROADS, theCase, 2)).isTrue();
    order.finished(ROADS, theCase, 2);
    assertThat(order.mayGo(ROADS, theCase, 3)).isTrue();
    assertThat(order.waitingCases(ROADS)).isZero();
  }

  @Test
  void releasesOnlyUpToTheNextThatStandsAside() {
    order.aside(ROADS, theCase, 1);
    order.held(ROADS, theCase, 2);
    order.aside(ROADS, theCase, 3);
    order.held(ROADS, theCase, 4);

    order.finished(ROADS, theCase, 1);

    assertThat(order.releasable(ROADS, theCase)).containsExactly(2L);
  }

  @Test
  void afterAStartReleasesOnlyWhenAllHaveBeenSeen() {
    order.seen(ROADS, theCase, 3, CaseOrder.Place.HELD);
    order.seen(ROADS, theCase, 2, CaseOrder.Place.HELD);
    assertThat(released).isEmpty();

    order.settleAll();

    assertThat(released).containsExactly(theCase);
    assertThat(order.releasable(ROADS, theCase)).containsExactlyInAnyOrder(2L, 3L);
  }
}
