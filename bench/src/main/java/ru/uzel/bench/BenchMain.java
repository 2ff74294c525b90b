package ru.uzel.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import ru.uzel.bench.demo.DemoCommand;

/** The harness's command line. */
@Command(
    name = "uzel",
    description = "Демонстрация и нагрузочный стенд",
    subcommands = {DemoCommand.class, CommandLine.HelpCommand.class})
public final class BenchMain {

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new BenchMain());
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.exit(line.execute(args));
  }
}
