package ru.uzel.mocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as a person starts it. */
class SmevCommandTest {

  @TempDir private Path directory;
  private Process process;

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void runsTheEmulatorAloneWithAScenario() throws Exception {
    Path scenario = directory.resolve("scenario.yaml");
    Files.writeString(
        scenario, "name: Вечер\nsteps: [{when: {operation: Ack}, then: {fault: SMEVFailure}}]");

    List<String> said = start("--scenario", scenario.toString());

    assertThat(said).anyMatch(line -> line.startsWith("FTP         ftp://127.0.0.1:"));
    assertThat(directory.resolve("smev.crt.pem")).exists();
    String url = said.get(said.size() - 1).replace("MOCKS READY ", "");
    assertThat(get(url + "/control/smev/scenario")).contains("Вечер");
    assertThat(get(url + "/smev/ws?wsdl=1.2")).contains("message-exchange/1.2");
  }

  @Test
  void tellsHowItIsUsed() throws Exception {
    assertThat(String.join("\n", start("--help")))
        .contains("./uzel mock smev [OPTIONS]", "--any-certificate", "/control/smev/scenarios");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void refusesAScenarioItCannotPlay() throws Exception {
    Path scenario = directory.resolve("bad.yaml");
    Files.writeString(scenario, "steps: [{then: {fault: SMEVFailure}}]");

    assertThat(start("--scenario", scenario.toString()).get(0))
        .contains("bad.yaml: a step has no when");
    assertThat(process.waitFor()).isNotZero();
  }

  /** What it says until it is ready, or ends. */
  private List<String> start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "ru.uzel.mocks.MocksMain",
                "smev",
                "--port=0",
                "--ftp-port=0",
                "--data=" + directory));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("UZEL_PARENT", Long.toString(ProcessHandle.current().pid()));
    process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.startsWith("MOCKS READY")) {
        break;
      }
    }
    return said;
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
