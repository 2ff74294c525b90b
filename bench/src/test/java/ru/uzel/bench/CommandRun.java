package ru.uzel.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command run as a user runs it: its exit code, and the JSON on its last line. */
public record CommandRun(int exitCode, JsonNode json) {

  static CommandRun of(String... arguments) {
    if (System.getProperty("uzel.home") == null) {
      System.setProperty("uzel.home", home().toString());
    }
    StringWriter out = new StringWriter();
    CommandLine line = BenchMain.line();
    line.setOut(new PrintWriter(out, true));
    int exitCode = line.execute(arguments);
    List<String> lines = out.toString().lines().toList();
    return new CommandRun(
        exitCode,
        lines.isEmpty()
            ? JsonMapper.builder().build().createObjectNode()
            : JsonMapper.builder().build().readTree(lines.get(lines.size() - 1)));
  }

  /** The repository: the folder above that has the command. */
  public static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("uzel"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
