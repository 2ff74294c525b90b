package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.regional.RegionalMock;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint in a real servlet container, and the portal of residents as its client. */
final class PortalConversationTest {

  @EnableWebMvc
  @Configuration(proxyBeanMethods = false)
  static class Web {}

  @TempDir private Path directory;

  private static final Logger CONTAINER = Logger.getLogger("org.apache");

  private final InMemoryHub hub = new InMemoryHub();
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Tomcat tomcat = new Tomcat();
  private HttpServer controls;
  private RegionalMock portal;

  @BeforeEach
  void start() throws Exception {
    CONTAINER.setLevel(Level.SEVERE);
    GenericWebApplicationContext spring = new GenericWebApplicationContext();
    new AnnotatedBeanDefinitionReader(spring).register(Web.class, RegionalAdapter.class);
    spring.registerBean(InMemoryHub.class, () -> hub);
    spring.registerBean(Clock.class, () -> RegionalFixture.CLOCK);
    spring.registerBean(Secrets.class, () -> reference -> KeyDigest.hex(InMemoryHub.API_KEY));
    tomcat.setBaseDir(directory.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(context, "hub", new DispatcherServlet(spring));
    context.addServletMappingDecoded("/", "hub");
    tomcat.start();
    controls = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    controls.setExecutor(Executors.newCachedThreadPool());
    portal =
        new RegionalMock(
            new MockSettings(
                directory,
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort()),
                directory,
                directory));
    portal.mount(controls);
    controls.start();
    control("PUT", "config", "{\"apiKey\":\"" + InMemoryHub.API_KEY + "\"}");
  }

  @AfterEach
  void stop() throws Exception {
    portal.close();
    controls.stop(0);
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void aPortalSendsAndSeesTheStatusComeBack() throws Exception {
    control(
        "POST",
        "requests",
        "[{\"ref\":\"r-1\",\"fields\":{\"service_code\":\"001\",\"lat\":1,\"long\":2,"
            + "\"description\":\"Яма & лужа\"},\"repeat\":1}]");
    await().atMost(Duration.ofSeconds(20)).until(() -> answered() == 2);
    MessageId id = MessageId.parse(book().path("sent").path(0).path("serviceRequestId").asString());
    hub.finishFlows(new RegionalMapper(new Catalogues()::of));
    hub.publish(
        RegionalFixture.outbound(RegionalFixture.update(CanonicalStatus.RESOLVED, null), id)
            .envelope(),
        RegionalFixture.update(CanonicalStatus.RESOLVED, "Яма заделана"));

    await().atMost(Duration.ofSeconds(20)).until(() -> !book().path("statuses").isEmpty());

    assertThat(hub.taken).hasSize(1);
    assertThat(hub.requests.get(id).message().text()).isEqualTo("Яма & лужа");
    assertThat(book().path("sent").path(1).path("serviceRequestId").asString())
        .isEqualTo(id.toString());
    JsonNode status = book().path("statuses").path(0);
    assertThat(status.path("ref").asString()).isEqualTo("r-1");
    assertThat(status.path("status").asString()).isEqualTo("closed");
    assertThat(status.path("statusNotes").asString()).isEqualTo("Яма заделана");
  }

  @Test
  void aPortalTriesAgainUntilTheHubTakesIt() throws Exception {
    hub.failure =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "the broker is away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);
    control(
        "POST",
        "requests",
        "[{\"ref\":\"r-2\",\"fields\":{\"service_code\":\"001\",\"lat\":\"1\",\"long\":\"2\"}}]");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> book().path("sent").path(0).path("attempts").asInt() >= 2);
    hub.failure = null;

    await().atMost(Duration.ofSeconds(20)).until(() -> answered() == 1);

    assertThat(book().path("sent").path(0).path("httpStatus").asInt()).isEqualTo(200);
    assertThat(hub.taken).hasSize(1);
  }

  @Test
  void aRefusalIsADefiniteAnswerAndTenMebibytesGetOneToo() throws Exception {
    control(
        "POST",
        "requests",
        "[{\"ref\":\"bad\",\"fields\":{\"service_code\":\"999\",\"lat\":1,\"long\":2}},"
            + "{\"ref\":\"key\",\"apiKey\":\"wrong\",\"fields\":{}},"
            + "{\"ref\":\"raw\",\"rawBody\":\"{}\",\"contentType\":\"application/json\"},"
            + "{\"ref\":\"big\",\"fields\":{\"description\":\""
            + "x".repeat(10 << 20)
            + "\"}}]");

    await().atMost(Duration.ofSeconds(30)).until(() -> answered() == 4);

    assertThat(statuses()).containsExactly(404, 403, 415, 413);
    assertThat(book().path("sent").path(0).path("error").asString())
        .isEqualTo("service_code was not found");
  }

  private List<Integer> statuses() throws Exception {
    return book().path("sent").valueStream().map(row -> row.path("httpStatus").asInt()).toList();
  }

  private long answered() throws Exception {
    return book().path("sent").valueStream().filter(row -> row.has("answeredAt")).count();
  }

  private JsonNode book() throws Exception {
    return json.readTree(call("GET", "/books/regional", ""));
  }

  private void control(String method, String what, String body) throws Exception {
    call(method, "/control/regional/" + what, body);
  }

  private String call(String method, String path, String body) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + controls.getAddress().getPort() + path);
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isLessThan(300);
    return response.body();
  }
}
