package ru.uzel.hub;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import ru.uzel.hub.command.HubCommand;

/** Entry point of the hub's process. */
public final class HubMain {

  private HubMain() {}

  public static void main(String[] arguments) {
    // Whatever the locale says: party titles are Russian.
    CommandLine commandLine =
        HubCommand.commandLine()
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int code = commandLine.execute(arguments);
    if (code != HubCommand.RUNNING) {
      System.exit(code);
    }
  }
}
