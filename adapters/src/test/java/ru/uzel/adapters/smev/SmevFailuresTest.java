package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UnknownValueFailure;

class SmevFailuresTest {

  private static final String FAULTS = SmevVersion.V1_3.faults();
  private static final String BASIC = SmevVersion.V1_3.basic();

  @ParameterizedTest
  @CsvSource({
    "MessageIsAlreadySent,success,",
    "SMEVFailure,retry,PARTNER_FAILED",
    "DestinationOverflow,retry,PARTNER_BUSY",
    "StaleMessageId,never,PARTNER_REFUSED",
    "InvalidMessageIdFormat,never,PARTNER_REFUSED",
    "BusinessDataTypeIsNotSupported,never,PARTNER_REFUSED",
    "InvalidContent,never,PARTNER_REFUSED",
    "UnknownMessageType,never,PARTNER_REFUSED",
    "TransactionCodeInvalid,never,PARTNER_REFUSED",
    "AttachmentContentMiscoordination,never,PARTNER_REFUSED",
    "AttachmentSizeLimitExceeded,never,PARTNER_REFUSED",
    "AccessDenied,never,PARTNER_REFUSED",
    "PersonalAccessDenied,never,PARTNER_REFUSED",
    "SignatureVerificationFault,never,PARTNER_REFUSED",
    "IncorrectResponseContentType,never,PARTNER_REFUSED",
    "RecipientIsNotFound,never,PARTNER_REFUSED",
    "SenderIsNotRegistered,never,PARTNER_REFUSED",
    "RequestIsNotFound,never,PARTNER_REFUSED",
    "TargetMessageIsNotFound,never,PARTNER_REFUSED",
    "EndOfLifeReached,never,PARTNER_REFUSED"
  })
  void saysByTypeWhetherToSendAgain(String fault, String what, FailureCode code) {
    Optional<HubFailure> failure = SmevFailures.sending(fault(fault, ""));

    if (what.equals("success")) {
      assertThat(failure).isEmpty();
      return;
    }
    assertThat(failure.orElseThrow().code()).isEqualTo(code);
    assertThat(failure.orElseThrow().reason()).contains(fault);
    if (what.equals("retry")) {
      RetryableFailure retryable = (RetryableFailure) failure.orElseThrow();
      assertThat(retryable.scope()).isEqualTo(Scope.PARTY);
      assertThat(retryable.effect()).isEqualTo(Effect.NONE);
      assertThat(retryable.isWithoutLimit()).isTrue();
    } else {
      assertThat(failure.orElseThrow()).isInstanceOf(RejectedFailure.class);
      assertThat(failure.orElseThrow().where()).contains(fault);
    }
  }

  /** The same faults, told after the message had been taken: by xsi:type. */
  @ParameterizedTest
  @CsvSource({
    "MessageIsAlreadySent,nothing is to be done",
    "SMEVFailure,may be sent again under a new id",
    "DestinationOverflow,may be sent again under a new id",
    "StaleMessageId,has to be sent again under a new id",
    "EndOfLifeReached,has to be sent again under a new id",
    "InvalidMessageIdFormat,would be rejected again",
    "BusinessDataTypeIsNotSupported,would be rejected again",
    "InvalidContent,would be rejected again",
    "UnknownMessageType,would be rejected again",
    "TransactionCodeInvalid,would be rejected again",
    "AttachmentContentMiscoordination,would be rejected again",
    "AttachmentSizeLimitExceeded,would be rejected again",
    "QuoteLimitExceeded,may be sent again under a new id",
    "AccessDenied,would be rejected again",
    "PersonalAccessDenied,would be rejected again",
    "SignatureVerificationFault,would be rejected again",
    "IncorrectResponseContentType,would be rejected again",
    "RecipientIsNotFound,would be rejected again",
    "SenderIsNotRegistered,would be rejected again",
    "RequestIsNotFound,would be rejected again",
    "TargetMessageIsNotFound,would be rejected again"
  })
  void saysWhatWouldHelpAfterALateRejection(String fault, String advice) {
    String response =
        Samples.golden("async.xml")
            .replace(
                "</t:AsyncProcessingStatus>",
                "<t:SmevFault xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:f='"
                    + FAULTS
                    + "' xsi:type='f:"
                    + fault
                    + "'><b:Description>SMEV-403: о Пробном</b:Description></t:SmevFault>"
                    + "</t:AsyncProcessingStatus>");

    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () ->
                new SmevMapper(
                        new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
                        new PlainXml(),
                        NoFiles.writing(),
                        NoFiles.doubts())
                    .toCanonical(Samples.party(), Samples.accepted(response)));

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
    assertThat(failure.where()).contains(fault);
    assertThat(failure.reason())
        .contains(
            "the request after taking it", "requestIsRejectedBySmev", fault, "SMEV-403", advice)
        .doesNotContain("Пробном");
  }

  @ParameterizedTest
  @CsvSource({
    "PoorSOAPEnvelopeFormat",
    "NoSignatureFound",
    "IncorrectSignatureTarget",
    "SignatureIsInvalid",
    "CertificateIsNotFound",
    "CertificateIsExpired"
  })
  void namesWhatWasWrongWithTheSignature(String finding) {
    String fields =
        "<b:Code>tsmev3 : SPS:4</b:Code><b:Description>SMEV-100:подробности о Пробном</b:Description>"
            + "<f:SignatureVerificationFault>"
            + finding
            + "</f:SignatureVerificationFault>";

    HubFailure failure =
        SmevFailures.sending(fault("SignatureVerificationFault", fields)).orElseThrow();

    assertThat(failure.reason())
        .contains(finding, "SMEV-100", "tsmev3 : SPS:4")
        .doesNotContain("Пробном");
  }

  @Test
  void waitsWithAMessageWhoseFilesAreAboveTheQuota() {
    String sizes =
        "<f:RemainedTotalQuoteSize>10</f:RemainedTotalQuoteSize>"
            + "<f:RealTotalAttachmentSize>20</f:RealTotalAttachmentSize>";

    RetryableFailure failure =
        (RetryableFailure) SmevFailures.sending(fault("QuoteLimitExceeded", sizes)).orElseThrow();

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_BUSY);
    assertThat(failure.scope()).isEqualTo(Scope.MESSAGE);
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(failure.reason()).contains("RemainedTotalQuoteSize 10, RealTotalAttachmentSize 20");
  }

  @Test
  void tellsTheLimitThatTheFilesAreAbove() {
    String sizes =
        "<f:PermittedTotalAttachmentSize>5</f:PermittedTotalAttachmentSize>"
            + "<f:RealTotalAttachmentSize>secret</f:RealTotalAttachmentSize>";

    HubFailure failure =
        SmevFailures.sending(fault("AttachmentSizeLimitExceeded", sizes)).orElseThrow();

    assertThat(failure.reason())
        .contains("PermittedTotalAttachmentSize 5")
        .doesNotContain("secret");
  }

  @Test
  void retriesThisMessageAfterAServerFaultWithoutDetail() {
    RetryableFailure failure =
        (RetryableFailure) SmevFailures.sending(plain("soap:Server")).orElseThrow();

    assertThat(failure.scope()).isEqualTo(Scope.MESSAGE);
    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void retriesAfterAFaultItHasNeverHeardOf() {
    assertThat(SmevFailures.sending(fault("BrandNewFault", "")).orElseThrow())
        .isInstanceOf(RetryableFailure.class);
  }

  @ParameterizedTest
  @CsvSource({"soap:Client", "soap:VersionMismatch", "soap:MustUnderstand"})
  void doesNotRepeatWhatSoapItselfRefuses(String code) {
    assertThat(SmevFailures.sending(plain(code)).orElseThrow()).isInstanceOf(RejectedFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SMEVFailure,PARTNER_FAILED",
    "UnknownMessageType,PARTNER_REFUSED",
    "SenderIsNotRegistered,PARTNER_REFUSED",
    "InvalidContent,PARTNER_REFUSED",
    "SignatureVerificationFault,PARTNER_REFUSED"
  })
  void goesOnFetchingAfterAnyFault(String fault, FailureCode code) {
    HubFailure failure = SmevFailures.fetching(fault(fault, ""));

    assertThat(failure).isInstanceOf(RetryableFailure.class);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void takesAnAckThatIsNoLongerAwaitedForGiven() {
    assertThat(SmevFailures.acknowledging(fault("TargetMessageIsNotFound", ""))).isEmpty();
    assertThat(SmevFailures.acknowledging(fault("SMEVFailure", ""))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "404,NONE,PARTNER_FAILED",
    "429,NONE,PARTNER_BUSY",
    "502,UNKNOWN,PARTNER_FAILED",
    "503,UNKNOWN,PARTNER_FAILED",
    "302,UNKNOWN,PARTNER_FAILED"
  })
  void retriesAfterAnHttpStatusThatIsNoSoap(int status, Effect effect, FailureCode code) {
    RetryableFailure failure = SmevFailures.http(status);

    assertThat(failure.scope()).isEqualTo(Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(failure.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @MethodSource("brokenConnections")
  void knowsWhetherTheRequestCanHaveArrived(IOException cause, Effect effect) {
    RetryableFailure failure =
        SmevFailures.connection("http://smev", new IOException("wrapped", cause));

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE);
    assertThat(failure.scope()).isEqualTo(Scope.PARTY);
    assertThat(failure.effect()).isEqualTo(effect);
  }

  static Stream<Arguments> brokenConnections() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), Effect.NONE),
        Arguments.of(new UnknownHostException("smev"), Effect.NONE),
        Arguments.of(new NoRouteToHostException("x"), Effect.NONE),
        Arguments.of(new SocketTimeoutException("Connect timed out"), Effect.NONE),
        Arguments.of(new SocketTimeoutException("Read timed out"), Effect.UNKNOWN),
        Arguments.of(new SocketException("Connection reset"), Effect.UNKNOWN),
        Arguments.of(new IOException("Unexpected end of file"), Effect.UNKNOWN));
  }

  private static SoapFault fault(String name, String fields) {
    return read(
        "soap:Server",
        "<detail><f:%s xmlns:f='%s' xmlns:b='%s'>%s</f:%s></detail>"
            .formatted(name, FAULTS, BASIC, fields, name));
  }

  private static SoapFault plain(String code) {
    return read(code, "");
  }

  private static SoapFault read(String code, String detail) {
    String envelope =
        "<soap:Envelope xmlns:soap='%s'><soap:Body><soap:Fault><faultcode>%s</faultcode><faultstring>x</faultstring>%s</soap:Fault></soap:Body></soap:Envelope>"
            .formatted(SmevEnvelopes.SOAP, code, detail);
    return SoapFault.in(new PlainXml().parse(envelope.getBytes(UTF_8)), SmevVersion.V1_3)
        .orElseThrow();
  }
}
