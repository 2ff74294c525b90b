package ru.uzel.bench.cases;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.load.DatabaseAccess;
import ru.uzel.bench.load.Load;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.process.ProcessFailure;

/** {@code uzel bench cases}: whether a hub with a million cases is as fast as one with few. */
@Command(
    name = "cases",
    description =
        "Скорость при миллионе дел рядом со скоростью при десяти тысячах: сообщения с двумя"
            + " обновлениями, дело по номеру, поиск дел.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class CasesCommand implements Callable<Integer> {

  /** As {@code ./uzel run} starts the hub. */
  private static final List<String> HUB_OPTIONS =
      List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:NewRatio=1");

  @Spec private CommandSpec spec;

  @Option(
      names = "--messages",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Сколько сообщений провести, когда дел много; когда мало — столько же, но не больше, чем"
              + " самих дел.")
  private long messages;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Сколько дел есть, когда их много.")
  private long cases;

  @Option(
      names = "--base",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Сколько дел есть, когда их мало.")
  private long base;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Сколько раз спросить о делах каждым способом.")
  private int queries;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "90",
      description =
          "Сколько секунд разогревать по меньшей мере; дальше — пока JVM узла ещё компилирует сама"
              + " себя, но не дольше вчетверо.")
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
  public CasesCommand() {}

  @Override
  public Integer call() throws Exception {
    Narrator narrator = new Narrator(System.err);
    Installation installation = Installation.fromProperties();
    DataDirectory data = DataDirectory.temporary("cases");
    try (Stage stage =
        new Stage(installation, data, Ports.free(), installation.configuration(), HUB_OPTIONS)) {
      narrator.chapter("Запуск");
      // Adding up what the mock body remembers of an assignment and its two updates.
      stage.startMocks(768 + 3 * messages / 100 + "m");
      stage.configuration().lead("roads", "roads", "district");
      long hubPid = stage.startHub(Map.of()).pid();
      CaseLoad load = new CaseLoad(stage, hubPid, senders, narrator);
      load.warmUp(warmup);
      CaseTables tables = new CaseTables(DatabaseAccess.of(stage), narrator);
      tables.keepTemplates();
      CasesResult result =
          new CasesResult(
              // More of them than there are cases would not be a measurement beside few cases.
              measure(base, Math.min(messages, base), stage, hubPid, load, tables, narrator),
              measure(cases, messages, stage, hubPid, load, tables, narrator));
      spec.commandLine().getOut().print(result.table());
      if (json) {
        spec.commandLine().getOut().println(result.json());
      }
      spec.commandLine().getOut().flush();
      return result.isWhole() ? 0 : 1;
    } catch (ProcessFailure failure) {
      spec.commandLine().getErr().println("uzel bench cases: " + failure.getMessage());
      return 1;
    } finally {
      if (!keep) {
        data.delete();
      }
    }
  }

  private Measurement measure(
      long size,
      long count,
      Stage stage,
      long hubPid,
      CaseLoad load,
      CaseTables tables,
      Narrator narrator)
      throws Exception {
    narrator.chapter("Дел: " + size);
    tables.fill(size);
    CaseLoad.Outcome outcome = load.run("beside-" + size, count);
    HubMemory memory = HubMemory.of(hubPid);
    narrator.tell("вопросы о делах");
    return new Measurement(
        size,
        outcome.completions().size(),
        SustainedRate.of(outcome.completions()),
        Percentiles.of(outcome.completions().stream().map(Load.Sample::millis).toList()),
        memory,
        new Questions(stage.household().hubAddress()).ask(tables.some(queries)),
        outcome.unfinished(),
        outcome.failures());
  }
}
