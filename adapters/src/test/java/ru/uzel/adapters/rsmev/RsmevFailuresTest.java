package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;

final class RsmevFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "302, PARTNER_REFUSED",
    "400, PARTNER_REFUSED",
    "401, PARTNER_REFUSED",
    "403, PARTNER_REFUSED",
    "404, NOT_FOUND",
    "408, PARTNER_BUSY",
    "429, PARTNER_BUSY",
    "500, PARTNER_FAILED",
    "503, PARTNER_FAILED",
  })
  void everyAnswerOfTheGatewayMayBeAnotherNextTime(int status, FailureCode code) {
    RetryableFailure failure = RsmevFailures.answered("getresponse", status);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE);
    assertThat(failure.reason()).isEqualTo("getresponse is answered HTTP status " + status);
  }

  @Test
  void tellsTheFirstProblemsPlaceAndNoMoreThanTwenty() {
    RejectedFailure failure =
        RsmevFailures.unfit(
            Collections.nCopies(
                30, new AppealProblem(FailureCode.MISSING_FIELD, "/Appeals[1]/Id", "is missing")));

    assertThat(failure.code()).isEqualTo(FailureCode.MISSING_FIELD);
    assertThat(failure.where()).hasValue("/Appeals[1]/Id");
    assertThat(failure.reason().split("; ")).hasSize(20);
  }
}
