package ru.uzel.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ru.uzel.bench.cases.CasesCommand;
import ru.uzel.bench.crypto.CryptoCommand;
import ru.uzel.bench.demo.DemoCommand;
import ru.uzel.bench.faults.FaultsCommand;
import ru.uzel.bench.flow.FlowCommand;
import ru.uzel.bench.replay.ReplayCommand;

/** The harness's command line; {@code ./uzel} passes the measurements on without their group. */
@Command(
    name = "uzel",
    description = "Демонстрация и испытания узла",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      FlowCommand.class,
      CasesCommand.class,
      FaultsCommand.class,
      CryptoCommand.class,
      ReplayCommand.class,
      CommandLine.HelpCommand.class
    })
public final class BenchMain {

  private BenchMain() {}

  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new BenchMain());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return line;
  }
}
