package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;

final class RegionalFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED,403",
    "UNKNOWN_SERVICE,404",
    "UNKNOWN_PARTY,404",
    "UNKNOWN_CASE,404",
    "NOT_FOUND,404",
    "TOO_LARGE,413",
    "MISSING_FIELD,400",
    "INVALID_FIELD,400",
    "MALFORMED,400",
    "INTERNAL,400",
  })
  void aClientsFailureHasTheStatusOfTheSpecification(FailureCode code, int status) {
    RejectedFailure failure = new RejectedFailure(code, Origin.CLIENT, "why", "where");

    assertThat(RegionalFailures.problem(failure))
        .isEqualTo(new Problem(code, status, "where", "why"));
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aFailureOfTheHubIsNeverTheClientsAndShowsNoInnards(FailureCode code) {
    Problem problem =
        RegionalFailures.problem(new RejectedFailure(code, Origin.HUB, "innards", "innards"));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.description()).doesNotContain("innards");
    assertThat(Answer.of(List.of(problem)).headers()).containsKey("Retry-After");
  }

  @Test
  void whatIsWrongIsOneFailureThatNamesEverything() {
    var failure =
        RegionalFailures.failure(
            List.of(Problem.missing("long"), Problem.invalid("email", "is no e-mail address")));

    assertThat(failure).isInstanceOf(RejectedFailure.class);
    assertThat(failure.code()).isEqualTo(FailureCode.MISSING_FIELD);
    assertThat(failure.where()).contains("long");
    assertThat(failure.reason()).isEqualTo("long was not provided; email is no e-mail address");
  }

  @Test
  void aStrangerIsUntrusted() {
    assertThat(
            RegionalFailures.failure(
                List.of(java.util.Objects.requireNonNull(ApiKey.check(null, "00")))))
        .isInstanceOf(UntrustedFailure.class);
  }

  @Test
  void anAnswerToNothingButMistakesStaysShort() {
    List<Problem> many = Collections.nCopies(2000, Problem.missing("x"));

    assertThat(RegionalFailures.document(many).content()).hasSize(20);
  }

  @Test
  void anUnforeseenFailureMayBeTriedAgainSincePublishingIsIdempotent() {
    RetryableFailure failure =
        RegionalFailures.unforeseen(new IllegalStateException("a resident's words"));

    assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN);
    assertThat(failure.reason()).doesNotContain("resident");
  }
}
