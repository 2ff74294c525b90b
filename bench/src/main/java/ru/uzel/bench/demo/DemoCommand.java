package ru.uzel.bench.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.forward.ForwardPlayer;
import ru.uzel.bench.forward.ForwardResult;
import ru.uzel.bench.process.CpuMeter;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.process.ProcessFailure;
import ru.uzel.bench.story.Open311File;
import ru.uzel.bench.story.PosFile;
import ru.uzel.bench.story.Story;
import ru.uzel.bench.story.StoryPlan;
import ru.uzel.bench.story.Verdict;

/** {@code uzel demo}: everything in one process tree, and a story that is checked to the end. */
@Command(
    name = "demo",
    description = "Запускает узел и имитаторы систем, проигрывает историю и проверяет её итог.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  /** For anything that is to come of a leap; a busy machine takes seconds. */
  private static final Duration FORWARD_PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".uzel",
      description = "Каталог данных; демонстрация занимает в нём demo/ и начинает его заново.")
  private Path data;

  @Option(names = "--config", paramLabel = "DIR", description = "Конфигурация вместо поставляемой.")
  private @Nullable Path config;

  @Option(names = "--once", description = "Проиграть, вывести итог одной строкой JSON и закончить.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8480",
      description = "Порт узла; 0 — любой свободный.")
  private int port;

  @Option(
      names = "--mocks-port",
      paramLabel = "PORT",
      defaultValue = "8490",
      description = "Порт имитаторов; 0 — любой свободный.")
  private int mocksPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "8432",
      description = "Порт встроенного PostgreSQL; 0 — любой свободный.")
  private int postgresPort;

  @Option(
      names = "--open311",
      paramLabel = "FILE",
      description = "Обращения Open311 (массив JSON) вместо обычных обращений портала.")
  private @Nullable Path open311;

  @Option(
      names = "--pos",
      paramLabel = "FILE",
      description = "Выгрузка XLSX вместо обычной выгрузки ПОС.")
  private @Nullable Path pos;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "150",
      description = "Сколько ждать конца истории.")
  private int timeout;

  @Option(
      names = "--fast-forward",
      description =
          "Вместо обычной истории: месяц за минуту — сроки, напоминания, просрочка, продление.")
  private boolean fastForward;

  @Option(names = "--keep", description = "Не удалять данные после удачной истории с --once.")
  private boolean keep;

  /** For picocli. */
  public DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Narrator narrator = new Narrator(System.err);
    Ports ports = new Ports(port, mocksPort, postgresPort, 0).filled();
    try {
      ports.requireFree();
      try (DemoDirectory directory = DemoDirectory.take(data)) {
        int code = play(directory, ports, narrator);
        if (once && code == 0 && !keep) {
          directory.data().delete();
        }
        return code;
      }
    } catch (ProcessFailure | IllegalArgumentException failure) {
      spec.commandLine().getErr().println("uzel demo: " + failure.getMessage());
      return 1;
    }
  }

  private int play(DemoDirectory directory, Ports ports, Narrator narrator)
      throws InterruptedException {
    Installation installation = Installation.fromProperties();
    String run = "d" + Long.toString(System.currentTimeMillis() / 1000, 36);
    long firstNumber = 300_000_000 + (System.currentTimeMillis() / 1000 % 100_000) * 1000;
    Open311File requests = open311 == null ? null : Open311File.read(open311, run);
    PosFile export = pos == null ? null : PosFile.read(pos, run);
    try (Stage stage =
        new Stage(
            installation,
            directory.data(),
            ports,
            config == null ? installation.configuration() : config,
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))) {
      if (fastForward) {
        return forward(stage, run, firstNumber, narrator);
      }
      configure(stage, requests, export);
      Story story =
          new StoryPlan(run, stage.key().value(), firstNumber)
              .story(
                  requests == null ? null : requests.requests(),
                  export == null ? null : export.export(),
                  stage.configuration().namespaceOf(Books.INQUIRIES).orElse(null),
                  stage.configuration().parties());
      narrator.chapter("Имитаторы: портал, ПОС, СМЭВ с ответственными органами");
      stage.startMocks();
      narrator.chapter("Узел");
      long pid = stage.startHub(Map.of()).pid();
      narrator.tell("готов: " + stage.household().hubAddress());
      Verdict verdict =
          new StoryPlayer(story, stage.mocks(), stage.hub(), narrator)
              .play(Duration.ofSeconds(timeout));
      return finish(stage, verdict, narrator, pid);
    }
  }

  /** With a clock of its own that leaps, which no other demo has. */
  private int forward(Stage stage, String run, long firstNumber, Narrator narrator)
      throws InterruptedException {
    narrator.chapter("Имитаторы: ПОС, СМЭВ с ответственными органами");
    stage.startMocks();
    narrator.chapter("Узел, часы которого можно переводить вперёд");
    stage.startHub(Map.of("UZEL_CLOCK_MOVABLE", "true"));
    narrator.chapter("Месяц за минуту");
    ForwardResult result =
        new ForwardPlayer(stage.mocks(), stage.hub(), firstNumber, FORWARD_PATIENCE, narrator::tell)
            .play(run + "-terms.xlsx");
    narrator.chapter("Итог");
    narrator.tell(result.reconciliation().tally().toString());
    narrator.tell(
        "напоминания, дошедшие до органа: "
            + result.notices().size()
            + "; тревоги о просрочке: "
            + result.alarms());
    result.problems().forEach(problem -> narrator.tell("НЕ ТАК: " + problem));
    narrator.tell(
        result.isGood()
            ? "прожито суток: "
                + result.lived().toDays()
                + ", все сроки на месте, ничего не потеряно и не удвоено"
            : "история не сошлась");
    double seconds = narrator.seconds();
    if (!once) {
      addresses(stage);
      Thread.currentThread().join();
    }
    stage.close();
    spec.commandLine().getOut().println(result.json(seconds));
    spec.commandLine().getOut().flush();
    return result.isGood() ? 0 : 1;
  }

  private static void configure(
      Stage stage, @Nullable Open311File requests, @Nullable PosFile export) {
    DemoConfiguration configuration = stage.configuration();
    configuration.addSilentBody(Ports.free().hub(), "Связь и телевидение");
    if (requests != null) {
      configuration.addServices(requests.services());
      configuration.addFlow(
          "open311-file",
          "regional",
          configuration.addCategories("open311", requests.services().keySet()),
          "roads");
      requests.notes().forEach(note -> System.err.println("  " + note));
    }
    if (export != null) {
      configuration.addFlow(
          "pos-file",
          "pos",
          configuration.addCategories("pos", new LinkedHashSet<>(export.categories())),
          "roads");
    }
  }

  private int finish(Stage stage, Verdict verdict, Narrator narrator, long hubPid)
      throws InterruptedException {
    long records = stage.hub().journal(0).size();
    long signatures = stage.mocks().smevBook().signaturesVerified();
    narrator.chapter("Итог");
    narrator.tell(verdict.reconciliation().tally().toString());
    narrator.tell(
        "запросы других ведомств: задано "
            + verdict.inquiries().asked()
            + ", отвечено "
            + verdict.inquiries().answered());
    narrator.tell(
        "файлы в ответах органов: приложено "
            + verdict.files().attached()
            + ", прочитано из хранилища с тем же хешем "
            + verdict.files().kept()
            + ", переслано спросившим "
            + verdict.files().passedOn());
    narrator.tell("память узла: " + CpuMeter.residentKib(hubPid) / 1024 + " МиБ");
    verdict.problems().forEach(problem -> narrator.tell("НЕ ТАК: " + problem));
    narrator.tell(verdict.isGood() ? "ничего не потеряно и не удвоено" : "история не сошлась");
    double seconds = narrator.seconds();
    if (!once) {
      addresses(stage);
      Thread.currentThread().join();
    }
    stage.close();
    spec.commandLine().getOut().println(Summary.json(verdict, signatures, records, seconds));
    spec.commandLine().getOut().flush();
    return verdict.isGood() ? 0 : 1;
  }

  private static void addresses(Stage stage) {
    System.err.println();
    System.err.println("Откройте " + stage.household().hubAddress() + "/");
    System.err.println();
    System.err.println("Ещё можно открыть (Ctrl-C остановит всё):");
    System.err.println("  услуги Open311   " + stage.portalBase() + "services.json");
    System.err.println(
        "  книга портала    " + stage.household().mocksAddress() + "/books/regional");
    System.err.println("  книга ПОС        " + stage.household().mocksAddress() + "/books/pos");
    System.err.println("  книга соцсетей   " + stage.household().mocksAddress() + "/books/social");
    System.err.println("  книга ССТУ       " + stage.household().mocksAddress() + "/books/appeals");
    System.err.println(
        "  книга Добродела  " + stage.household().mocksAddress() + "/books/municipal");
    System.err.println("  книга СМЭВ       " + stage.household().mocksAddress() + "/books/smev");
    System.err.println("  состояние узла   " + stage.household().hubAddress() + "/actuator/health");
    System.err.println("  файлы ПОС        " + stage.data().drop().resolve("pos"));
    System.err.println(
        "  журнал           curl -H \"Authorization: Bearer $(cat "
            + stage.data().secret("management.token")
            + ")\" "
            + stage.household().hubAddress()
            + "/manage/journal");
  }
}
