package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;

/** POST Service Request: what is taken, what is refused, and what each is told. */
final class Open311PostTest {

  /** The example request of the specification, with a key of ours. */
  private static final String EXAMPLE =
      "jurisdiction_id=city.gov&service_code=001&lat=37.76524078&long=-122.4212043"
          + "&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111"
          + "&account_id=123456&first_name=john&last_name=smith&phone=111111111"
          + "&description=A+large+sinkhole+is+destroying+the+street"
          + "&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg"
          + "&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001";

  private static final String PLACE = "service_code=001&lat=1&long=2";

  private final Open311Face face = new Open311Face();

  @Test
  void answersTheExampleOfTheSpecificationFieldByField() throws Exception {
    MockHttpServletResponse response = face.post(EXAMPLE);

    String id = face.hub.pending.keySet().iterator().next().toString();
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(Open311Face.body(response))
        .isEqualTo(
            "[{\"service_request_id\":\""
                + id
                + "\",\"service_notice\":\"The City will inspect and require the responsible party"
                + " to correct within 24 hours\",\"account_id\":\"123456\"}]");
  }

  @Test
  void answersInXmlWhenTheEndingSaysSo() throws Exception {
    MockHttpServletResponse response =
        face.send(
            HttpMethod.POST,
            Open311Face.BASE + "requests.xml",
            Open311Face.FORM,
            ("api_key=" + InMemoryHub.API_KEY + "&" + PLACE).getBytes(StandardCharsets.UTF_8));

    String id = face.hub.pending.keySet().iterator().next().toString();
    assertThat(response.getContentType()).isEqualTo("text/xml; charset=utf-8");
    assertThat(Open311Face.body(response))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><service_requests><request>"
                + "<service_request_id>"
                + id
                + "</service_request_id><service_notice>The City will inspect and require the"
                + " responsible party to correct within 24 hours</service_notice><account_id/>"
                + "</request></service_requests>");
  }

  @Test
  void keepsTheBytesAsTheyCame() throws Exception {
    String body = "api_key=" + InMemoryHub.API_KEY + "&description=%D1%8F%0D%0a&&x&" + PLACE;

    face.postRaw(body);

    InboundMessage taken = face.hub.taken.get(0);
    assertThat(taken.wire().utf8()).isEqualTo(body);
    assertThat(taken.wire().contentType()).isEqualTo(Open311Face.FORM);
    assertThat(taken.verification()).isEqualTo("api-key");
  }

  @Test
  void usesTheIdempotencyKeyAsExternalId() throws Exception {
    String first = Open311Face.body(face.with("Idempotency-Key", "r-17").post(PLACE));
    String second = Open311Face.body(face.post(PLACE));

    assertThat(second).isEqualTo(first);
    assertThat(face.hub.taken).hasSize(1);
    assertThat(String.valueOf(face.hub.taken.get(0).externalId())).isEqualTo("key:r-17");
    assertThat(face.hub.taken.get(0).repetitionWindow()).isNull();
  }

  @Test
  void saysThatItRepeatsTheFirstAnswer() throws Exception {
    MockHttpServletResponse first = face.with("Idempotency-Key", "r-17").post(PLACE);
    MockHttpServletResponse second = face.post(PLACE);

    assertThat(first.getHeader("Idempotent-Replayed")).isNull();
    assertThat(second.getHeader("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void refusesAnotherRequestUnderAUsedIdempotencyKey() throws Exception {
    face.with("Idempotency-Key", "r-17").post(PLACE);

    MockHttpServletResponse response = face.post(PLACE + "&description=other");

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.externalId()).isEqualTo("key:r-17"));
  }

  @Test
  void takesAnIdempotencyKeyOf256CharactersAndNoLonger() throws Exception {
    assertThat(face.with("Idempotency-Key", "k".repeat(256)).post(PLACE).getStatus())
        .isEqualTo(200);
    assertThat(face.with("Idempotency-Key", "k".repeat(257)).post(PLACE).getStatus())
        .isEqualTo(400);
  }

  @Test
  void leavesRepetitionsWithoutKeyToTheWindowOfTheParty() throws Exception {
    face.hub.settings.put("repetitionWindow", "90s");

    face.post(PLACE);

    assertThat(face.hub.taken.get(0).externalId()).isNull();
    assertThat(face.hub.taken.get(0).repetitionWindow()).hasSeconds(90);
  }

  @Test
  void passesAWellFormedTraceparentOnAndNoOther() throws Exception {
    String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    face.with("traceparent", trace).post(PLACE);
    face.with("traceparent", "nonsense").post(PLACE + "&description=2");

    assertThat(face.hub.taken).extracting(InboundMessage::traceparent).containsExactly(trace, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lat=1&long=2|400|service_code was not provided",
        "service_code=&lat=1&long=2|400|service_code was not provided",
        "service_code=999&lat=1&long=2|404|service_code was not found",
        "service_code=001|400|no location was provided",
        "service_code=001&lat=1|400|long was not provided",
        "service_code=001&long=1|400|lat was not provided",
        "service_code=001&lat=1,5&long=2|400|lat is not a number",
        "service_code=001&lat=1e2&long=2|400|lat is not a number",
        "service_code=001&lat=90.1&long=2|400|lat lies outside",
        "service_code=001&lat=1&long=-180.01|400|long lies outside",
        "service_code=001&lat=1&long=2&email=nobody|400|email is no e-mail address",
        "service_code=001&lat=1&long=2&phone=call+me|400|phone is no telephone number",
        "service_code=001&lat=1&long=2&media_url=file:///etc/passwd|400|media_url is no http(s)",
        "service_code=001&lat=1&long=2&lat=1|400|lat was given more than once",
        "service_code=001&lat=1&long=2&description=%zz|400|without two hex digits at byte 1",
        "service_code=001&lat=1&long=2&description=ab%FFc|400|description is not UTF-8: see byte 3",
        "service_code=001&lat=1&long=2&description=%D1|400|description is not UTF-8: see byte 1",
        "service_code=001&lat=1&long=2&description=%C0%80|400|description is not UTF-8: see byte 1",
        "service_code=001&lat=1&long=2&description=%F0%9F%98%80%01|400|U+0001 at place 2",
        "service_code=001&lat=1&long=2&description=%EF%BF%BE|400|U+FFFE at place 1",
        "service_code=001&lat=1&long=2&a%FF=b|400|the name of parameter 5 is not UTF-8",
        "service_code=DMV66&lat=1&long=2|400|attribute[WHISHETN] was not provided",
        "service_code=DMV66&lat=1&long=2&attribute[WHISHETN]=9|400|attribute[WHISHETN] is none of",
      })
  void refusesWhatIsWrongAndNamesIt(String form, int status, String told) throws Exception {
    MockHttpServletResponse response = face.post(form);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(Open311Face.body(response)).startsWith("[{\"code\":" + status).contains(told);
    assertThat(face.hub.taken).isEmpty();
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().reason()).contains(told);
              assertThat(refusal.wire()).isNotNull();
              assertThat(refusal.party()).isEqualTo(InMemoryHub.REGIONAL);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attribute[DEPTH]=deep|attribute[DEPTH] is not a number",
        "attribute[SEEN]=yesterday|attribute[SEEN] is not an ISO 8601 date",
        "attribute[SIDES][]=left&attribute[SIDES][]=top|attribute[SIDES] is none of",
        "attribute[PLATE]=a%0Ab|attribute[PLATE] has a line break",
        "attribute[DEPTH][]=1&attribute[DEPTH][]=2|attribute[DEPTH] takes one value only",
        "attribute[DEPTH]=1&attribute[DEPTH]=2|attribute[DEPTH] was given more than once",
      })
  void checksTheDatatypesOfTheServiceDefinition(String attributes, String told) throws Exception {
    MockHttpServletResponse response =
        face.post("service_code=DMV66&address_id=7&attribute[WHISHETN]=123&" + attributes);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(Open311Face.body(response)).contains(told);
  }

  @Test
  void takesEveryDatatypeAndUnknownParameters() throws Exception {
    MockHttpServletResponse response =
        face.post(
            "service_code=DMV66&address_id=7&attribute[WHISHETN]=123&attribute[DEPTH]=-1.5"
                + "&attribute[SEEN]=2026-11-20T10%3A00%3A00%2B03%3A00&attribute[SIDES][]=left"
                + "&attribute[SIDES][]=right&attribute[PLATE]=x&attribute[unasked]=y&foo=bar");

    assertThat(response.getStatus()).isEqualTo(200);
  }

  @Test
  void takesFourThousandCharactersOfDescriptionAndNoMore() throws Exception {
    String face4000 = "%F0%9F%98%80".repeat(4000);

    assertThat(face.post(PLACE + "&description=" + face4000).getStatus()).isEqualTo(200);
    MockHttpServletResponse refused = face.post(PLACE + "&description=a" + face4000);
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(Open311Face.body(refused)).contains("description has 4001 characters");
  }

  @Test
  void tellsSeveralMistakesAtOnce() throws Exception {
    MockHttpServletResponse response = face.post("service_code=001&lat=91&long=181&email=x");

    assertThat(Open311Face.body(response))
        .isEqualTo(
            "[{\"code\":400,\"description\":\"lat lies outside -90 to 90\"},"
                + "{\"code\":400,\"description\":\"long lies outside -180 to 180\"},"
                + "{\"code\":400,\"description\":\"email is no e-mail address\"}]");
  }

  @Test
  void refusesAMissingApiKeyInTheWordsOfTheSpecification() throws Exception {
    MockHttpServletResponse response = face.postRaw(PLACE);

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(face.hub.refusals.get(0).failure()).isInstanceOf(UntrustedFailure.class);
  }

  @Test
  void refusesAWrongApiKeyBeforeLookingAtAnythingElse() throws Exception {
    MockHttpServletResponse response = face.postRaw("api_key=wrong&lat=91&x=%FF");

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(Open311Face.body(response))
        .isEqualTo(
            "[{\"code\":403,\"description\":\"Invalid api_key received -- can't proceed with"
                + " create_request.\"}]");
    assertThat(face.hub.refusals.get(0).failure().code()).isEqualTo(FailureCode.UNAUTHENTICATED);
    assertThat(face.hub.refusals.get(0).failure().reason()).doesNotContain("wrong");
  }

  @Test
  void takesTheOlderKeyWhileKeysAreChanged() throws Exception {
    assertThat(face.postRaw("api_key=an-older-key&" + PLACE).getStatus()).isEqualTo(200);
  }

  @Test
  void takesTheApiKeyFromTheQueryToo() throws Exception {
    MockHttpServletResponse response =
        face.send(
            HttpMethod.POST,
            Open311Face.BASE + "requests.json?api_key=" + InMemoryHub.API_KEY,
            Open311Face.FORM,
            PLACE.getBytes(StandardCharsets.UTF_8));

    assertThat(response.getStatus()).isEqualTo(200);
  }

  @Test
  void refusesABodyOverTheLimitAndKeepsOnlyItsBeginning() throws Exception {
    MockHttpServletResponse response = face.post(PLACE + "&description=" + "x".repeat(10 << 20));

    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(Open311Face.body(response)).contains("longer than 1048576 bytes");
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.failure().code()).isEqualTo(FailureCode.TOO_LARGE);
              assertThat(refusal.wire().size()).isEqualTo(1 << 20);
            });
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws Exception {
    String body = "api_key=" + InMemoryHub.API_KEY + "&" + PLACE + "&x=";
    face.hub.settings.put("bodyLimit", String.valueOf(body.length() + 10));

    assertThat(face.postRaw(body + "y".repeat(10)).getStatus()).isEqualTo(200);
    assertThat(face.postRaw(body + "y".repeat(11)).getStatus()).isEqualTo(413);
  }

  @Test
  void refusesOtherContentTypes() throws Exception {
    MockHttpServletResponse response =
        face.send(
            HttpMethod.POST,
            Open311Face.BASE + "requests.json",
            "application/json",
            "{\"service_code\":\"001\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(response.getStatus()).isEqualTo(415);
    assertThat(face.hub.refusals).hasSize(1);
  }

  @Test
  void refusesAForeignJurisdiction() throws Exception {
    face.hub.settings.put("jurisdiction", "region.example");

    assertThat(face.post(PLACE + "&jurisdiction_id=city.gov").getStatus()).isEqualTo(404);
    assertThat(face.post(PLACE + "&jurisdiction_id=region.example").getStatus()).isEqualTo(200);
    assertThat(face.post(PLACE + "&description=2").getStatus()).isEqualTo(200);
  }

  @Test
  void asksToComeLaterWhileTheHubCannotTakeItAndRecordsNoRefusal() throws Exception {
    face.hub.failure =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "the broker is away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);

    MockHttpServletResponse response = face.post(PLACE);

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(Open311Face.body(response)).startsWith("[{\"code\":503,");
    assertThat(face.hub.refusals).isEmpty();
  }
}
