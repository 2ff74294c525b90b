package ru.uzel.hub.command.casework;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the running hub make its case tables again: it alone knows its database, and puts the act on
 * record.
 */
@Command(
    name = "rebuild",
    description = {
      "Has the running hub make the case tables again out of the facts, and tells what differed.",
      "Nothing is decided anew; flows wait while it lasts."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the tables were as the facts have them",
      "1:some were not, and are now; or the hub could not do it",
      "2:wrong use"
    },
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".uzel",
      description = "State of the hub; its management token is in DIR/hub/secrets.")
  private Path data;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8480",
      description = "Where the hub listens.")
  private URI url;

  @Option(
      names = "--operator",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who does it; for the journal.")
  private String operator;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; for the journal.")
  private String reason;

  RebuildCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    JsonNode answer = ask();
    PrintWriter out = spec.commandLine().getOut();
    long differing = 0;
    for (JsonNode table : answer.at("/tables")) {
      differing += table.at("/differing").asLong();
      out.printf(
          "%s: %d rows, %d differed%n",
          table.at("/name").asString(),
          table.at("/rows").asLong(),
          table.at("/differing").asLong());
    }
    return differing == 0 ? 0 : 1;
  }

  private JsonNode ask() throws InterruptedException {
    JsonMapper json = JsonMapper.shared();
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/manage/casework/rebuild"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofByteArray(
                    json.writeValueAsBytes(Map.of("operator", operator, "reason", reason))))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() != 200) {
        throw failed("the hub refused: " + answer.path("detail").asString(response.body()));
      }
      return answer;
    } catch (IOException away) {
      throw new UncheckedIOException(
          "no hub answers at " + url + ": start it with uzel run, or correct --url", away);
    }
  }

  private String token() {
    Path file =
        data.toAbsolutePath().normalize().resolve("hub").resolve("secrets/management.token");
    try {
      return Files.readString(file).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "cannot read " + file + ": name the running hub's directory with --data", missing);
    }
  }

  private static UncheckedIOException failed(String message) {
    return new UncheckedIOException(message, new IOException(message));
  }
}
