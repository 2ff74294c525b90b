package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import tools.jackson.databind.JsonNode;

/** The provider's side against the emulator, over HTTP and with its signature code. */
class ProviderExchangeTest {

  private static final String CASE = "019a0000-0000-7000-8000-00000000000c";

  private MockedSmev smev;
  private Party party;

  @BeforeEach
  void start() throws Exception {
    smev = new MockedSmev();
    party = smev.party("receiveTimeout", "60s", "role", "provider");
  }

  @AfterEach
  void stop() {
    smev.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void takesARequestAndAnswersItInEveryVersion(String version) {
    party = smev.party("receiveTimeout", "60s", "role", "provider", "version", version);
    JsonNode asked = asked("{\"caseId\":\"" + CASE + "\",\"text\":\"Яма\"}");

    assertThat(poll()).isEqualTo(Outcome.TAKEN);

    InboundMessage accepted = smev.intake.accepted.get(0);
    assertThat(accepted.kind()).isEqualTo(MessageKind.CITIZEN_MESSAGE);
    assertThat(accepted.externalId().value()).isEqualTo(asked.get("messageId").asString());
    assertThat(accepted.groupKey()).isEqualTo(CASE);
    assertThat(accepted.version()).isNotEmpty();
    assertThat(accepted.facts())
        .containsEntry(AcceptedMessage.RETURN_ADDRESS, CASE + " " + asked.get("replyTo").asString())
        .containsKey(AcceptedMessage.UNALTERABLE)
        .doesNotContainKey(AcceptedMessage.PURPOSE);
    assertThat(smev.book().at("/requests/0/acked").asBoolean()).isTrue();
    CitizenMessage message =
        (CitizenMessage) smev.mapper.toCanonical(party, Samples.accepted(accepted.wire()));
    assertThat(message.text()).isEqualTo("Яма");
    assertThat(poll()).isEqualTo(Outcome.EMPTY);

    smev.sender().send(party, answer(accepted, CanonicalStatus.IN_PROGRESS));
    smev.sender().send(party, answer(accepted, CanonicalStatus.ASSIGNED));
    smev.sender().send(party, answer(accepted, CanonicalStatus.RESOLVED));

    assertThat(smev.book().get("responses"))
        .extracting(response -> response.get("kind").asString())
        .containsExactly("status", "status", "content");
    assertThat(smev.book().at("/responses/2/last").asBoolean()).isTrue();
  }

  @Test
  void acknowledgesOnlyWhatTheHubHasTaken() {
    smev.behave("{\"redeliveryMillis\":1}");
    smev.intake.unavailable =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE, Origin.HUB, "away", Scope.PARTY, Effect.NONE, null);
    asked("{}");

    assertThatThrownBy(this::poll).isInstanceOf(RetryableFailure.class);

    assertThat(smev.book().at("/requests/0/acked").asBoolean()).isFalse();
    smev.intake.unavailable = null;
    await().until(this::poll, outcome -> outcome == Outcome.TAKEN);
    assertThat(smev.book().at("/requests/0/acked").asBoolean()).isTrue();
  }

  @Test
  void knowsARedeliveredRequestByIdAndContent() {
    smev.behave("{\"redeliveryMillis\":1,\"faults\":[{\"operation\":\"Ack\",\"http\":503}]}");
    asked("{}");

    assertThatThrownBy(this::poll).isInstanceOf(RetryableFailure.class);
    await().until(this::poll, outcome -> outcome == Outcome.TAKEN);

    assertThat(smev.intake.accepted).hasSize(2);
    InboundMessage first = smev.intake.accepted.get(0);
    InboundMessage second = smev.intake.accepted.get(1);
    assertThat(second.externalId()).isEqualTo(first.externalId());
    assertThat(second.version()).isEqualTo(first.version());
  }

  @Test
  void saysThatATestIsOne() {
    asked("{\"test\":true}");

    poll();

    assertThat(smev.intake.accepted.get(0).facts())
        .containsEntry(AcceptedMessage.PURPOSE, AcceptedMessage.TEST);
  }

  @Test
  void takesARequestItCannotReadSoThatItsSenderIsTold() {
    asked(
        "{\"content\":\"<x:Other xmlns:x='urn://x-artefacts-uzel-ru/cur/roads/1.0'><x:A>1</x:A></x:Other>\"}");
    party = smev.party("receiveTimeout", "60s", "role", "provider", "selector", "any");

    assertThat(poll()).isEqualTo(Outcome.TAKEN);

    InboundMessage accepted = smev.intake.accepted.get(0);
    assertThat(accepted.facts().get(AcceptedMessage.RETURN_ADDRESS)).startsWith("- ");
    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> smev.mapper.toCanonical(party, Samples.accepted(accepted.wire())));
    assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_SERVICE);
    smev.sender().send(party, answer(accepted, CanonicalStatus.REJECTED_BY_MODERATOR));
    assertThat(smev.book().at("/responses/0/kind").asString()).isEqualTo("rejected");
  }

  @Test
  void givesBackARequestWhoseSignatureDoesNotHold() {
    asked("{}");
    SmevTaking distrusting =
        smev.taking(
            XmlOnly.verifier(
                (document, expected) ->
                    new SignatureReport(
                        List.of(
                            new SignatureFinding("digest-mismatch", "SMEVSignature", "altered")),
                        List.of())));

    Outcome outcome = new RequestPoller(smev.clients, distrusting, Clock.systemUTC()).poll(party);

    assertThat(outcome).isEqualTo(Outcome.REFUSED);
    assertThat(smev.intake.accepted).isEmpty();
    assertThat(smev.intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(smev.book().at("/requests/0/rejections").asInt()).isEqualTo(1);
  }

  @Test
  void aLostReceiptIsAskedForAgainUnderTheSameId() {
    asked("{}");
    poll();
    PreparedMessage prepared = answer(smev.intake.accepted.get(0), CanonicalStatus.RESOLVED);
    smev.behave(
        "{\"faults\":[{\"operation\":\"SendResponse\",\"fault\":\"close\",\"afterEffect\":true}]}");

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> smev.sender().send(party, prepared));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(smev.sender().send(party, prepared).note()).contains("MessageIsAlreadySent");
    assertThat(smev.book().get("responses")).hasSize(1);
  }

  @Test
  void aReceiptForAnotherResponseIsAReplay() {
    asked("{}");
    poll();
    PreparedMessage prepared = answer(smev.intake.accepted.get(0), CanonicalStatus.RESOLVED);
    PreparedMessage mistaken =
        new PreparedMessage(
            answer(smev.intake.accepted.get(0), CanonicalStatus.RESOLVED).envelope(),
            prepared.wire());

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> smev.sender().send(party, mistaken));

    assertThat(failure.reason()).contains("another message");
  }

  @Test
  void pollsRequestsStatusesAndStatistics() throws Exception {
    party =
        smev.party(
            "receiveTimeout", "60s", "role", "provider", "version", "1.1", "statusPoll", "50ms");
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(smev.routes(party));
      camel.start();
      assertThat(camel.getRoutes())
          .extracting("routeId")
          .containsExactlyInAnyOrder(
              "smev.send",
              "smev.poll.roads.1",
              "smev.poll.roads.2",
              "smev.status.roads",
              "smev.statistics.roads");

      asked("{\"count\":3}");

      await().until(() -> smev.intake.accepted.size() == 3);
      camel.stop();
    }
  }

  private Outcome poll() {
    return new RequestPoller(smev.clients, smev.taking(), Clock.systemUTC()).poll(party);
  }

  private JsonNode asked(String json) {
    return smev.ask(json).at("/requests/0");
  }

  private PreparedMessage answer(InboundMessage request, CanonicalStatus status) {
    StatusUpdate update =
        new StatusUpdate("r", status, "слово", "сделано", "Дорожная служба", Samples.NOW, 1, null);
    Envelope sample = Samples.outbound(update, TimeOrderedIds.version1().toString()).envelope();
    OutboundMessage outbound =
        new OutboundMessage(
            new Envelope(
                sample.id(),
                sample.causation(),
                sample.caseId(),
                sample.target(),
                sample.origin(),
                sample.kind(),
                sample.reference(),
                null,
                null,
                1,
                sample.priority(),
                sample.flow(),
                null,
                request.facts().get(AcceptedMessage.RETURN_ADDRESS)),
            update);
    return new PreparedMessage(outbound.envelope(), smev.mapper.toWire(party, outbound));
  }
}
