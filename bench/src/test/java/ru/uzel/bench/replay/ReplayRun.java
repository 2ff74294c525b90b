package ru.uzel.bench.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import ru.uzel.bench.BenchMain;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** {@code uzel replay}, here or as a process of its own, which can be killed. */
record ReplayRun(int exitCode, JsonNode summary, String err) {

  static Process start(Path err, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(BenchMain.class.getName(), "replay"));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(err.toFile()).start();
  }

  /** In this process, which nobody kills. */
  static ReplayRun here(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(new ReplayCommand());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(arguments.toArray(String[]::new));
    return of(code, out.toString(), err.toString());
  }

  static ReplayRun ended(Process process, Path err) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return of(process.waitFor(), out, Files.readString(err));
  }

  private static ReplayRun of(int code, String out, String err) {
    List<String> lines = out.lines().toList();
    return new ReplayRun(
        code,
        lines.isEmpty()
            ? NullNode.getInstance()
            : JsonHttp.MAPPER.readTree(lines.get(lines.size() - 1)),
        err);
  }

  long count(String field) {
    return summary.path(field).asLong(-1);
  }

  /** The report's lines. */
  List<JsonNode> report() throws IOException {
    return Files.readAllLines(Path.of(summary.path("report").asString(""))).stream()
        .map(JsonHttp.MAPPER::readTree)
        .toList();
  }
}
