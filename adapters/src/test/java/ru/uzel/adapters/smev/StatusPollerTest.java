package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;

class StatusPollerTest {

  private CannedSmev smev;
  private final HeldStatuses held = new HeldStatuses();
  private StatusPoller poller;

  @BeforeEach
  void start() throws IOException {
    smev = new CannedSmev(status("1.3", ""));
    poller = new StatusPoller(smev.clients, smev.dialogue(), held, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    smev.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void aRejectionOfAResponseGoesToAPerson(String version) {
    String fault =
        "<t:SmevFault xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:f='"
            + SmevVersion.spoken(version).orElseThrow().faults()
            + "' xsi:type='f:DestinationOverflow'><b:Code>c-1</b:Code><b:Description>SMEV-403:"
            + " подробности о Пробном</b:Description><f:MessageBrokerAddress>a</f:MessageBrokerAddress>"
            + "<f:DestinationName>q</f:DestinationName></t:SmevFault>";
    String answer = status(version, data("requestIsRejectedBySmev", fault));
    Contract.of(version).accepts(answer.getBytes(UTF_8));
    smev.answers(answer);

    Outcome outcome = poller.poll(smev.party("role", "provider", "version", version));

    assertThat(outcome).isEqualTo(Outcome.TAKEN);
    InboundMessage accepted = smev.intake.accepted.get(0);
    assertThat(accepted.externalId().value()).isEqualTo(Samples.REFERENCE);
    assertThat(accepted.facts()).isEmpty();
    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () ->
                new SmevMapper(
                        new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
                        new PlainXml(),
                        NoFiles.writing(),
                        NoFiles.doubts())
                    .toCanonical(
                        smev.party("role", "provider", "version", version),
                        Samples.accepted(accepted.wire())));
    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
    assertThat(failure.reason())
        .contains(
            "response",
            "requestIsRejectedBySmev",
            "DestinationOverflow",
            "SMEV-403",
            "c-1",
            "again")
        .doesNotContain("Пробном");
  }

  @Test
  void goodNewsIsOnlyPutOnRecord() {
    smev.answers(status("1.3", data("messageIsDelivered", "")));

    poller.poll(smev.party("role", "provider"));

    assertThat(smev.intake.accepted.get(0).facts())
        .containsEntry(AcceptedMessage.PURPOSE, AcceptedMessage.NOTICE)
        .containsEntry(AcceptedMessage.TOLD, "messageIsDelivered");
  }

  @Test
  void asksWithoutAnAck() {
    smev.answers(status("1.3", data("messageIsDelivered", "")));

    poller.poll(smev.party("role", "provider"));
    Outcome second = poller.poll(smev.party("role", "provider"));

    assertThat(second).isEqualTo(Outcome.EMPTY);
    assertThat(smev.asked)
        .hasSize(2)
        .allSatisfy(asked -> assertThat(asked).contains("GetStatusRequest"));
  }

  /** СМЭВ gives a status out once only. */
  @Test
  void keepsAStatusThatTheHubCouldNotTake() {
    smev.answers(status("1.3", data("messageIsDelivered", "")));
    smev.intake.unavailable =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);

    Throwable first = catchThrowable(() -> poller.poll(smev.party("role", "provider")));
    Throwable second = catchThrowable(() -> poller.poll(smev.party("role", "provider")));
    smev.intake.unavailable = null;
    poller.poll(smev.party("role", "provider"));
    poller.poll(smev.party("role", "provider"));

    assertThat(first).isInstanceOf(RetryableFailure.class);
    assertThat(second).isInstanceOf(RetryableFailure.class);
    assertThat(smev.intake.accepted).hasSize(1);
  }

  @Test
  void takesWhatAnEarlierProcessCouldNot() {
    smev.answers(status("1.3", data("messageIsDelivered", "")));
    smev.intake.unavailable =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);
    Throwable first = catchThrowable(() -> poller.poll(smev.party("role", "provider")));
    smev.intake.unavailable = null;

    new StatusPoller(smev.clients, smev.dialogue(), held, Clock.systemUTC())
        .poll(smev.party("role", "provider"));

    assertThat(first).isInstanceOf(RetryableFailure.class);
    assertThat(smev.intake.accepted).hasSize(1);
    assertThat(held.left(smev.party().name())).isEmpty();
  }

  @Test
  void doesNotBelieveWhatSmevDidNotSign() {
    smev.trusted = false;
    smev.answers(status("1.3", data("messageIsDelivered", "")));

    assertThat(poller.poll(smev.party("role", "provider"))).isEqualTo(Outcome.REFUSED);

    assertThat(smev.intake.accepted).isEmpty();
    assertThat(smev.intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
  }

  @Test
  void keepsAStatusUntilItIsKnownWhetherItsSignerIsRevoked() {
    smev.trusted = false;
    smev.finding = "revocation-unknown";
    smev.answers(status("1.3", data("messageIsDelivered", "")));

    Throwable first = catchThrowable(() -> poller.poll(smev.party("role", "provider")));
    smev.trusted = true;
    poller.poll(smev.party("role", "provider"));

    assertThat(first).isInstanceOf(RetryableFailure.class);
    assertThat(smev.intake.refused).isEmpty();
    assertThat(smev.intake.accepted).hasSize(1);
    assertThat(held.left(smev.party().name())).isEmpty();
  }

  private static String data(String category, String fault) {
    return "<t:SmevAsyncProcessingMessage><t:AsyncProcessingStatusData Id='S'><t:AsyncProcessingStatus>"
        + "<t:OriginalMessageId>"
        + Samples.REFERENCE
        + "</t:OriginalMessageId><t:StatusCategory>"
        + category
        + "</t:StatusCategory>"
        + fault
        + "</t:AsyncProcessingStatus></t:AsyncProcessingStatusData></t:SmevAsyncProcessingMessage>";
  }

  private static String status(String number, String message) {
    SmevVersion version = SmevVersion.spoken(number).orElseThrow();
    return CannedSmev.envelope(
        "<t:GetStatusResponse xmlns:t='%s' xmlns:b='%s'>%s</t:GetStatusResponse>"
            .formatted(version.types(), version.basic(), message));
  }
}
