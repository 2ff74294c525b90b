package ru.uzel.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.hub.WorkedExample;

class HubCommandTest {

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return HubCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "casework", "help"})
  void listsItsCommands(String command) {
    assertThat(execute("help")).isZero();

    assertThat(out.toString()).contains(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--data",
        "--config",
        "--http-port",
        "--http-address",
        "--postgres-port",
        "--postgres-url",
        "--postgres-user",
        "--postgres-password-file"
      })
  void explainsTheOptionsOfRun(String option) {
    assertThat(execute("help", "run")).isZero();

    assertThat(out.toString()).contains(option);
  }

  @Test
  void refusesToDoNothing() {
    assertThat(execute()).isEqualTo(2);
  }

  @Test
  void passesTheWorkedExample() {
    assertThat(execute("check", WorkedExample.original().toString())).isZero();

    assertThat(out.toString()).contains("no mistakes; 9 parties, 7 flows, revision ");
  }

  @Test
  void tellsMistakesWithFileAndLineAndExitsWithOne() {
    WorkedExample example =
        WorkedExample.copiedTo(directory.resolve("config"))
            .with("flows/roads.yaml", "name: roads\nform: {}\n");

    assertThat(execute("check", example.directory().toString())).isEqualTo(1);

    assertThat(out.toString())
        .contains(
            example.directory().resolve("flows/roads.yaml") + ":2: 'form' is not known here — ")
        .contains("3 mistakes");
  }

  @Test
  void namesTheTakenPortAndItsOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("--http-port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);

      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains("port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
          .contains("--http-port");
    }
  }

  @Test
  void refusesToRunWithMistakesInTheConfiguration() {
    WorkedExample example =
        WorkedExample.copiedTo(directory.resolve("config")).with("parties/pos.yaml", "name: pos\n");

    assertThat(
            execute(
                "run",
                "--data",
                directory.resolve("data").toString(),
                "--config",
                example.directory().toString()))
        .isEqualTo(1);

    assertThat(err.toString()).contains("uzel check").contains("parties/pos.yaml:1: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http-port 70000", "--postgres-port -1", "--postgres-user me"})
  void refusesOptionsThatCannotBe(String options) {
    String[] two = options.split(" ", -1);

    assertThat(run(two[0], two[1])).isEqualTo(2);
  }

  @Test
  void saysThatNoHubRunsWhoseTablesCouldBeRebuilt() throws IOException {
    Files.createDirectories(directory.resolve("hub/secrets"));
    Files.writeString(directory.resolve("hub/secrets/management.token"), "0123456789abcdef");

    assertThat(
            execute(
                "casework",
                "rebuild",
                "--data",
                directory.toString(),
                "--url",
                "http://127.0.0.1:1",
                "--reason",
                "test"))
        .isEqualTo(1);

    assertThat(err.toString()).contains("no hub answers at http://127.0.0.1:1");
  }

  @Test
  void wantsAReasonForARebuild() {
    assertThat(execute("casework", "rebuild")).isEqualTo(2);
  }

  private int run(String option, String value) {
    return execute(
        "run",
        "--data",
        directory.resolve("data").toString(),
        "--config",
        WorkedExample.original().toString(),
        option,
        value);
  }
}
