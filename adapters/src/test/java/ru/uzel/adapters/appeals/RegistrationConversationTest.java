package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint in a real servlet container, and the mock's document system as its client. */
final class RegistrationConversationTest {

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake();
  private EndpointServer server;
  private Sstu system;

  @BeforeEach
  void start() throws Exception {
    RegistrationIntake registrations =
        new RegistrationIntake(intake, intake, AppealsFixture.ZONE, Clock.systemUTC());
    AppealEntrance entrance = AppealsFixture.entrance(registrations);
    server = new EndpointServer(directory, List.of(new AppealsController(entrance, registrations)));
    system = new Sstu(directory, server.url());
  }

  @AfterEach
  void stop() throws Exception {
    system.close();
    server.close();
  }

  @Test
  void anAppealRegisteredTwiceIsTakenOnceAndNeverAltered() {
    String altered = AppealsFixture.registration("a").put("text", "Другое").toString();
    system.register(
        "[{\"ref\":\"r\",\"repeat\":1,\"registration\":"
            + AppealsFixture.registration("a")
            + "},{\"ref\":\"s\",\"registration\":"
            + altered
            + "}]");

    awaitAnswers(3);

    // The repetition got its row last.
    assertThat(statuses()).containsExactly(202, 409, 200);
    assertThat(system.sent().get(2).at("/answer/messageId"))
        .isEqualTo(system.sent().get(0).at("/answer/messageId"));
    assertThat(intake.accepted).hasSize(1);
  }

  @Test
  void itIsRegisteredAgainUntilTheHubTakesIt() {
    intake.outAfter(0);
    system.register("[{\"ref\":\"r\",\"registration\":" + AppealsFixture.registration("a") + "}]");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> system.sent().get(0).path("attempts").asInt() >= 2);
    intake.back();

    awaitAnswers(1);

    assertThat(statuses()).containsExactly(202);
  }

  @Test
  void refusalsAreDefiniteAnswers() {
    String one = AppealsFixture.registration("a").toString();
    system.register(
        "[{\"ref\":\"stranger\",\"apiKey\":\"other\",\"registration\":"
            + one
            + "},{\"ref\":\"nobody\",\"apiKey\":\"\",\"registration\":"
            + one
            + "},{\"ref\":\"raw\",\"rawBody\":\"<xml/>\"}]");

    awaitAnswers(3);

    assertThat(statuses()).containsExactly(401, 401, 400);
    assertThat(intake.accepted).isEmpty();
  }

  private void awaitAnswers(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> system.sent().stream().filter(row -> row.has("answeredAt")).count() == count);
  }

  private List<Integer> statuses() {
    return system.sent().stream().map(row -> row.path("httpStatus").asInt()).toList();
  }
}
