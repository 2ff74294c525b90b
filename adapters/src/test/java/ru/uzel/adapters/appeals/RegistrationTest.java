package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /appeals/v1/appeals: what is taken, what is refused, and what each is told. */
final class RegistrationTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final MemoryIntake intake = new MemoryIntake();
  private final ObjectNode registration = AppealsFixture.registration("А26-01-1");
  private final MockMvc mvc = mvc(AppealsFixture.secrets());

  @Test
  void takesARegistrationWithItsVeryBytesAndGivesAReceipt() throws Exception {
    String body = " " + registration.toPrettyString() + "\n";

    MockHttpServletResponse response = send(body);

    assertThat(response.getStatus()).as(body(response)).isEqualTo(202);
    assertThat(json(response).propertyNames())
        .containsExactly("messageId", "receivedAt", "hash", "repeated");
    InboundMessage taken = intake.accepted.get(0);
    assertThat(taken.wire().utf8()).isEqualTo(body);
    assertThat(taken.groupKey()).isEqualTo("А26-01-1");
    assertThat(taken.verification()).isEqualTo("api-key");
    assertThat(taken.traceparent()).isEqualTo(TRACE);
  }

  @Test
  void givesTheFirstReceiptToARepetitionHoweverItIsWritten() throws Exception {
    String first = json(send(registration.toString())).path("messageId").asString();
    JsonNode number = registration.remove("number");
    registration.set("number", number);

    MockHttpServletResponse again = send(registration.toPrettyString());

    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(json(again).path("messageId").asString()).isEqualTo(first);
    assertThat(json(again).path("repeated").asBoolean()).isTrue();
    assertThat(intake.accepted).hasSize(1);
  }

  @Test
  void refusesOtherContentUnderANumberThatIsTaken() throws Exception {
    send(registration.toString());

    MockHttpServletResponse altered = send(registration.put("text", "Другое").toString());

    assertThat(altered.getStatus()).isEqualTo(409);
    assertThat(json(altered).path("code").asString()).isEqualTo("altered-repetition");
    assertThat(json(altered).at("/errors/0/pointer").asString()).isEqualTo("#/number");
    assertThat(intake.accepted).hasSize(1);
    assertThat(intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.externalId()).isEqualTo("А26-01-1");
              assertThat(refusal.wire()).isNotNull();
            });
  }

  @Test
  void namesEverythingThatIsWrongAndKeepsItOnRecord() throws Exception {
    registration.remove("kind");
    registration.put("format", "Fax").put("adress", "Тайная, 1");

    try (CapturedLog log = CapturedLog.start()) {
      MockHttpServletResponse response = send(registration.toString());

      assertThat(response.getStatus()).isEqualTo(422);
      assertThat(response.getContentType()).isEqualTo("application/problem+json");
      assertThat(json(response).path("errors").findValuesAsString("pointer"))
          .contains("#/kind", "#/format", "#");
      assertThat(body(response) + log.text())
          .doesNotContain("Примерова", "Мусор", "Тайная", "anna@");
      assertThat(intake.refused)
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.externalId()).isEqualTo("А26-01-1");
                assertThat(refusal.wire()).isNotNull();
                assertThat(refusal.failure().reason()).contains("#/kind", "#/format");
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-", "Bearer", "Basic x", "Bearer another"})
  void refusesAStrangerAndKeepsNothingOfHis(@Nullable String authorization) throws Exception {
    MockHttpServletResponse response = send(mvc, request(registration.toString(), authorization));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"uzel\"");
    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class);
              assertThat(refusal.wire()).isNull();
            });
  }

  @Test
  void provesNobodyByASecretThatIsNone() throws Exception {
    for (String secret : new String[] {"", " ", "zz"}) {
      assertThat(
              send(
                      mvc(reference -> secret),
                      request(registration.toString(), "Bearer " + AppealsFixture.KEY))
                  .getStatus())
          .isEqualTo(401);
    }
  }

  @Test
  void refusesWhatIsTooLongOrNoJson() throws Exception {
    String twice = registration.toString().replace("\"kind\":", "\"kind\":\"PROPOSAL\",\"kind\":");

    assertThat(send("\"" + "я".repeat(600_000) + "\"").getStatus()).isEqualTo(413);
    assertThat(send("{").getStatus()).isEqualTo(400);
    assertThat(send(twice).getStatus()).isEqualTo(400);
    assertThat(
            send(
                    mvc,
                    request(registration.toString(), "Bearer " + AppealsFixture.KEY)
                        .header("Content-Encoding", "gzip"))
                .getStatus())
        .isEqualTo(415);
    assertThat(intake.refused)
        .extracting(refusal -> refusal.failure().code())
        .containsExactly(
            FailureCode.TOO_LARGE,
            FailureCode.MALFORMED,
            FailureCode.MALFORMED,
            FailureCode.MALFORMED);
  }

  @Test
  void saysThatItCannotTakeItNow() throws Exception {
    intake.outAfter(0);

    MockHttpServletResponse response = send(registration.toString());

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(intake.refused).isEmpty();
  }

  @Test
  void knowsNoOtherPartyAndNoOtherMethod() throws Exception {
    MockHttpServletResponse other =
        send(mvc, MockMvcRequestBuilders.request(HttpMethod.POST, URI.create("/other/v1/appeals")));
    MockHttpServletResponse put =
        send(
            mvc, MockMvcRequestBuilders.request(HttpMethod.PUT, URI.create("/appeals/v1/appeals")));

    assertThat(other.getStatus()).isEqualTo(404);
    assertThat(json(other).path("code").asString()).isEqualTo("unknown-party");
    assertThat(put.getStatus()).isEqualTo(405);
    assertThat(put.getHeader("Allow")).isEqualTo("GET, HEAD, POST");
  }

  private MockMvc mvc(Secrets secrets) {
    RegistrationIntake registrations =
        new RegistrationIntake(intake, intake, AppealsFixture.ZONE, AppealsFixture.CLOCK);
    AppealEntrance entrance =
        new AppealEntrance(
            AppealsFixture.directory(AppealsFixture.party(Map.of())),
            new ApiKey(secrets),
            registrations);
    return MockMvcBuilders.standaloneSetup(new AppealsController(entrance, registrations)).build();
  }

  private MockHttpServletResponse send(String body) throws Exception {
    return send(mvc, request(body, "bearer " + AppealsFixture.KEY));
  }

  private static MockHttpServletResponse send(MockMvc at, MockHttpServletRequestBuilder request)
      throws Exception {
    return at.perform(request).andReturn().getResponse();
  }

  private static MockHttpServletRequestBuilder request(
      String body, @Nullable String authorization) {
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(HttpMethod.POST, URI.create("/appeals/v1/appeals"))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("traceparent", TRACE)
            .content(body.getBytes(StandardCharsets.UTF_8));
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private static JsonNode json(MockHttpServletResponse response) {
    return AppealsFixture.json(body(response));
  }

  private static String body(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
