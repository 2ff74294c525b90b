package ru.uzel.hub;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import ru.uzel.hub.command.HubCommand;

/** Entry point of the hub's process. */
public final class HubMain {

  /** What HttpURLConnection reads but once; whoever starts this JVM may say otherwise. */
  private static final Map<String, String> CONNECTIONS =
      Map.of(
          "http.maxConnections", "64",
          // A POST whose connection broke is sent again by routes, which journal it, or not at all.
          "sun.net.http.retryPost", "false");

  private HubMain() {}

  public static void main(String[] arguments) {
    CONNECTIONS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
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
