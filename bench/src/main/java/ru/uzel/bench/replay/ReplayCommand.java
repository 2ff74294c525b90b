package ru.uzel.bench.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.bench.replay.edge.EdgeFailure;
import ru.uzel.bench.replay.edge.Edges;
import ru.uzel.bench.replay.edge.HubJournal;
import ru.uzel.bench.replay.edge.PartyFile;
import ru.uzel.bench.replay.edge.Stop;
import ru.uzel.bench.replay.mapping.RowMapping;
import ru.uzel.bench.replay.source.SourceFile;
import ru.uzel.bench.replay.source.UnreadableFile;

/** {@code uzel replay}: brings a region's old data in through a party's own edge. */
@Command(
    name = "replay",
    description =
        "Подаёт старые данные файла узлу по настоящему протоколу участника. Остановленную загрузку"
            + " (Ctrl-C, kill) продолжает та же команда; ничего не удваивается.",
    footer =
        "Код возврата: 0 – всё принято, 1 – что-то не принято или отложено, 2 – подать нельзя.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;
  @Mixin private ReplayOptions options;

  /** For picocli. */
  public ReplayCommand() {}

  @Override
  public Integer call() throws IOException {
    String mistake = options.mistake();
    if (mistake != null) {
      throw new ParameterException(spec.commandLine(), mistake);
    }
    Stop stop = new Stop();
    Interruption interruption = new Interruption(stop);
    try {
      return run(stop);
    } catch (UnreadableFile | EdgeFailure | ProgressMismatch failure) {
      spec.commandLine().getErr().println("uzel replay: " + failure.getMessage());
      return 2;
    } catch (InterruptedException stopped) {
      return STOPPED;
    } finally {
      interruption.summaryTold();
    }
  }

  private int run(Stop stop)
      throws IOException, UnreadableFile, EdgeFailure, ProgressMismatch, InterruptedException {
    Teller teller = new Teller(spec.commandLine().getErr());
    PartyFile party = PartyFile.read(options.configuration(), options.party());
    RowMapping mapping =
        RowMapping.read(options.mapping(), String.valueOf(options.file().getFileName()));
    SourceFile file = SourceFile.examine(options.file(), options.reading());
    Report report = options.report();
    Files.createDirectories(report.file().resolveSibling("."));
    if (options.anew()) {
      putAside(report.progress());
    }
    HubJournal journal =
        HubJournal.open(options.hub(), options.token(), party.name(), stop, teller::tell);
    int slice = Edges.slice(party.adapter(), options.rate());
    try (Progress progress =
        Progress.open(
            report.progress(),
            ProgressHeader.of(party.name(), file, mapping, options.reading(), slice),
            journal::size)) {
      List<String> notes = new ArrayList<>();
      if (file.detected() != null) {
        notes.add(file.detected());
        teller.tell(file.detected());
      }
      return new Session(options, party, mapping, file, progress, journal, stop, teller, notes)
          .run(report, spec.commandLine().getOut(), Duration.ofSeconds(options.settle()));
    }
  }

  /** What was sent by it is not forgotten: the hub knows its keys. */
  private static void putAside(Path progress) throws IOException {
    for (int n = 1; Files.exists(progress); n++) {
      Path aside = progress.resolveSibling(progress.getFileName() + "." + n);
      if (!Files.exists(aside)) {
        Files.move(progress, aside);
      }
    }
  }
}
