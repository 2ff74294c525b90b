package ru.uzel.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.bench.replay.edge.SmallHub;

class ReplayCommandTest {

  private static final String MAPPING =
      "{\"service_code\": service, \"address_string\": \"A\", \"attribute\": {\"n\": n}, \"_key\": key}";

  @TempDir private Path folder;
  private final SmallHub hub = new SmallHub();

  @BeforeEach
  void prepare() throws IOException {
    SmallHub.prepare(folder);
    Files.writeString(folder.resolve("m.jsonata"), MAPPING);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Path rows(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      lines.add("{\"service\":\"pothole\",\"n\":" + n + "}");
    }
    return Files.write(folder.resolve("old.jsonl"), lines);
  }

  private List<String> arguments(Path file, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--party", "regional", "--hub", hub.address().toString()));
    arguments.addAll(List.of("--config", folder.resolve("config").toString()));
    arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--api-key-file", folder.resolve("key").toString()));
    arguments.addAll(List.of("--mapping", folder.resolve("m.jsonata").toString()));
    arguments.addAll(List.of(more));
    arguments.add(file.toString());
    return arguments;
  }

  private ReplayRun run(Path file, String... more) throws Exception {
    return ReplayRun.here(arguments(file, more));
  }

  private Path progress() {
    return folder.resolve("data/replay/regional-old.jsonl.report.jsonl.progress");
  }

  private long settled() {
    try {
      return Files.exists(progress()) ? Files.readAllLines(progress()).size() - 1 : 0;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @Test
  void everyRowHasAnOutcomeThatTheReportNames() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("old.jsonl"),
            """
            {"service":"pothole","n":1,"key":"a"}
            {"service":"pothole","n":1,"key":"a"}
            {"service":"unknown","n":3}
            {"service":"odd","n":4}
            {"n":
            {"service":["a"],"n":6}
            """);

    ReplayRun run = run(file);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.count("rows")).isEqualTo(6);
    assertThat(run.count("accepted")).isEqualTo(1);
    assertThat(run.count("duplicates")).isEqualTo(1);
    assertThat(run.count("refused")).isEqualTo(3);
    assertThat(run.count("parked")).isEqualTo(1);
    assertThat(run.report())
        .extracting(line -> line.path("row").asInt() + " " + line.path("by").asString("-"))
        .containsExactly("1 -", "2 -", "3 hub", "4 -", "5 file", "6 edge");
    assertThat(run.report().get(3).path("reason").asString("")).contains("unknown-category");
  }

  @Test
  void aKilledReplayGoesOnAndDoublesNothing() throws Exception {
    Path file = rows(300);
    Process first = ReplayRun.start(folder.resolve("err"), arguments(file, "--rate", "100"));
    await().atMost(Duration.ofSeconds(30)).until(() -> settled() > 80);
    first.destroyForcibly().waitFor();
    assertThat(settled()).isLessThan(600);
    int before = hub.taken().size();
    assertThat(before).isBetween(40, 299);

    ReplayRun second = run(file);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.count("rows")).isEqualTo(300);
    assertThat(second.count("accepted")).isEqualTo(300);
    assertThat(second.count("duplicates")).isZero();
    assertThat(hub.taken()).hasSize(300);
    assertThat(second.report())
        .extracting(line -> line.path("id").asString(""))
        .hasSize(300)
        .doesNotHaveDuplicates();
  }

  @Test
  void aFinishedReplaySendsNothingAnewAndSaysTheSame() throws Exception {
    Path file = rows(20);
    ReplayRun first = run(file);
    int posts = hub.posts();

    ReplayRun second = run(file);

    assertThat(second.summary()).isEqualTo(first.summary());
    assertThat(hub.posts()).isEqualTo(posts);
  }

  @Test
  void aChangedMappingIsToldAndGoesOnOnlyAnew() throws Exception {
    Path file = rows(3);
    run(file);
    Files.writeString(folder.resolve("m.jsonata"), MAPPING + " ");

    ReplayRun told = run(file);
    ReplayRun anew = run(file, "--anew");

    assertThat(told.exitCode()).isEqualTo(2);
    assertThat(told.err()).contains("преобразование с тех пор изменилось");
    assertThat(anew.count("duplicates")).isEqualTo(3);
    assertThat(hub.taken()).hasSize(3);
  }

  @Test
  void stoppedByASignalItSaysHowFarItCame() throws Exception {
    Path file = rows(300);
    Process process = ReplayRun.start(folder.resolve("err"), arguments(file, "--rate", "50"));
    await().atMost(Duration.ofSeconds(30)).until(() -> settled() > 20);

    process.toHandle().destroy();
    ReplayRun stopped = ReplayRun.ended(process, folder.resolve("err"));

    // SIGTERM; Ctrl-C takes the same way to 130.
    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(143);
    assertThat(stopped.count("rows")).isBetween(10L, 299L);
    assertThat(stopped.summary().path("finished").asBoolean()).isFalse();
    assertThat(stopped.report()).hasSize((int) stopped.count("rows"));
  }

  @Test
  void whatCannotBeginIsToldWithTwo() throws Exception {
    Path file = rows(1);
    ReplayRun party = ReplayRun.here(otherParty(file));
    assertThat(party.exitCode()).isEqualTo(2);
    assertThat(party.err()).contains("Нет участника nobody");

    ReplayRun missing = run(folder.resolve("none.csv"));
    assertThat(missing.exitCode()).isEqualTo(2);

    hub.expect(SmallHub.Trouble.STRANGER);
    ReplayRun stranger = run(file);
    assertThat(stranger.exitCode()).isEqualTo(2);
    assertThat(stranger.err()).contains("ключ API");
    assertThat(run(file).count("accepted")).isEqualTo(1);
  }

  private List<String> otherParty(Path file) {
    List<String> arguments = arguments(file);
    arguments.set(1, "nobody");
    return arguments;
  }
}
