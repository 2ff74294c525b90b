package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.adapters.executor.BodyFace.json;
import static ru.uzel.adapters.executor.Samples.IN_PROGRESS;
import static ru.uzel.adapters.executor.Samples.update;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.DetachedContent;

/** POST /executor/v1/updates: what is taken, what is refused, and what each is told. */
final class UpdatesPostTest {

  private final BodyFace face = new BodyFace();

  @Test
  void takesASignedUpdateAsItCame() throws Exception {
    String message = update(IN_PROGRESS);
    WireBytes wire =
        new SignedMessage(message.getBytes(UTF_8), BodyFace.signature(message)).write();

    MockHttpServletResponse response = face.post(wire);

    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(json(response).path("repeated").asBoolean()).isFalse();
    assertThat(json(response).path("streebog256").asString())
        .isEqualTo(face.hub.hex(message.getBytes(UTF_8)));
    InboundMessage taken = face.hub.taken.get(0);
    assertThat(taken.party()).isEqualTo(InMemoryHub.DISTRICT);
    assertThat(String.valueOf(taken.externalId())).isEqualTo("https://district.example/cases|u-1");
    assertThat(taken.kind()).isEqualTo(MessageKind.STATUS_UPDATE);
    assertThat(taken.groupKey()).isEqualTo(InMemoryHub.REFERENCE);
    assertThat(taken.wire()).isEqualTo(wire);
    assertThat(taken.verification()).isEqualTo("valid, signed by CN=District");
    assertThat(taken.facts()).isEmpty();
  }

  @Test
  void takesATransferAsOne() throws Exception {
    MockHttpServletResponse response =
        face.post(
            update(
                "{\"status\":\"Направлено по компетенции\",\"sequence\":2,"
                    + "\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"не наше\"}}"));

    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(face.hub.taken.get(0).kind()).isEqualTo(MessageKind.TRANSFER);
  }

  @Test
  void answersARepetitionWithTheFirstReceiptEvenIfItWasSignedAnew() throws Exception {
    MockHttpServletResponse first = face.post(update(IN_PROGRESS));
    MockHttpServletResponse second = face.post(update(IN_PROGRESS));

    assertThat(face.hub.taken).hasSize(1);
    assertThat(second.getStatus()).isEqualTo(202);
    assertThat(json(second).path("messageId")).isEqualTo(json(first).path("messageId"));
    assertThat(json(second).path("repeated").asBoolean()).isTrue();
    assertThat(first.getHeader("Idempotent-Replayed")).isNull();
    assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void refusesAnotherUpdateUnderAUsedIdAsAMatterOfSecurity() throws Exception {
    face.post(update(IN_PROGRESS));

    MockHttpServletResponse response =
        face.post(update("{\"status\":\"В работе\",\"sequence\":3}"));

    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(json(response).path("errors").path(0).path("pointer").asString()).isEqualTo("/id");
    assertThat(face.hub.taken).hasSize(1);
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class);
              assertThat(refusal.externalId()).isEqualTo("https://district.example/cases|u-1");
            });
  }

  @Test
  void refusesAnUnsignedUpdateAsAMatterOfSecurity() throws Exception {
    MockHttpServletResponse response =
        face.post(new SignedMessage(update(IN_PROGRESS).getBytes(UTF_8), null).write());

    refusedAsUntrusted(response, 403, FailureCode.SIGNATURE_MISSING);
  }

  @Test
  void refusesASignatureOverOtherBytes() throws Exception {
    MockHttpServletResponse response =
        face.post(
            new SignedMessage(
                    update(IN_PROGRESS).getBytes(UTF_8),
                    BodyFace.signature(update(IN_PROGRESS) + " "))
                .write());

    refusedAsUntrusted(response, 403, FailureCode.SIGNATURE_INVALID);
  }

  @Test
  void refusesASignatureThatIsNone() throws Exception {
    CmsSignatures stumbling = new CmsSignatures("CN=Hub");
    MockHttpServletResponse response =
        new BodyFace(stumbling)
            .post(
                new SignedMessage(update(IN_PROGRESS).getBytes(UTF_8), "no CMS".getBytes(UTF_8))
                    .write());

    assertThat(response.getStatus()).isEqualTo(403);
  }

  @Test
  void refusesWhoeverIsNotOnTheBodysOwnTrustList() throws Exception {
    CmsSignatures stranger = new CmsSignatures("CN=Stranger");
    byte[] message = update(IN_PROGRESS).getBytes(UTF_8);

    MockHttpServletResponse response =
        face.post(
            new SignedMessage(message, stranger.signDetached(DetachedContent.of(message), "x"))
                .write());

    refusedAsUntrusted(response, 403, FailureCode.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void asksToComeLaterWhileNobodyCanSayWhetherACertificateIsRevoked() throws Exception {
    BodyFace unsure = new BodyFace(new Unsure(CmsSignatures.wrong("revocation-unknown")));

    MockHttpServletResponse response = unsure.post(update(IN_PROGRESS));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(unsure.hub.refusals).isEmpty();
  }

  @Test
  void refusesAStrangerBeforeLookingAtAnythingElse() throws Exception {
    for (String authorization : new String[] {"Bearer wrong", "Basic eDp5", "Bearer  ", ""}) {
      face.hub.refusals.clear();

      MockHttpServletResponse response =
          face.with("Authorization", authorization).post(WireBytes.of("text/plain", new byte[9]));

      assertThat(response.getHeader("WWW-Authenticate")).startsWith("Bearer");
      refusedAsUntrusted(response, 401, FailureCode.UNAUTHENTICATED);
      assertThat(face.hub.refusals.get(0).party()).isNull();
      assertThat(face.hub.refusals.get(0).failure().reason()).doesNotContain("wrong");
    }
  }

  @Test
  void takesTheOlderKeyWhileKeysAreChanged() throws Exception {
    assertThat(
            face.with("Authorization", "bearer an-older-key").post(update(IN_PROGRESS)).getStatus())
        .isEqualTo(202);
  }

  @Test
  void knowsNobodyWhileTheSecretIsMissing() throws Exception {
    face.hub.secrets.clear();

    assertThat(face.post(update(IN_PROGRESS)).getStatus()).isEqualTo(401);
  }

  private void refusedAsUntrusted(MockHttpServletResponse response, int status, FailureCode code) {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(json(response).path("type").asString())
        .isEqualTo("urn:uzel:problem:" + code.wireName());
    assertThat(face.hub.taken).isEmpty();
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class);
              assertThat(refusal.failure().code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"sequence\":2}|/data/status|is missing: the status word",
        "{\"status\":\"В работе\"}|/data/sequence|is missing: a whole number",
        "{\"status\":\"В работе\",\"sequence\":0}|/data/sequence|does not fit: a whole number",
        "{\"status\":\"В работе\",\"sequence\":\"2\"}|/data/sequence|does not fit",
        "{\"status\":\"В работе\",\"sequence\":2,\"coment\":\"x\"}|/data|not known: coment",
        "{\"status\":\"В работе\",\"sequence\":2,\"plannedAt\":\"2026-02-30\"}|/data/plannedAt|no such date",
        "{\"status\":\"В работе\",\"sequence\":2,\"comment\":\"\\u0000\"}|/data/comment|does not fit",
        "{\"status\":\"В работе\",\"sequence\":2,\"reply\":{\"replyId\":\"r\",\"text\":\"т\"}}|/data/reply|brings no answer",
        "{\"status\":\"В работе\",\"sequence\":2,\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"y\"}}|/data/transfer|of no transfer",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2}|/data/transfer|is missing",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2,\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\" \"}}|/data/transfer/reason|is blank",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2,\"transfer\":{\"to\":{\"name\":\"\u2003\"},\"reason\":\"y\"}}|/data/transfer/to/name|is blank",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2,\"comment\":\"z\",\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"y\"}}|/data/comment|in transfer/reason",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2,\"plannedAt\":\"2026-12-01\",\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"y\"}}|/data/plannedAt|in transfer/deadlineAt",
        "{\"status\":\"Передано в другой орган\",\"sequence\":2,\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"y\",\"deadlineAt\":\"2026-02-30T00:00:00Z\"}}|/data/transfer/deadlineAt|no such date",
        "{\"status\":\"Отказано в исполнении\",\"sequence\":2}|/data/comment|is missing",
        "{\"status\":\"Срок продлён\",\"sequence\":2,\"comment\":\"Ждём материалы\"}|/data/plannedAt|is missing",
        "{\"status\":\"Указан срок\",\"sequence\":2}|/data/plannedAt|is missing",
        "{\"status\":\"Подготовлен проект ответа\",\"sequence\":2}|/data/reply|is missing",
        "{\"status\":\"Промежуточный ответ\",\"sequence\":2,\"reply\":{\"replyId\":\"r\",\"text\":\" \"}}|/data/reply|is missing",
        "{\"status\":\"Решено\",\"sequence\":2,\"approval\":{\"preparedBy\":\"А\",\"approvedBy\":\"Б\"}}|/data/reply|is missing",
        "{\"status\":\"Решено\",\"sequence\":2,\"reply\":{\"replyId\":\"r\",\"text\":\"т\"},\"approval\":{\"preparedBy\":\"А\"}}|/data/approval/approvedBy|is missing",
        "{\"status\":\"Утверждено\",\"sequence\":2,\"approval\":{\"preparedBy\":\"Семёнов А.Б.\",\"approvedBy\":\" семенов а. б.\"}}|/data/approval/approvedBy|is who prepared it",
        "{\"status\":\"Согласовано\",\"sequence\":2,\"approval\":{\"preparedBy\":\"А\",\"agreedBy\":\"А\"}}|/data/approval/agreedBy|is who prepared it",
        "{\"status\":\"Утверждено\",\"sequence\":2,\"approval\":{\"preparedBy\":\"А\",\"agreedBy\":\"Б\",\"approvedBy\":\"Б\"}}|/data/approval/approvedBy|is who agreed",
      })
  void refusesWhatIsWrongAndNamesThePlace(String data, String pointer, String told)
      throws Exception {
    MockHttpServletResponse response = face.post(update(data));

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(json(response).path("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("pointer").asString()).isEqualTo(pointer);
              assertThat(error.path("detail").asString()).contains(told);
            });
    assertThat(face.hub.taken).isEmpty();
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure()).isInstanceOf(RejectedFailure.class);
              assertThat(refusal.failure().reason()).contains(pointer).contains(told);
              assertThat(refusal.party()).isEqualTo(InMemoryHub.DISTRICT);
              assertThat(refusal.wire()).isNotNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|the message is no JSON: see line 1",
        "{\"id\":1,\"id\":2}|the message is no JSON",
        "{} {}|the message is no JSON",
      })
  void refusesWhatIsNoJson(String message, String told) throws Exception {
    MockHttpServletResponse response = face.post(message);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).path("detail").asString()).contains(told);
  }

  @Test
  void refusesAMessageThatIsNotUtf8() throws Exception {
    byte[] message = update(IN_PROGRESS).getBytes(Charset.forName("windows-1251"));
    CmsSignatures body = new CmsSignatures("CN=Other");
    CmsSignatures hub = new CmsSignatures("CN=Hub");
    hub.trust.put("district", body.certificate);

    MockHttpServletResponse response =
        new BodyFace(hub)
            .post(
                new SignedMessage(message, body.signDetached(DetachedContent.of(message), "b"))
                    .write());

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(json(response).path("detail").asString()).isEqualTo("the message is not UTF-8");
  }

  @Test
  void tellsEveryMistakeAtOnce() throws Exception {
    MockHttpServletResponse response =
        face.post(update("{\"status\":\"\",\"sequence\":-1,\"reply\":{}}"));

    assertThat(json(response).path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .contains("/data/status", "/data/sequence", "/data/reply/replyId", "/data/reply/text");
  }

  @Test
  void takesAStatusWordThatNobodyHasMapped() throws Exception {
    assertThat(face.post(update("{\"status\":\"Почти готово\",\"sequence\":2}")).getStatus())
        .isEqualTo(202);
  }

  @Test
  void toleratesAttributesThatTheContractDoesNotName() throws Exception {
    String message = update(IN_PROGRESS).replace("{\"specversion\"", "{\"x\":1,\"specversion\"");

    assertThat(face.post(message).getStatus()).isEqualTo(202);
  }

  @Test
  void refusesAReferenceUnderWhichThisBodyWasSentNothing() throws Exception {
    String other = update(IN_PROGRESS).replace(InMemoryHub.REFERENCE, "somebody-elses");
    face.hub.cases.put(
        "roads somebody-elses", face.hub.cases.get("district " + InMemoryHub.REFERENCE));

    MockHttpServletResponse response = face.post(other);

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(json(response).path("errors").path(0).path("pointer").asString())
        .isEqualTo("/subject");
    assertThat(face.hub.refusals.get(0).failure().code()).isEqualTo(FailureCode.UNKNOWN_CASE);
  }

  @Test
  void leavesReferencesToTheFlowWhileTheDatabaseIsAway() throws Exception {
    face.hub.databaseFailure = away(FailureCode.DATABASE_UNAVAILABLE);

    assertThat(face.post(update(IN_PROGRESS).replace(InMemoryHub.REFERENCE, "any")).getStatus())
        .isEqualTo(202);
  }

  @Test
  void asksToComeLaterWhileTheHubCannotTakeItAndRecordsNoRefusal() throws Exception {
    face.hub.failure = away(FailureCode.BROKER_UNAVAILABLE);

    MockHttpServletResponse response = face.post(update(IN_PROGRESS));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(face.hub.refusals).isEmpty();
  }

  private static RetryableFailure away(FailureCode code) {
    return new RetryableFailure(
        code,
        Origin.HUB,
        "it is away",
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        null);
  }

  @Test
  void refusesABodyOverTheLimitAndKeepsOnlyItsBeginning() throws Exception {
    face.hub.settings.put("bodyLimit", "2000");

    MockHttpServletResponse response =
        face.post(update("{\"status\":\"В работе\",\"sequence\":2}" + " ".repeat(3000)));

    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.wire().size()).isEqualTo(2000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{}|415",
        "multipart/form-data; boundary=b|nothing|400",
        "multipart/form-data|nothing|400",
        "multipart/form-data; boundary=b|--b!Content-Disposition: form-data; name=other!!x!--b--!|400",
        "multipart/form-data; boundary=b|--b!Content-Disposition: form-data; name=message!!{}!|400",
      })
  void refusesBodiesOfAnotherForm(String type, String body, int status) throws Exception {
    MockHttpServletResponse response =
        face.post(WireBytes.of(type, body.replace("!", "\r\n").getBytes(UTF_8)));

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(face.hub.refusals).hasSize(1);
  }

  @Test
  void passesAWellFormedTraceparentOn() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    face.with("traceparent", trace).post(update(IN_PROGRESS));

    assertThat(face.hub.taken.get(0).traceparent()).isEqualTo(trace);
  }

  @Test
  void answersOtherMethodsAndPathsInTheContractsOwnForm() throws Exception {
    MockHttpServletResponse get = face.send(HttpMethod.GET, BodyFace.UPDATES, null);
    MockHttpServletResponse elsewhere = face.send(HttpMethod.GET, "/executor/v1/other", null);
    MockHttpServletResponse options = face.send(HttpMethod.OPTIONS, BodyFace.UPDATES, null);

    assertThat(get.getStatus()).isEqualTo(405);
    assertThat(get.getHeader("Allow")).isEqualTo("POST, OPTIONS");
    assertThat(elsewhere.getStatus()).isEqualTo(404);
    assertThat(elsewhere.getContentType()).isEqualTo("application/problem+json");
    assertThat(options.getStatus()).isEqualTo(204);
  }
}
