package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UntrustedFailure;

final class AppealsFailuresTest {

  @ParameterizedTest
  @CsvSource({"400", "404", "405", "409", "413", "415", "422"})
  void refusesForGoodWhatThePartnerRefused(int status) {
    HubFailure failure = AppealsFailures.sending(status, "");

    assertThat(failure)
        .isInstanceOf(RejectedFailure.class)
        .returns(FailureCode.PARTNER_REFUSED, HubFailure::code)
        .returns(Origin.PARTNER, HubFailure::origin);
    assertThat(failure.where()).hasValue("HTTP status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "302,PARTNER_REFUSED,NONE",
    "401,PARTNER_REFUSED,NONE",
    "403,PARTNER_REFUSED,NONE",
    "408,PARTNER_BUSY,NONE",
    "429,PARTNER_BUSY,NONE",
    "503,PARTNER_BUSY,NONE",
    "500,PARTNER_FAILED,UNKNOWN",
    "502,PARTNER_FAILED,UNKNOWN"
  })
  void triesAgainAfterWhatMayPassAndPausesTheParty(int status, FailureCode code, Effect effect) {
    RetryableFailure failure = (RetryableFailure) AppealsFailures.sending(status, "7");

    assertThat(failure)
        .returns(code, HubFailure::code)
        .returns(effect, RetryableFailure::effect)
        .returns(Scope.PARTY, RetryableFailure::scope);
  }

  @Test
  void tellsTheWaitAskedForAndNothingElseFromTheHeader() {
    assertThat(AppealsFailures.sending(429, "7").reason()).endsWith("429, asking for 7 s");
    assertThat(AppealsFailures.sending(429, "Иванова, 7").reason()).endsWith("429");
  }

  @Test
  void knowsWhetherAConnectionWasMade() {
    assertThat(RetryableFailure.ofConnection("http://x", new ConnectException()).effect())
        .isEqualTo(Effect.NONE);
    assertThat(RetryableFailure.ofConnection("http://x", new HttpTimeoutException("t")).effect())
        .isEqualTo(Effect.UNKNOWN);
    assertThat(RetryableFailure.ofConnection("http://x", new IOException("reset")).effect())
        .isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void makesASecurityMatterOfAStrangerOnly() {
    assertThat(
            AppealsFailures.failure(
                List.of(Problem.unauthenticated("Authorization", "is missing"))))
        .isInstanceOf(UntrustedFailure.class);
    assertThat(AppealsFailures.failure(List.of(Problem.invalid("#/kind", "does not fit"))))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void tellsTwentyMistakesAtMost() {
    HubFailure failure =
        AppealsFailures.failure(Collections.nCopies(1000, Problem.missing("#/kind", "is missing")));

    assertThat(failure.reason().split("; ", -1)).hasSize(20);
  }
}
