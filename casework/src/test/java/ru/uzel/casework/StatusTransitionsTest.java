package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.model.message.CanonicalStatus.ASSIGNED;
import static ru.uzel.model.message.CanonicalStatus.CLOSED;
import static ru.uzel.model.message.CanonicalStatus.IN_PROGRESS;
import static ru.uzel.model.message.CanonicalStatus.ON_COORDINATION;
import static ru.uzel.model.message.CanonicalStatus.ON_MODERATION;
import static ru.uzel.model.message.CanonicalStatus.RECEIVED;
import static ru.uzel.model.message.CanonicalStatus.REJECTED_BY_MODERATOR;
import static ru.uzel.model.message.CanonicalStatus.REOPENED;
import static ru.uzel.model.message.CanonicalStatus.RESOLVED;
import static ru.uzel.model.message.CanonicalStatus.REWORK;
import static ru.uzel.model.message.CanonicalStatus.TRANSFERRED_DOWN;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.message.CanonicalStatus;

class StatusTransitionsTest {

  @Test
  void allowsToSkipInterimStatuses() {
    assertThat(StatusTransitions.allows(RECEIVED, RESOLVED)).isTrue();
    assertThat(StatusTransitions.allows(RECEIVED, ASSIGNED)).isTrue();
    assertThat(StatusTransitions.allows(ASSIGNED, RESOLVED)).isTrue();
    assertThat(StatusTransitions.allows(REWORK, RESOLVED)).isTrue();
  }

  @Test
  void turnsBackOnlyWhereAStepLeadsBack() {
    assertThat(StatusTransitions.allows(IN_PROGRESS, ASSIGNED)).isFalse();
    assertThat(StatusTransitions.allows(ASSIGNED, ON_MODERATION)).isFalse();
    assertThat(StatusTransitions.allows(REWORK, IN_PROGRESS)).isTrue();
    assertThat(StatusTransitions.allows(TRANSFERRED_DOWN, ON_COORDINATION)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAFinalStatusOnlyByReopeningOrClosing(CanonicalStatus status) {
    Arrays.stream(CanonicalStatus.values())
        .filter(to -> status.isFinal() && StatusTransitions.allows(status, to))
        .forEach(to -> assertThat(to).isIn(REOPENED, CLOSED));
    assertThat(StatusTransitions.allows(status, REOPENED)).isEqualTo(status.isFinal());
  }

  @Test
  void considersAReopenedCaseAnew() {
    assertThat(StatusTransitions.allows(REOPENED, ASSIGNED)).isTrue();
    assertThat(StatusTransitions.allows(REOPENED, RESOLVED)).isTrue();
    assertThat(StatusTransitions.allows(RECEIVED, REOPENED)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void leadsEveryOpenCaseToAnEnd(CanonicalStatus status) {
    boolean ends =
        Arrays.stream(CanonicalStatus.values())
            .anyMatch(to -> to.isFinal() && StatusTransitions.allows(status, to));

    assertThat(ends || status == CLOSED || status == REJECTED_BY_MODERATOR).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void neverCallsAStandstillATransition(CanonicalStatus status) {
    assertThat(StatusTransitions.allows(status, status)).isFalse();
  }
}
