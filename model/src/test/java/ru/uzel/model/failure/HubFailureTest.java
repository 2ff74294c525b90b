package ru.uzel.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubFailureTest {

  /** Java 17 cannot check a switch over these; so a new kind must be met here and in the routes. */
  @Test
  void thereAreFourKindsAndTheirNameSaysWhatToDo() {
    assertThat(HubFailure.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            RetryableFailure.class,
            RejectedFailure.class,
            UntrustedFailure.class,
            UnknownValueFailure.class);
  }

  @Test
  void namesCauseAndPlace() {
    HubFailure failure =
        new RejectedFailure(
            FailureCode.MISSING_FIELD, Origin.CLIENT, "service_code is required", "service_code");

    assertThat(failure.code().wireName()).isEqualTo("missing-field");
    assertThat(failure.reason()).isEqualTo("service_code is required");
    assertThat(failure.where()).contains("service_code");
  }
}
