package ru.uzel.bench.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.load.Completions;
import ru.uzel.bench.load.DatabaseAccess;
import ru.uzel.bench.load.Load;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.load.Warmth;
import ru.uzel.bench.process.CpuMeter;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.process.ProcessFailure;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.JsonHttp;

/** {@code uzel bench flow}: speed of the full path against its floor. */
@Command(
    name = "flow",
    description = "Скорость полного пути сообщения и предел, ниже которого не опуститься.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class FlowCommand implements Callable<Integer> {

  /** As {@code ./uzel run} starts the hub. */
  private static final List<String> HUB_OPTIONS =
      List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:NewRatio=1");

  private static final int UNFINISHED = 500;
  private static final int SAMPLED_RECORDS = 20_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Сколько измерять.")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "90",
      description =
          "Сколько разогревать по меньшей мере; дальше — пока JVM узла ещё компилирует сама себя,"
              + " но не дольше вчетверо.")
  private int warmup;

  @Option(
      names = "--senders",
      paramLabel = "N",
      defaultValue = "16",
      description = "Параллельных отправителей.")
  private int senders;

  @Option(names = "--json", description = "Последней строкой вывести JSON.")
  private boolean json;

  @Option(names = "--keep", description = "Не удалять данные.")
  private boolean keep;

  /** For picocli. */
  public FlowCommand() {}

  @Override
  public Integer call() throws Exception {
    Narrator narrator = new Narrator(System.err);
    Installation installation = Installation.fromProperties();
    DataDirectory data = DataDirectory.temporary("flow");
    try (Stage stage =
        new Stage(installation, data, Ports.free(), installation.configuration(), HUB_OPTIONS)) {
      narrator.chapter("Запуск");
      stage.startMocks();
      long hubPid = stage.startHub(Map.of()).pid();
      stage
          .mocks()
          .behave(
              JsonHttp.MAPPER
                  .createObjectNode()
                  .put("interim", false)
                  .put("answerDelayMillis", 0)
                  .put("redeliveryMillis", 60_000)
                  .put("finalStatus", "Решено"));
      FlowResult result = run(stage, hubPid, narrator);
      spec.commandLine().getOut().print(result.table());
      if (json) {
        spec.commandLine().getOut().println(result.json());
      }
      spec.commandLine().getOut().flush();
      return 0;
    } catch (ProcessFailure failure) {
      spec.commandLine().getErr().println("uzel bench flow: " + failure.getMessage());
      return 1;
    } finally {
      if (!keep) {
        data.delete();
      }
    }
  }

  private FlowResult run(Stage stage, long hubPid, Narrator narrator) throws Exception {
    HubApi hub = stage.hub();
    DatabaseAccess database = DatabaseAccess.of(stage);
    try (Load load =
            new Load(
                stage.portalBase().resolve("requests.json"),
                new Potholes(stage.key().value()),
                senders,
                UNFINISHED);
        Completions completions = new Completions(hub, load, 0)) {
      narrator.chapter(
          "Нагрузка: " + senders + " отправителей, не больше " + UNFINISHED + " незавершённых");
      load.start();
      completions.start();
      warmUp(load, new Warmth(hubPid), narrator);
      Counters before = counters(stage, hubPid, database, hub);
      watch(load, seconds, "измерение", narrator);
      Counters after = counters(stage, hubPid, database, hub);
      load.stopSending();
      long resident = CpuMeter.residentKib(hubPid);
      drain(load, narrator);
      return result(load, before, after, resident, hub, database, stage, narrator);
    }
  }

  private FlowResult result(
      Load load,
      Counters before,
      Counters after,
      long resident,
      HubApi hub,
      DatabaseAccess database,
      Stage stage,
      Narrator narrator)
      throws Exception {
    List<Load.Sample> completed = within(load.completions(), before, after);
    if (completed.isEmpty()) {
      throw new ProcessFailure("за время измерения ни одно сообщение не прошло весь путь");
    }
    PathCounts counts =
        PathCounts.of(before, after, completed.size(), sample(hub, before.records()));
    narrator.chapter("Предел: каждое действие пути отдельно");
    Floor floor = FloorMeasurement.measure(counts, database, stage.data().root().resolve("floor"));
    double elapsed = Duration.between(before.at(), after.at()).toMillis() / 1000.0;
    return new FlowResult(
        completed.size() / elapsed,
        Percentiles.of(
            within(load.receipts(), before, after).stream().map(Load.Sample::millis).toList()),
        Percentiles.of(completed.stream().map(Load.Sample::millis).toList()),
        (after.hubMicros() - before.hubMicros()) / 1000.0 / completed.size(),
        (after.postgresMicros() - before.postgresMicros()) / 1000.0 / completed.size(),
        resident,
        completed.size(),
        load.unfinished(),
        load.failures(),
        floor);
  }

  private static List<Load.Sample> within(
      List<Load.Sample> samples, Counters before, Counters after) {
    return samples.stream()
        .filter(sample -> sample.at().isAfter(before.at()) && !sample.at().isAfter(after.at()))
        .toList();
  }

  private static List<JournalLine> sample(HubApi hub, long after) {
    List<JournalLine> sample = new ArrayList<>();
    long last = after;
    while (sample.size() < SAMPLED_RECORDS) {
      List<JournalLine> page = hub.journal(last).lines();
      if (page.isEmpty()) {
        return sample;
      }
      sample.addAll(page);
      last = page.get(page.size() - 1).sequence();
    }
    return sample;
  }

  private void warmUp(Load load, Warmth warmth, Narrator narrator) throws InterruptedException {
    double share = warmth.await(warmup, seconds -> watch(load, seconds, "разогрев", narrator));
    narrator.tell(String.format(Locale.ROOT, "компиляция: %.1f %% времени узла", 100 * share));
  }

  private static void watch(Load load, int seconds, String what, Narrator narrator)
      throws InterruptedException {
    Instant end = Instant.now().plusSeconds(seconds);
    int before = load.completions().size();
    while (Instant.now().isBefore(end)) {
      Thread.sleep(Math.min(5000, Math.max(1, Duration.between(Instant.now(), end).toMillis())));
      int now = load.completions().size();
      narrator.tell(
          String.format(
              Locale.ROOT,
              "%s: завершено %d (+%d), в пути %d",
              what,
              now,
              now - before,
              load.unfinished()));
      before = now;
    }
  }

  private static void drain(Load load, Narrator narrator) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (load.unfinished() > 0 && Instant.now().isBefore(deadline)) {
      Thread.sleep(200);
    }
    narrator.tell("незавершённых осталось: " + load.unfinished());
  }

  private static Counters counters(Stage stage, long hubPid, DatabaseAccess database, HubApi hub)
      throws Exception {
    long signatures = stage.mocks().smevBook().signaturesVerified();
    return Counters.now(
        hubPid,
        stage.household().postgres(),
        database,
        signatures,
        hub.journal(Long.MAX_VALUE).size());
  }
}
