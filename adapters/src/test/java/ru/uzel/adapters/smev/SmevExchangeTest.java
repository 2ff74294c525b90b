package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

/** Sending and fetching against the emulator, over HTTP and with its signature code. */
class SmevExchangeTest {

  private MockedSmev smev;
  private Party party;

  @BeforeEach
  void start() throws Exception {
    smev = new MockedSmev();
    party = smev.party();
  }

  @AfterEach
  void stop() {
    smev.close();
  }

  @Test
  void keepsTheSignedReceipt() {
    PreparedMessage prepared = prepared();

    DeliveryReceipt receipt = smev.sender().send(party, prepared);

    assertThat(receipt.partnerReference()).isEqualTo(prepared.envelope().reference());
    assertThat(receipt.note()).contains("valid, signed by CN=SMEV 3");
    assertThat(receipt.wire().utf8()).contains("SendRequestResponse", "SMEVSignature");
  }

  @Test
  void sourceRecordReachesTheBodyAsItWas() {
    smev.sender().send(party, prepared());

    assertThat(smev.book().at("/received/0/sourceRecord").asString())
        .isEqualTo(Samples.message().attributes().get(0).value());
    assertThat(smev.book().at("/received/0/channel").asString()).isEqualTo("regional");
    assertThat(smev.book().at("/received/0/hubMessageId").asString())
        .isEqualTo(Samples.ACCEPTED.toString());
  }

  @Test
  void aLostAnswerIsOfUnknownEffectAndTheNextAttemptSucceeds() {
    smev.behave(
        "{\"answerDelayMillis\":60000,\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"close\",\"afterEffect\":true}]}");
    PreparedMessage prepared = prepared();

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> smev.sender().send(party, prepared));
    DeliveryReceipt receipt = smev.sender().send(party, prepared);

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(receipt.note()).contains("MessageIsAlreadySent");
    assertThat(smev.effects()).isEqualTo(1);
  }

  @Test
  void aStaleIdIsNamedSoThatItCanBeReissued() {
    smev.behave("{\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"StaleMessageId\"}]}");

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> smev.sender().send(party, prepared()));

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
    assertThat(failure.where()).contains("StaleMessageId");
  }

  @Test
  void aReceiptByAStrangerIsRecordedAndTheRequestSentAgain() {
    SmevSender distrusting =
        new SmevSender(
            smev.clients,
            smev.xml,
            XmlOnly.verifier(
                (document, expected) ->
                    new SignatureReport(
                        List.of(
                            new SignatureFinding(
                                "untrusted-certificate", "SMEVSignature", "unknown")),
                        List.of())),
            smev.intake,
            NoFiles.delivery());
    PreparedMessage prepared = prepared();

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> distrusting.send(party, prepared));

    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failure.scope()).isEqualTo(Scope.PARTY);
    assertThat(smev.intake.refused).hasSize(1);
    assertThat(smev.intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(smev.intake.refused.get(0).failure().code())
        .isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(distrusting.send(party, prepared).note()).contains("MessageIsAlreadySent");
  }

  @Test
  void aReceiptForAnotherMessageIsAReplay() {
    PreparedMessage prepared = prepared();
    PreparedMessage mistaken = new PreparedMessage(prepared().envelope(), prepared.wire());

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> smev.sender().send(party, mistaken));

    assertThat(failure.reason()).contains("another message");
    assertThat(smev.intake.refused).hasSize(1);
  }

  @Test
  void acceptsAResponseAndOnlyThenAcknowledgesIt() {
    PreparedMessage prepared = prepared();
    smev.sender().send(party, prepared);

    assertThat(pollUntil(Outcome.TAKEN)).isEqualTo(Outcome.TAKEN);

    InboundMessage accepted = smev.intake.accepted.get(0);
    assertThat(accepted.groupKey()).isEqualTo(prepared.envelope().reference());
    assertThat(accepted.verification()).startsWith("valid");
    assertThat(accepted.wire().contentType()).startsWith("multipart/related");
    assertThat(accepted.externalId().value())
        .isEqualTo(smev.book().at("/answered/0/responseId").asString());
    assertThat(smev.book().at("/answered/0/acked").asBoolean()).isTrue();
    StatusUpdate update =
        (StatusUpdate) smev.mapper.toCanonical(party, Samples.accepted(accepted.wire()));
    assertThat(update.status()).isEqualTo(CanonicalStatus.RESOLVED);
    assertThat(update.reference()).isEqualTo(prepared.envelope().reference());
    assertThat(smev.poller().poll(party)).isEqualTo(Outcome.EMPTY);
  }

  @Test
  void takesATransferForOneAndTellsTheBodyWhenItIsRefused() {
    smev.behave(
        """
        {"answerDelayMillis":0,"interim":false,"finalStatus":"Направлено по компетенции",
         "transfer":{"to":"Комитет парков","ogrn":"1026900000002","direction":"PEER","reason":"не наше"}}
        """);
    smev.sender().send(party, prepared());
    pollUntil(Outcome.TAKEN);
    InboundMessage accepted = smev.intake.accepted.get(0);

    Transfer transfer =
        (Transfer) smev.mapper.toCanonical(party, Samples.accepted(accepted.wire()));
    OutboundMessage refusal =
        Samples.outbound(
            transfer.decided(new TransferVerdict(Samples.NOW, 1, "transfer-loop")),
            TimeOrderedIds.version1().toString());
    smev.sender()
        .send(party, new PreparedMessage(refusal.envelope(), smev.mapper.toWire(party, refusal)));

    assertThat(accepted.kind()).isEqualTo(MessageKind.TRANSFER);
    assertThat(transfer.to()).isEqualTo(new OrgRef("Комитет парков", "1026900000002"));
    assertThat(transfer.notice()).isNotNull();
    assertThat(smev.book().at("/received/1/root").asString()).isEqualTo("CaseNotice");
    assertThat(smev.book().get("answered")).hasSize(1);
  }

  @Test
  void doesNotAcknowledgeWhatTheHubCouldNotTake() {
    smev.behave("{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":1}");
    smev.intake.unavailable =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE, Origin.HUB, "away", Scope.PARTY, Effect.NONE, null);
    smev.sender().send(party, prepared());

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> pollUntil(Outcome.TAKEN));

    assertThat(failure.code()).isEqualTo(FailureCode.BROKER_UNAVAILABLE);
    assertThat(smev.book().at("/answered/0/acked").asBoolean()).isFalse();
    smev.intake.unavailable = null;
    assertThat(pollUntil(Outcome.TAKEN)).isEqualTo(Outcome.TAKEN);
    assertThat(smev.book().at("/answered/0/acked").asBoolean()).isTrue();
  }

  @Test
  void acknowledgesARepetitionAgain() {
    smev.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":1,\"faults\":[{\"operation\":\"Ack\",\"http\":503}]}");
    smev.sender().send(party, prepared());

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> pollUntil(Outcome.TAKEN));
    pollUntil(Outcome.TAKEN);

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_FAILED);
    assertThat(smev.intake.accepted).hasSize(2);
    assertThat(smev.intake.accepted.get(0).externalId())
        .isEqualTo(smev.intake.accepted.get(1).externalId());
    assertThat(smev.book().at("/answered/0/acked").asBoolean()).isTrue();
  }

  @Test
  void givesAnAlteredResponseBackAndTakesTheRightCopy() {
    smev.behave("{\"answerDelayMillis\":0,\"interim\":false,\"tamperNextResponses\":1}");
    smev.sender().send(party, prepared());

    assertThat(pollUntil(Outcome.REFUSED)).isEqualTo(Outcome.REFUSED);

    assertThat(smev.intake.accepted).isEmpty();
    assertThat(smev.intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(smev.intake.refused.get(0).failure().code())
        .isEqualTo(FailureCode.SIGNATURE_INVALID);
    assertThat(smev.book().at("/answered/0/rejections").asInt()).isEqualTo(1);
    assertThat(smev.poller().poll(party)).isEqualTo(Outcome.TAKEN);
    assertThat(smev.intake.accepted).hasSize(1);
  }

  @Test
  void leavesAResponseThatAStrangerSignedAsSmevAndTakesTheRightCopy() {
    smev.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":1,\"wrongSignatureNextResponses\":1}");
    smev.sender().send(party, prepared());

    RetryableFailure failure =
        catchThrowableOfType(RetryableFailure.class, () -> pollUntil(Outcome.TAKEN));

    assertThat(failure.reason()).contains("does not believe");
    assertThat(smev.book().at("/answered/0/rejections").asInt()).isZero();
    assertThat(pollUntil(Outcome.TAKEN)).isEqualTo(Outcome.TAKEN);
    assertThat(smev.intake.refused).hasSize(1);
    assertThat(smev.intake.refused.get(0).failure().code())
        .isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(smev.intake.refused.get(0).externalId()).isNotNull();
  }

  @Test
  void pollsWhileCamelRunsAndNotAfterwards() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(smev.routes(party));
      camel.start();
      smev.sender().send(party, prepared());
      smev.sender().send(party, prepared());

      await().until(() -> smev.intake.accepted.size() == 2);
      await().until(() -> smev.book().at("/answered/1/acked").asBoolean());
      camel.stop();
    }
    long verified = smev.book().get("signaturesVerified").asLong();

    smev.sender().send(party, prepared());

    await().until(() -> smev.book().get("answered").size() == 3);
    assertThat(smev.book().get("signaturesVerified").asLong()).isEqualTo(verified + 1);
  }

  @Test
  void doesNotPollWhereTheSettingsSaySo() throws Exception {
    Party silent = smev.party("polls", "false");
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(smev.routes(silent));
      camel.start();

      assertThat(camel.getRoutes()).extracting("routeId").containsExactly("smev.send");
    }
  }

  private Outcome pollUntil(Outcome wanted) {
    SmevPoller poller = smev.poller();
    return await()
        .ignoreExceptionsMatching(e -> false)
        .until(() -> poller.poll(party), outcome -> outcome == wanted);
  }

  private PreparedMessage prepared() {
    OutboundMessage outbound =
        Samples.outbound(Samples.message(), TimeOrderedIds.version1().toString());
    return new PreparedMessage(outbound.envelope(), smev.mapper.toWire(party, outbound));
  }
}
