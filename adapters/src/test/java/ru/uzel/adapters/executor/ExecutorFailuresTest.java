package ru.uzel.adapters.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UntrustedFailure;

final class ExecutorFailuresTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void takesTheseForSuccess(int status) {
    assertThat(ExecutorFailures.sending(status)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401,PARTNER_REFUSED,NONE",
    "403,PARTNER_REFUSED,NONE",
    "404,PARTNER_REFUSED,NONE",
    "405,PARTNER_REFUSED,NONE",
    "407,PARTNER_REFUSED,NONE",
    "408,PARTNER_BUSY,NONE",
    "425,PARTNER_BUSY,NONE",
    "429,PARTNER_BUSY,NONE",
    "206,PARTNER_FAILED,UNKNOWN",
    "302,PARTNER_FAILED,UNKNOWN",
    "500,PARTNER_FAILED,UNKNOWN",
    "502,PARTNER_FAILED,UNKNOWN",
    "503,PARTNER_FAILED,UNKNOWN",
  })
  void sendsAgainAfter(int status, FailureCode code, Effect effect) {
    assertThat(ExecutorFailures.sending(status))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure).isInstanceOf(RetryableFailure.class);
              assertThat(failure.code()).isEqualTo(code);
              assertThat(((RetryableFailure) failure).effect()).isEqualTo(effect);
              assertThat(((RetryableFailure) failure).scope()).isEqualTo(Scope.PARTY);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 410, 413, 415, 422, 451})
  void givesUpAfter(int status) {
    assertThat(ExecutorFailures.sending(status))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure).isInstanceOf(RejectedFailure.class);
              assertThat(failure.where()).contains("HTTP " + status);
            });
  }

  @Test
  void knowsWhenNothingWasSent() {
    assertThat(RetryableFailure.ofConnection("http://b", new ConnectException()).effect())
        .isEqualTo(Effect.NONE);
    assertThat(
            RetryableFailure.ofConnection("http://b", new HttpConnectTimeoutException("x"))
                .effect())
        .isEqualTo(Effect.NONE);
    assertThat(RetryableFailure.ofConnection("http://b", new IOException("x")).effect())
        .isEqualTo(Effect.UNKNOWN);
    assertThat(RetryableFailure.ofConnection("http://b", new TimeoutException()).effect())
        .isEqualTo(Effect.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {
        "UNAUTHENTICATED",
        "SIGNATURE_MISSING",
        "SIGNATURE_INVALID",
        "CERTIFICATE_UNTRUSTED",
        "ALTERED_REPETITION"
      })
  void recordsTheseAsMattersOfSecurity(FailureCode code) {
    HubFailure failure =
        ExecutorFailures.failure(List.of(new Problem(code, 403, null, "something")));

    assertThat(failure).isInstanceOf(UntrustedFailure.class);
    assertThat(failure.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED,401",
    "SIGNATURE_MISSING,403",
    "SIGNATURE_INVALID,403",
    "CERTIFICATE_UNTRUSTED,403",
    "NOT_FOUND,404",
    "ALTERED_REPETITION,409",
    "TOO_LARGE,413",
    "MALFORMED,400",
    "INVALID_FIELD,422"
  })
  void answersAFailureOfTheClientWith(FailureCode code, int status) {
    assertThat(
            ExecutorFailures.problem(new RejectedFailure(code, Origin.CLIENT, "so", null)).status())
        .isEqualTo(status);
  }

  @Test
  void doesNotTellOthersWhatTroublesTheHub() {
    Problem problem =
        ExecutorFailures.problem(
            new RejectedFailure(FailureCode.MISSING_FIELD, Origin.HUB, "party x has no y", null));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).doesNotContain("party x");
  }

  @Test
  void writesProblemsInTheFormOfRfc9457() {
    assertThat(
            ExecutorFailures.document(
                    List.of(Problem.missing("/data/status", "is missing: the word")))
                .toString())
        .isEqualTo(
            "{\"type\":\"urn:uzel:problem:missing-field\",\"title\":\"The message is not right\","
                + "\"status\":422,\"detail\":\"/data/status is missing: the word\","
                + "\"errors\":[{\"pointer\":\"/data/status\",\"detail\":\"is missing: the word\"}]}");
  }

  @Test
  void showsTwentyMistakesAtMost() {
    List<Problem> many =
        IntStream.range(0, 30).mapToObj(i -> Problem.invalid("/" + i, "is wrong")).toList();

    assertThat(ExecutorFailures.document(many).path("errors")).hasSize(20);
    assertThat(ExecutorFailures.failure(many).reason()).doesNotContain("/20 ");
  }
}
