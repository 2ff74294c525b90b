package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ObjectNode;

/** The feed of the mock, read by the adapter: nothing is lost and nothing comes twice. */
final class FeedPollerTest {

  @TempDir private Path directory;

  private final MemoryIntake intake = new MemoryIntake(SocialFixture.NOW);
  private final MemoryMarks marks = new MemoryMarks();
  private Monitoring monitoring;

  @BeforeEach
  void start() throws IOException {
    monitoring = new Monitoring(directory, "http://127.0.0.1:1");
  }

  @AfterEach
  void stop() {
    monitoring.close();
  }

  @Test
  void readsPageAfterPageInOrder() {
    monitoring.configure("{\"pageSize\":2}");
    monitoring.tell("feed", post("a"), post("b"), post("c"), post("d"), post("e"));

    poller().read(party(), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c", "d", "e");
    assertThat(intake.accepted).allMatch(taken -> taken.verification().equals("feed"));
  }

  @Test
  void goesOnAfterARestartWhereItWas() {
    monitoring.tell("feed", post("a"), post("b"));
    poller().read(party(), () -> false);
    monitoring.tell("feed", post("c"));

    poller().read(party(), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c");
    assertThat(intake.repeated).isZero();
  }

  @Test
  void readsAPageAgainThatTheHubCouldNotTakeWhole() {
    monitoring.tell("feed", post("a"), post("b"), post("c"));
    intake.outAfter(1);
    poller().read(party(), () -> false);
    intake.back();

    poller().read(party(), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b", "c");
    assertThat(intake.repeated).isEqualTo(1);
  }

  @Test
  void readsFromFurtherBackWhenItsBookmarkIsKnownNoMore() {
    monitoring.tell("feed", post("a"));
    poller().read(party(), () -> false);
    monitoring.tell("feed", post("b"));
    monitoring.configure("{\"forgetCursors\":true}");

    poller().read(party(), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b");
    assertThat(intake.repeated).isEqualTo(1);
  }

  @Test
  void readsFromFurtherBackWhenItsBookmarkIsSpoilt() throws Exception {
    monitoring.tell("feed", post("a"));
    poller().read(party(), () -> false);
    marks.put(party().name(), "{");
    monitoring.tell("feed", post("b"));

    poller().read(party(), () -> false);

    assertThat(intake.ids()).containsExactly("a", "b");
  }

  @Test
  void putsWhatItRefusesOnRecordAndGoesOn() {
    ObjectNode secret = post("private");
    SocialFixture.ref(secret).put("isPublic", false);
    ObjectNode unfit = post("unfit");
    unfit.remove("text");
    monitoring.tell("feed", secret, unfit, post("c"));

    try (CapturedLog log = CapturedLog.start()) {
      poller().read(party(), () -> false);

      assertThat(intake.ids()).containsExactly("c");
      assertThat(intake.refused)
          .extracting(refusal -> refusal.failure().code())
          .containsExactly(FailureCode.NOT_PUBLIC, FailureCode.MISSING_FIELD);
      assertThat(intake.refused.get(0).wire()).isNull();
      assertThat(log.text()).doesNotContain(SocialFixture.TEXT, SocialFixture.AUTHOR);
    }
  }

  @Test
  void goesOnAfterAPostWithHalfACharacter() throws Exception {
    String half = post("half").toString().replace("объезда", "\\ud83d");
    HttpServer feed =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.createContext(
        "/posts",
        exchange -> {
          byte[] page =
              ("{\"posts\":[" + half + "," + post("b") + "],\"nextCursor\":\"1\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    feed.start();
    try {
      poller()
          .read(
              SocialFixture.party(
                  Map.of("endpoint", "http://127.0.0.1:" + feed.getAddress().getPort())),
              () -> false);
    } finally {
      feed.stop(0);
    }

    assertThat(intake.ids()).containsExactly("b");
    assertThat(intake.refused)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.failure().where()).hasValue("#/text"));
  }

  @Test
  void waitsAsLongAsItIsToldTo() {
    FeedPoller poller = poller();
    monitoring.tell("feed", post("a"));
    monitoring.configure("{\"busy\":1}");
    poller.read(party(), () -> false);
    poller.read(party(), () -> false);
    assertThat(intake.accepted).isEmpty();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              poller.read(party(), () -> false);
              assertThat(intake.ids()).containsExactly("a");
            });
  }

  @Test
  void tellsOnceThatItCannotReadAndOnceThatItCanAgain() {
    FeedPoller poller = poller();
    monitoring.configure("{\"token\":\"another\"}");

    try (CapturedLog log = CapturedLog.start()) {
      poller.read(party(), () -> false);
      poller.read(party(), () -> false);
      monitoring.configure("{\"token\":\"" + SocialFixture.TOKEN + "\"}");
      poller.read(party(), () -> false);

      assertThat(log.text())
          .containsOnlyOnce("HTTP status 401")
          .containsOnlyOnce("the feed can be read again")
          .doesNotContain(SocialFixture.TOKEN);
    }
  }

  @Test
  void takesAPostThatComesBothWaysOnce() throws Exception {
    monitoring.tell("feed", post("a"));
    String otherwise = post("a").toPrettyString();
    new PostIntake(intake, Clock.systemUTC())
        .take(
            party(),
            SocialFixture.json(otherwise),
            WireBytes.of(SocialJson.TYPE, otherwise.getBytes(StandardCharsets.UTF_8)),
            "127.0.0.1",
            "hmac-sha256",
            null);

    poller().read(party(), () -> false);

    assertThat(intake.accepted).hasSize(1);
    assertThat(intake.repeated).isEqualTo(1);
  }

  @Test
  void aRouteReadsTheFeedByItself() throws Exception {
    SocialClient client = new SocialClient(SocialFixture.secrets());
    monitoring.tell("feed", post("a"));
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(new SocialRoutes(client, poller(), SocialFixture.directory(party())));
      camel.start();

      await().atMost(Duration.ofSeconds(20)).until(() -> intake.accepted.size() == 1);
    }
  }

  private FeedPoller poller() {
    return new FeedPoller(
        new SocialClient(SocialFixture.secrets()),
        new PostIntake(intake, Clock.systemUTC()),
        new FeedBookmarks(marks),
        Clock.systemUTC());
  }

  private Party party() {
    return SocialFixture.party(Map.of("endpoint", monitoring.endpoint(), "poll", "50ms"));
  }

  private static ObjectNode post(String id) {
    return SocialFixture.post(id);
  }
}
