package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
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
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /social/v1/posts: what is taken, what is refused, what each is told, and what is kept. */
final class WebhookTest {

  private static final long NOW = SocialFixture.NOW.getEpochSecond();

  private final MemoryIntake intake = new MemoryIntake(SocialFixture.NOW);
  private final ObjectNode post = SocialFixture.post("im-1");
  private final MockMvc mvc = mvc(SocialFixture.secrets());

  @Test
  void takesAPostWithItsVeryBytesAndGivesAReceipt() throws Exception {
    String body = " " + post.toPrettyString() + "\n";

    MockHttpServletResponse response = send(body);

    assertThat(response.getStatus()).isEqualTo(202);
    assertThat(json(response).propertyNames())
        .containsExactly("messageId", "receivedAt", "hash", "repeated");
    InboundMessage taken = intake.accepted.get(0);
    assertThat(taken.wire().utf8()).isEqualTo(body);
    assertThat(taken.groupKey()).isEqualTo("im-1");
    assertThat(taken.verification()).isEqualTo("hmac-sha256");
  }

  @Test
  void givesTheFirstReceiptToARepetitionHoweverItIsWritten() throws Exception {
    String first = json(send(post.toString())).path("messageId").asString();

    MockHttpServletResponse again = send(post.toPrettyString());

    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(json(again).path("messageId").asString()).isEqualTo(first);
    assertThat(json(again).path("repeated").asBoolean()).isTrue();
    assertThat(intake.accepted).hasSize(1);
  }

  @Test
  void keepsNothingOfAPrivatePost() throws Exception {
    SocialFixture.ref(post).put("isPublic", false);

    try (CapturedLog log = CapturedLog.start()) {
      MockHttpServletResponse response = send(post.toString());

      assertThat(response.getStatus()).isEqualTo(422);
      assertThat(response.getContentType()).isEqualTo("application/problem+json");
      assertThat(json(response).path("code").asString()).isEqualTo("not-public");
      assertThat(json(response).at("/errors/0/pointer").asString())
          .isEqualTo("#/socialRef/isPublic");
      assertThat(json(response).at("/errors/0/detail").asString())
          .contains("only posts that anybody can read are taken");
      assertThat(intake.refused)
          .singleElement()
          .satisfies(
              refusal -> {
                assertThat(refusal.wire()).isNull();
                assertThat(refusal.externalId()).isEqualTo("im-1");
                assertThat(refusal.failure().code()).isEqualTo(FailureCode.NOT_PUBLIC);
              });
      for (String words :
          new String[] {SocialFixture.TEXT, "Яма", SocialFixture.AUTHOR, "vk.com"}) {
        assertThat(log.text() + intake.kept() + body(response)).doesNotContain(words);
      }
    }
  }

  @Test
  void keepsNothingOfWhatMayBeAPrivatePost() throws Exception {
    String twice =
        post.toString().replace("\"isPublic\":true", "\"isPublic\":true,\"isPublic\":false");
    String broken = post.toString().substring(0, post.toString().length() - 1);

    for (String body : new String[] {twice, broken, "[" + post + "]", post + "{}"}) {
      assertThat(send(body).getStatus()).as(body).isEqualTo(400);
    }
    send(signed(post.toString(), "webhook-signature", "v1,AAAA"));

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).hasSize(5).allMatch(refusal -> refusal.wire() == null);
    assertThat(intake.kept()).doesNotContain("Яма", SocialFixture.AUTHOR);
  }

  @Test
  void keepsAPublicPostThatIsRefusedWithItsRecord() throws Exception {
    post.remove("text");
    SocialFixture.ref(post).put("network", "MYSPACE");

    MockHttpServletResponse response = send(post.toString());

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(json(response).path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("#/text", "#/socialRef/network");
    assertThat(intake.refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.wire()).isNotNull();
              assertThat(refusal.failure().reason()).contains("#/text", "#/socialRef/network");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "webhook-id | - | webhook-id is missing",
        "webhook-timestamp | - | webhook-timestamp is missing",
        "webhook-timestamp | yesterday | webhook-timestamp is to be the seconds",
        "webhook-timestamp | 1700000000 | webhook-timestamp is more than 300 s",
        "webhook-signature | - | webhook-signature is missing",
        "webhook-signature | v1,AAAA | webhook-signature is no signature",
        "webhook-id | another | webhook-signature is no signature",
      })
  void refusesAStranger(String header, @Nullable String value, String told) throws Exception {
    MockHttpServletResponse response = send(signed(post.toString(), header, value));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(json(response).path("detail").asString()).startsWith(told);
    assertThat(intake.refused)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class));
    assertThat(intake.accepted).isEmpty();
  }

  @Test
  void takesAWebhookOfAnyKnownSecretWithinTheWindow() throws Exception {
    MockMvc changing = mvc(reference -> "b2xkZXI= " + SocialFixture.SECRET);
    String body = post.toString();

    for (long time : new long[] {NOW - 300, NOW + 300}) {
      MockHttpServletResponse response =
          changing
              .perform(
                  request(body)
                      .header("webhook-timestamp", time)
                      .header(
                          "webhook-signature",
                          "v1,AAAA v1," + signature("w-1." + time + ".", body)))
              .andReturn()
              .getResponse();
      assertThat(response.getStatus()).isIn(200, 202);
    }
  }

  @Test
  void provesNobodyByASecretThatIsNone() throws Exception {
    for (String secret : new String[] {"", "  ", "whsec_", "не base64"}) {
      assertThat(send(mvc(reference -> secret), signed(post.toString(), "x", "y")).getStatus())
          .isEqualTo(403);
    }
  }

  /** The example of Standard Webhooks 1.0.0, «Verifying webhook authenticity», in its libraries. */
  @Test
  void signsAsTheSpecificationsOwnExample() {
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            Base64.getEncoder()
                .encodeToString(
                    WebhookSignature.hmac(
                        key,
                        "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.",
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void refusesWhatIsTooLongOrNoJson() throws Exception {
    MockHttpServletResponse long1 = send("\"" + "я".repeat(600_000) + "\"");
    MockHttpServletResponse form =
        send(signed(post.toString(), "Content-Type", "application/x-www-form-urlencoded"));

    assertThat(long1.getStatus()).isEqualTo(413);
    assertThat(form.getStatus()).isEqualTo(415);
    assertThat(intake.refused)
        .extracting(refusal -> refusal.failure().code())
        .containsExactly(FailureCode.TOO_LARGE, FailureCode.MALFORMED);
  }

  @Test
  void saysThatItCannotTakeItNow() throws Exception {
    intake.outAfter(0);

    MockHttpServletResponse response = send(post.toString());

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(json(response).path("code").asString()).isEqualTo("broker-unavailable");
    assertThat(intake.refused).isEmpty();
  }

  @Test
  void knowsNoOtherPartyAndNoOtherMethod() throws Exception {
    for (String path : new String[] {"/other/v1/posts", "/Bad%20Name/v1/posts"}) {
      MockHttpServletResponse response =
          send(MockMvcRequestBuilders.request(HttpMethod.POST, URI.create(path)));
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(json(response).path("code").asString()).isEqualTo("unknown-party");
    }
    MockHttpServletResponse get =
        send(MockMvcRequestBuilders.request(HttpMethod.GET, URI.create("/social/v1/posts")));
    assertThat(get.getStatus()).isEqualTo(405);
    assertThat(get.getHeader("Allow")).isEqualTo("POST");
    assertThat(intake.refused)
        .hasSize(2)
        .allMatch(refusal -> refusal.failure().code() == FailureCode.UNKNOWN_PARTY);
  }

  @Test
  void passesAWellFormedTraceparentOnAndNoOther() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    send(signed(post.toString(), "traceparent", trace));
    send(signed(post.put("version", 2).toString(), "traceparent", "nonsense"));

    assertThat(intake.accepted)
        .extracting(InboundMessage::traceparent)
        .containsExactly(trace, null);
  }

  private MockMvc mvc(Secrets secrets) {
    return MockMvcBuilders.standaloneSetup(
            new PostsController(
                SocialFixture.directory(SocialFixture.party(Map.of())),
                new PostIntake(intake, SocialFixture.CLOCK),
                new WebhookSignature(secrets, SocialFixture.CLOCK)))
        .build();
  }

  private MockHttpServletResponse send(String body) throws Exception {
    return send(signed(body, "x-nothing", "y"));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return send(mvc, request);
  }

  private static MockHttpServletResponse send(MockMvc at, MockHttpServletRequestBuilder request)
      throws Exception {
    return at.perform(request).andReturn().getResponse();
  }

  /** Rightly signed, but for one header. */
  private static MockHttpServletRequestBuilder signed(
      String body, String header, @Nullable String value) {
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                "webhook-id",
                "w-1",
                "webhook-timestamp",
                Long.toString(NOW),
                "webhook-signature",
                "v1," + signature("w-1." + NOW + ".", body),
                "Content-Type",
                "application/json; charset=utf-8"));
    headers.put(header, value);
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(HttpMethod.POST, URI.create("/social/v1/posts"))
            .content(body.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> each : headers.entrySet()) {
      if (each.getValue() != null) {
        request.header(each.getKey(), each.getValue());
      }
    }
    return request;
  }

  private static MockHttpServletRequestBuilder request(String body) {
    return MockMvcRequestBuilders.request(HttpMethod.POST, URI.create("/social/v1/posts"))
        .header("Content-Type", "application/json")
        .header("webhook-id", "w-1")
        .content(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String before, String body) {
    return Base64.getEncoder()
        .encodeToString(
            WebhookSignature.hmac(
                Base64.getDecoder().decode(SocialFixture.SECRET.substring("whsec_".length())),
                before,
                body.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode json(MockHttpServletResponse response) {
    return SocialFixture.json(body(response));
  }

  private static String body(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
