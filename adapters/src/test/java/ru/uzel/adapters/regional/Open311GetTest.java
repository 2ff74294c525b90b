package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.StatusUpdate;

/** What clients read: discovery, services, definitions, requests and tokens. */
final class Open311GetTest {

  private final Open311Face face = new Open311Face();

  @ParameterizedTest
  @CsvSource({
    "services.json,services.json",
    "services.xml,services.xml",
    "services/DMV66.json,definition.json",
    "services/DMV66.xml,definition.xml",
    "discovery.json,discovery.json",
    "discovery.xml,discovery.xml",
  })
  void showsWhatTheSpecificationShows(String path, String golden) throws Exception {
    MockHttpServletResponse response = face.get(path);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(Open311Face.body(response)).isEqualTo(golden(golden));
    assertThat(response.getContentType())
        .isEqualTo(
            golden.endsWith("xml") ? "text/xml; charset=utf-8" : "application/json; charset=utf-8");
  }

  @Test
  void findsARequestRightAfterItsPost() throws Exception {
    MessageId id = posted("service_code=001&lat=37.762221815&long=-122.4651145&description=a");

    MockHttpServletResponse response = face.get("requests/" + id + ".json");

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(Open311Face.body(response))
        .contains("\"status\":\"open\"", "\"lat\":37.762221815,\"long\":-122.4651145");
  }

  @Test
  void showsTheSameBeforeAndAfterTheFlow() throws Exception {
    MessageId id = posted("service_code=001&lat=1&long=2&description=a");
    String before = Open311Face.body(face.get("requests/" + id + ".json"));

    face.hub.finishFlows(face.mapper);

    assertThat(Open311Face.body(face.get("requests/" + id + ".json"))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"request.json", "request.xml"})
  void showsEveryFieldOfARequestAndThePublishedUpdate(String golden) throws Exception {
    face.hub.settings.put("zone", "Europe/Moscow");
    MessageId id = closed();

    String body = Open311Face.body(face.get("requests/" + id + golden.substring(7)));

    assertThat(body.replace(id.toString(), "638344")).isEqualTo(golden(golden));
  }

  @Test
  void addsWhatTheExtensionsAddWhenAsked() throws Exception {
    MessageId id = closed();

    String body = Open311Face.body(face.get("requests/" + id + ".json?extensions=true"));

    assertThat(body.replace(id.toString(), "638344")).isEqualTo(golden("request-extended.json"));
  }

  @Test
  void expectsTheWorkByTheEndOfThePlannedDay() throws Exception {
    face.hub.settings.put("zone", "Europe/Moscow");
    MessageId id = posted("service_code=001&lat=1&long=2");
    face.hub.finishFlows(face.mapper);
    StatusUpdate told = RegionalFixture.update(CanonicalStatus.EXTENDED, null);
    StatusUpdate planned =
        new StatusUpdate(
            told.reference(),
            told.status(),
            told.rawStatus(),
            null,
            null,
            told.at(),
            2,
            null,
            LocalDate.of(2026, 12, 1));
    face.hub.publish(RegionalFixture.outbound(told, id).envelope(), planned);

    assertThat(Open311Face.body(face.get("requests/" + id + ".json")))
        .contains("\"expected_datetime\":\"2026-12-01T23:59:59+03:00\"");
  }

  @Test
  void neverShowsWhoWrote() throws Exception {
    MessageId id =
        posted(
            "service_code=001&lat=1&long=2&first_name=Zoya&email=z%40example.org&phone=79990001122");

    String body = Open311Face.body(face.get("requests/" + id + ".json?extensions=true"));

    assertThat(body).doesNotContain("Zoya", "z@example.org", "79990001122", InMemoryHub.API_KEY);
  }

  @Test
  void listsRequestsByIdWhateverElseIsAsked() throws Exception {
    MessageId done = posted("service_code=001&lat=1&long=2");
    face.hub.finishFlows(face.mapper);
    MessageId pending = posted("service_code=001&lat=1&long=3");

    String body =
        Open311Face.body(
            face.get(
                "requests.json?status=closed&service_request_id="
                    + done
                    + ","
                    + pending
                    + ",unknown"));

    assertThat(body).contains(done.toString(), pending.toString()).startsWith("[").endsWith("]");
    assertThat(body.split("\"service_request_id\"", -1)).hasSize(3);
    assertThat(face.hub.asked).isNull();
  }

  @Test
  void listsTheLast90DaysByDefault() throws Exception {
    face.get("requests.xml");

    assertThat(face.hub.asked)
        .isEqualTo(
            new ChannelQuery(
                List.of(),
                Instant.parse("2026-08-23T00:00:00Z"),
                Instant.parse("2026-11-21T00:00:00Z"),
                null,
                1000,
                0));
  }

  @Test
  void passesEveryFilterOn() throws Exception {
    face.get(
        "requests.json?service_code=001,002&service_code=003&start_date=2010-05-24T00:00:00Z"
            + "&end_date=2010-06-24T03:00:00+03:00&status=open&page=3&page_size=20");

    assertThat(face.hub.asked)
        .isEqualTo(
            new ChannelQuery(
                List.of("001", "002", "003"),
                Instant.parse("2010-05-24T00:00:00Z"),
                Instant.parse("2010-06-24T00:00:00Z"),
                true,
                20,
                40));
  }

  @Test
  void takesBothStatusesAndAnEmptyOneAsNoFilter() throws Exception {
    face.get("requests.json?status=open,closed");
    assertThat(face.hub.asked.open()).isNull();

    face.get("requests.json?status=&page=2");
    assertThat(face.hub.asked.open()).isNull();
    assertThat(face.hub.asked.offset()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests.json?status=done|400|status is to be open or closed",
        "requests.json?start_date=yesterday|400|start_date is no date",
        "requests.json?start_date=2010-01-01T00:00:00|400|start_date is no date",
        "requests.json?start_date=2010-01-01T00:00:00Z&end_date=2010-05-01T00:00:00Z|400|90 days",
        "requests.json?start_date=2010-01-02T00:00:00Z&end_date=2010-01-01T00:00:00Z|400|end_date",
        "requests.json?page=0|400|page is to be a number",
        "requests.json?page_size=many|400|page_size is to be a number",
        "requests.json?status=%FF|400|status is not UTF-8",
        "requests/638344.json|404|service_request_id was not found",
        "requests/019aa000-0000-7000-8000-0000000000ff.json|404|service_request_id was not found",
        "services/nothing.json|404|service_code was not found",
        "tokens/12345.json|404|token was not found",
        "nothing.json|404|the resource was not found",
      })
  void tellsWhatIsWrongWithAQuery(String path, int status, String told) throws Exception {
    MockHttpServletResponse response = face.get(path);

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(Open311Face.body(response)).startsWith("[{\"code\":" + status).contains(told);
  }

  @Test
  void tellsErrorsInXmlAsTheSpecificationDoes() throws Exception {
    assertThat(Open311Face.body(face.get("services/x.xml")))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>404</code>"
                + "<description>service_code was not found</description></error></errors>");
  }

  @Test
  void givesTheRequestOfAToken() throws Exception {
    MessageId id = posted("service_code=001&lat=1&long=2");

    assertThat(Open311Face.body(face.get("tokens/" + id + ".json")))
        .isEqualTo("[{\"service_request_id\":\"" + id + "\",\"token\":\"" + id + "\"}]");
  }

  @Test
  void refusesAnUnknownPartyAndRecordsIt() throws Exception {
    MockHttpServletResponse response =
        face.send(HttpMethod.GET, "/nobody/open311/v2/services.json", null, new byte[0]);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(Open311Face.body(response))
        .isEqualTo("[{\"code\":404,\"description\":\"there is no Open311 party 'nobody'\"}]");
    assertThat(face.hub.refusals).hasSize(1);
    assertThat(face.hub.refusals.get(0).party()).isNull();
    assertThat(face.hub.refusals.get(0).failure().reason()).contains("'nobody'");
  }

  @Test
  void refusesAnUnknownFormatInXml() throws Exception {
    MockHttpServletResponse response = face.get("services.yaml");

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentType()).isEqualTo("text/xml; charset=utf-8");
    assertThat(Open311Face.body(response)).contains("<code>400</code>", ".xml or .json");
  }

  @Test
  void namesTheMethodsItTakes() throws Exception {
    MockHttpServletResponse deleted =
        face.send(HttpMethod.DELETE, Open311Face.BASE + "requests.json", null, new byte[0]);
    assertThat(deleted.getStatus()).isEqualTo(405);
    assertThat(deleted.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(Open311Face.body(deleted)).startsWith("[{\"code\":405");

    MockHttpServletResponse options =
        face.send(HttpMethod.OPTIONS, Open311Face.BASE + "services.json", null, new byte[0]);
    assertThat(options.getStatus()).isEqualTo(204);
    assertThat(options.getHeader("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws Exception {
    MockHttpServletResponse head =
        face.send(HttpMethod.HEAD, Open311Face.BASE + "services.json", null, new byte[0]);

    assertThat(head.getStatus()).isEqualTo(200);
    assertThat(head.getContentAsByteArray()).isEmpty();
    assertThat(head.getContentLength())
        .isEqualTo(face.get("services.json").getContentAsByteArray().length);
  }

  @Test
  void answersAFaultOfItsOwnInTheProtocolsForm() throws Exception {
    face.hub.settings.put("zone", "Mars/Olympus");
    assertThat(face.get("requests.json").getStatus()).isEqualTo(503);

    face.hub.settings.remove("zone");
    face.hub.requests.put(RegionalFixture.REQUEST, null);
    MockHttpServletResponse response = face.get("requests.json");
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(Open311Face.body(response)).startsWith("[{\"code\":500");
  }

  private MessageId posted(String fields) throws Exception {
    face.post(fields);
    List<MessageId> ids = List.copyOf(face.hub.pending.keySet());
    return ids.get(ids.size() - 1);
  }

  private MessageId closed() throws Exception {
    MessageId id =
        posted(
            "service_code=001&lat=37.762221815&long=-122.4651145&address_string=8TH+AVE+%26+JUDAH"
                + "&address_id=545483&description=one%0D%0Atwo+%3Cb%3E&attribute[A]=1"
                + "&media_url=http%3A%2F%2Fcity.example%2F638344.jpg");
    face.hub.finishFlows(face.mapper);
    face.hub.publish(
        RegionalFixture.outbound(RegionalFixture.update(CanonicalStatus.RESOLVED, null), id)
            .envelope(),
        RegionalFixture.update(CanonicalStatus.RESOLVED, "Яма заделана"));
    return id;
  }

  private static String golden(String name) throws Exception {
    return Files.readString(InMemoryHub.resource("golden/" + name)).stripTrailing();
  }
}
