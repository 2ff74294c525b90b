package ru.uzel.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.JsonChannels;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.process.ProcessFailure;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.JsonHttp;
import ru.uzel.bench.wire.WireFailure;

/** {@code uzel bench faults}: the hub is killed again and again while messages flow. */
@Command(
    name = "faults",
    description =
        "Убивает узел снова и снова и по книгам имитаторов сверяет, что стало с сообщениями.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {

  /** Restarts are what the run's time goes into: a quick start beats a quick run here. */
  private static final List<String> QUICK_START =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final int RANDOM_KILLS = 1;
  private static final int MOST_AFTER = 4;
  private static final Duration QUIET = Duration.ofSeconds(3);

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Сколько убивать.")
  private int minutes;

  @Option(names = "--short", description = "По одному разу в каждой из 20 точек и раз наугад.")
  private boolean brief;

  @Option(
      names = "--postgres-outage",
      description = "Останавливать и PostgreSQL на несколько секунд.")
  private boolean postgresOutage;

  @Option(
      names = "--commits",
      description = "С --short: только точки до и после фиксации, а не все двадцать.")
  private boolean commitsOnly;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5",
      description = "Обращений портала в секунду.")
  private int rate;

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Сколько ждать без всякого движения, прежде чем счесть недошедшее потерянным.")
  private int drain;

  @Option(names = "--json", description = "Последней строкой вывести JSON.")
  private boolean json;

  @Option(names = "--keep", description = "Не удалять данные.")
  private boolean keep;

  /** For picocli. */
  public FaultsCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Narrator narrator = new Narrator(System.err);
    Installation installation = Installation.fromProperties();
    DataDirectory data = DataDirectory.temporary("faults");
    FaultsResult result;
    try (Stage stage =
        new Stage(installation, data, Ports.free(), installation.configuration(), QUICK_START)) {
      result = run(stage, narrator);
    } catch (ProcessFailure failure) {
      spec.commandLine().getErr().println("uzel bench faults: " + failure.getMessage());
      return 1;
    }
    result.reconciliation().findings().forEach(finding -> narrator.tell(finding.toString()));
    narrator.tell(result.reconciliation().tally().toString());
    if (result.isGood() && !keep) {
      data.delete();
    } else {
      narrator.tell("данные: " + data.root());
    }
    spec.commandLine().getOut().println(json ? result.json() : result.toString());
    spec.commandLine().getOut().flush();
    return result.isGood() ? 0 : 1;
  }

  private FaultsResult run(Stage stage, Narrator narrator) throws InterruptedException {
    stage.startMocks();
    stage
        .mocks()
        .behave(
            JsonHttp.MAPPER
                .createObjectNode()
                .put("interim", true)
                .put("answerDelayMillis", 100)
                .put("redeliveryMillis", 3000)
                .put("finalStatus", "Решено"));
    Executioner executioner = new Executioner(stage, narrator);
    int messages;
    try (Traffic traffic = new Traffic(stage.mocks(), rate, executioner::deaths)) {
      traffic.start();
      if (brief) {
        once(executioner);
      } else {
        untilTimeIsUp(executioner);
      }
      traffic.stop();
      messages = traffic.sent();
    }
    narrator.tell("обращений послано: " + messages + "; узел работает, пока всё не дойдёт");
    stage.startHub(Map.of());
    Reconciliation reconciliation = drained(stage);
    return new FaultsResult(executioner.killings(), messages, reconciliation, narrator.seconds());
  }

  private void once(Executioner executioner) throws InterruptedException {
    List<String> points =
        new ArrayList<>(commitsOnly ? FaultPoint.aroundCommits() : FaultPoint.all());
    Collections.shuffle(points);
    for (String point : points) {
      executioner.killAt(point, 1 + ThreadLocalRandom.current().nextInt(MOST_AFTER));
    }
    for (int i = 0; i < RANDOM_KILLS; i++) {
      executioner.killAtRandom(2000);
    }
    if (postgresOutage) {
      executioner.freezePostgres(Duration.ofSeconds(8));
    }
  }

  private void untilTimeIsUp(Executioner executioner) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
    ThreadLocalRandom random = ThreadLocalRandom.current();
    List<String> points = FaultPoint.all();
    for (int round = 0; Instant.now().isBefore(end); round++) {
      if (round % 2 == 0) {
        executioner.killAt(
            points.get(random.nextInt(points.size())), 1 + random.nextInt(10 * MOST_AFTER));
      } else if (postgresOutage && round % 10 == 5) {
        executioner.freezePostgres(Duration.ofSeconds(5 + random.nextInt(15)));
      } else {
        executioner.killAtRandom(8000);
      }
    }
  }

  /**
   * Looks until nothing is missing any more, and then once more, for what comes twice. A slow
   * machine is no loss: the wait ends only when nothing has moved for a while.
   */
  private Reconciliation drained(Stage stage) throws InterruptedException {
    HubApi hub = stage.hub();
    List<JournalLine> journal = new ArrayList<>();
    long missing = Long.MAX_VALUE;
    Instant deadline = Instant.MAX;
    Reconciliation last = reconcile(stage, hub, journal);
    while (last.lost() > 0 && Instant.now().isBefore(deadline)) {
      if (last.lost() < missing) {
        missing = last.lost();
        deadline = Instant.now().plusSeconds(drain);
      }
      Thread.sleep(1000);
      last = reconcile(stage, hub, journal);
    }
    Thread.sleep(QUIET.toMillis());
    return reconcile(stage, hub, journal);
  }

  private static Reconciliation reconcile(Stage stage, HubApi hub, List<JournalLine> journal) {
    while (true) {
      try {
        long last = journal.isEmpty() ? 0 : journal.get(journal.size() - 1).sequence();
        journal.addAll(hub.journalToEnd(last));
        return Reconciliation.of(
            new Books(
                stage.mocks().regionalBook(),
                stage.mocks().posBook(),
                stage.mocks().smevBook(),
                stage.mocks().executorBook(),
                JsonChannels.NONE,
                journal,
                List.of()));
      } catch (WireFailure away) {
        System.err.println("  узел не ответил: " + away.getMessage());
      }
    }
  }
}
