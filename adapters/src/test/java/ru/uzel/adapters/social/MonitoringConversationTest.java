package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import ru.uzel.adapters.MemoryIntake;
import tools.jackson.databind.node.ObjectNode;

/** The endpoint in a real servlet container, and the mock's webhooks as its client. */
final class MonitoringConversationTest {

  @EnableWebMvc
  @Configuration(proxyBeanMethods = false)
  static class Web {}

  private static final Logger CONTAINER = Logger.getLogger("org.apache");

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake(SocialFixture.NOW);
  private final Tomcat tomcat = new Tomcat();
  private Monitoring monitoring;

  @BeforeEach
  void start() throws Exception {
    CONTAINER.setLevel(Level.SEVERE);
    GenericWebApplicationContext spring = new GenericWebApplicationContext();
    new AnnotatedBeanDefinitionReader(spring).register(Web.class);
    Clock clock = Clock.systemUTC();
    spring.registerBean(
        PostsController.class,
        () ->
            new PostsController(
                SocialFixture.directory(SocialFixture.party(Map.of())),
                new PostIntake(intake, clock),
                new WebhookSignature(SocialFixture.secrets(), clock)));
    tomcat.setBaseDir(directory.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(context, "hub", new DispatcherServlet(spring));
    context.addServletMappingDecoded("/", "hub");
    tomcat.start();
    monitoring =
        new Monitoring(directory, "http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
  }

  @AfterEach
  void stop() throws Exception {
    monitoring.close();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void aPostToldTwiceIsTakenOnce() {
    monitoring.tellAs("[{\"ref\":\"r\",\"repeat\":1,\"post\":" + SocialFixture.post("a") + "}]");

    awaitAnswers(2);

    assertThat(statuses()).containsExactly(202, 200);
    assertThat(monitoring.sent().get(1).at("/answer/messageId"))
        .isEqualTo(monitoring.sent().get(0).at("/answer/messageId"));
    assertThat(intake.accepted).hasSize(1);
  }

  @Test
  void editsOutOfOrderAreAllTaken() {
    monitoring.tell(
        "webhook",
        SocialFixture.post("a").put("version", 3),
        SocialFixture.post("a").put("version", 2));

    awaitAnswers(2);

    assertThat(statuses()).containsExactly(202, 202);
    assertThat(intake.ids()).containsExactly("a", "a");
    assertThat(intake.accepted.get(0).groupKey()).isEqualTo(intake.accepted.get(1).groupKey());
  }

  @Test
  void itIsToldAgainUntilTheHubTakesIt() {
    intake.outAfter(0);
    monitoring.tell("webhook", SocialFixture.post("a"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> monitoring.sent().get(0).path("attempts").asInt() >= 2);
    intake.back();

    awaitAnswers(1);

    assertThat(statuses()).containsExactly(202);
    assertThat(intake.ids()).containsExactly("a");
  }

  @Test
  void refusalsAreDefiniteAnswers() {
    ObjectNode hidden = SocialFixture.post("a");
    SocialFixture.ref(hidden).put("isPublic", false);
    String post = SocialFixture.post("b").toString();
    monitoring.tellAs(
        "[{\"ref\":\"private\",\"post\":"
            + hidden
            + "},{\"ref\":\"stranger\",\"secret\":\"b3RoZXI=\",\"post\":"
            + post
            + "},{\"ref\":\"unsigned\",\"secret\":\"\",\"post\":"
            + post
            + "},{\"ref\":\"replayed\",\"late\":1000,\"post\":"
            + post
            + "},{\"ref\":\"raw\",\"rawBody\":\"<xml/>\"}]");

    awaitAnswers(5);

    assertThat(statuses()).containsExactly(422, 403, 403, 403, 400);
    assertThat(monitoring.sent().get(0).at("/answer/errors/0/pointer").asString())
        .isEqualTo("#/socialRef/isPublic");
    assertThat(intake.accepted).isEmpty();
    assertThat(intake.kept()).doesNotContain(SocialFixture.TEXT, SocialFixture.AUTHOR);
  }

  private void awaitAnswers(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> monitoring.sent().stream().filter(row -> row.has("answeredAt")).count() == count);
  }

  private List<Integer> statuses() {
    return monitoring.sent().stream().map(row -> row.path("httpStatus").asInt()).toList();
  }
}
