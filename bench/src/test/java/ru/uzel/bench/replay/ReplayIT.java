package ru.uzel.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import tools.jackson.databind.JsonNode;

/** Real data through the real hub: killed, resumed, and counted against the hub's journal. */
class ReplayIT {

  private static final Path HOME = home();
  private static final Path DATA =
      HOME.resolve(System.getProperty("uzel.shared.data", "../shared/data")).normalize();
  private static final Path CHICAGO = DATA.resolve("chicago-open311.json");
  private static final Path ST_LOUIS = DATA.resolve("stlouis-csb-2010.csv");
  private static final int ROWS = 300;

  @TempDir private static Path folder;
  private static Stage stage;

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("uzel"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void startTheHub() throws IOException {
    Installation installation = new Installation(HOME);
    stage =
        new Stage(
            installation,
            new DataDirectory(folder.resolve("data")),
            Ports.free(),
            installation.configuration(),
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    Files.writeString(folder.resolve("key"), stage.key().value());
    stage.startHub(Map.of());
  }

  @AfterAll
  static void stopTheHub() {
    if (stage != null) {
      stage.close();
    }
  }

  private static List<String> arguments(String mapping, Path file, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--party", "regional"));
    arguments.addAll(List.of("--hub", stage.household().hubAddress().toString()));
    arguments.addAll(List.of("--config", stage.configuration().directory().toString()));
    arguments.addAll(List.of("--data", stage.data().root().toString()));
    arguments.addAll(List.of("--api-key-file", folder.resolve("key").toString()));
    arguments.addAll(List.of("--mapping", HOME.resolve("config/replay/" + mapping).toString()));
    arguments.addAll(List.of(more));
    arguments.add(file.toString());
    return arguments;
  }

  /** The ids of the messages the hub has accepted from the channel, as its journal has them. */
  private static List<String> acceptedByTheHub() {
    return stage.hub().journalToEnd(0).stream()
        .filter(line -> line.is("ACCEPTED") && "regional".equals(line.party()))
        .map(JournalLine::messageId)
        .toList();
  }

  private static Set<String> ids(ReplayRun run) throws IOException {
    return run.report().stream()
        .filter(line -> line.has("id"))
        .map(line -> line.path("id").asString(""))
        .collect(Collectors.toSet());
  }

  private static void assertThatTotalsAddUp(ReplayRun run, int rows) throws IOException {
    assertThat(run.count("rows")).as(run.err()).isEqualTo(rows);
    assertThat(
            run.count("accepted")
                + run.count("duplicates")
                + run.count("refused")
                + run.count("parked"))
        .isEqualTo(rows);
    assertThat(run.count("undecided")).isZero();
    List<JsonNode> report = run.report();
    assertThat(report).extracting(line -> line.path("row").asInt()).hasSize(rows).isSorted();
    assertThat(report)
        .filteredOn(line -> line.path("outcome").asString("").equals("refused"))
        .allMatch(line -> !line.path("reason").asString("").isEmpty());
  }

  @Test
  void realRequestsComeInOnceThoughTheReplayIsKilled() throws Exception {
    assumeTrue(Files.exists(CHICAGO) && Files.exists(ST_LOUIS), "skipped: no data in " + DATA);
    startTheHub();
    ReplayRun chicago = ReplayRun.here(arguments("chicago-open311.jsonata", CHICAGO));
    assertThatTotalsAddUp(chicago, 50);
    assertThat(chicago.count("accepted")).isEqualTo(49);
    assertThat(chicago.report())
        .filteredOn(line -> line.path("outcome").asString("").equals("refused"))
        .singleElement()
        .asString()
        .contains("4ffa4c69601827691b000018", "Abandoned Vehicle");

    Path stLouis = start(ST_LOUIS);
    Path err = folder.resolve("err");
    Process killed =
        ReplayRun.start(err, arguments("stlouis-csb.jsonata", stLouis, "--rate", "60"));
    await().atMost(Duration.ofSeconds(30)).until(() -> progressLines(stLouis) > 100);
    killed.destroyForcibly().waitFor();
    int before = acceptedByTheHub().size();

    ReplayRun resumed = ReplayRun.here(arguments("stlouis-csb.jsonata", stLouis));

    assertThatTotalsAddUp(resumed, ROWS);
    List<String> accepted = acceptedByTheHub();
    assertThat(accepted).hasSizeGreaterThan(before).doesNotHaveDuplicates();
    assertThat(accepted)
        .hasSize((int) (chicago.count("accepted") + resumed.count("accepted")))
        .containsAll(ids(chicago))
        .containsAll(ids(resumed));
    assertThat(ReplayRun.here(arguments("stlouis-csb.jsonata", stLouis)).summary())
        .isEqualTo(resumed.summary());
    assertThat(acceptedByTheHub()).hasSameSizeAs(accepted);
  }

  private static long progressLines(Path file) {
    Path progress =
        stage
            .data()
            .root()
            .resolve("replay/regional-" + file.getFileName() + ".report.jsonl.progress");
    try {
      return Files.exists(progress) ? Files.readAllLines(progress).size() : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The file's header and first records, whole though some have several lines. */
  private static Path start(Path file) throws IOException {
    StringBuilder start = new StringBuilder();
    int records = 0;
    for (String line : Files.readAllLines(file)) {
      start.append(line).append('\n');
      boolean open = start.chars().filter(c -> c == '"').count() % 2 == 1;
      records += open ? 0 : 1;
      if (records > ROWS) {
        break;
      }
    }
    return Files.writeString(folder.resolve("stlouis.csv"), start);
  }
}
