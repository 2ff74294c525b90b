package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
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

final class SocialFailuresTest {

  @ParameterizedTest
  @CsvSource({"400", "404", "405", "409", "410", "413", "415", "422"})
  void refusesForGoodWhatThePartnerRefused(int status) {
    HubFailure failure = SocialFailures.sending(status, "");

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
    "500,PARTNER_FAILED,UNKNOWN",
    "502,PARTNER_FAILED,UNKNOWN",
    "503,PARTNER_FAILED,UNKNOWN"
  })
  void triesAgainAfterWhatMayPassAndPausesTheParty(int status, FailureCode code, Effect effect) {
    RetryableFailure failure = (RetryableFailure) SocialFailures.sending(status, "7");

    assertThat(failure)
        .returns(code, HubFailure::code)
        .returns(effect, RetryableFailure::effect)
        .returns(Scope.PARTY, RetryableFailure::scope);
  }

  @Test
  void tellsTheWaitAskedForAndNothingElseFromTheHeader() {
    assertThat(SocialFailures.sending(429, "7").reason()).endsWith("429, asking for 7 s");
    assertThat(SocialFailures.sending(429, "Иванова, 7").reason()).endsWith("429");
    assertThat(SocialFailures.asking(503, "9").reason()).endsWith("503, asking for 9 s");
  }

  @Test
  void knowsWhetherAConnectionWasMade() {
    assertThat(RetryableFailure.ofConnection("http://x", new ConnectException()).effect())
        .isEqualTo(Effect.NONE);
    assertThat(
            RetryableFailure.ofConnection("http://x", new HttpConnectTimeoutException("t"))
                .effect())
        .isEqualTo(Effect.NONE);
    assertThat(RetryableFailure.ofConnection("http://x", new HttpTimeoutException("t")).effect())
        .isEqualTo(Effect.UNKNOWN);
    assertThat(RetryableFailure.ofConnection("http://x", new IOException("reset")).effect())
        .isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void makesASecurityMatterOfAStrangerOnly() {
    assertThat(SocialFailures.failure(List.of(Problem.unauthenticated("webhook-id", "is missing"))))
        .isInstanceOf(UntrustedFailure.class);
    assertThat(SocialFailures.failure(List.of(Problem.missing("#/id"))))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void tellsTwentyMistakesAtMost() {
    HubFailure failure = SocialFailures.failure(Collections.nCopies(1000, Problem.missing("#/id")));

    assertThat(failure.reason().split("; ", -1)).hasSize(20);
  }
}
