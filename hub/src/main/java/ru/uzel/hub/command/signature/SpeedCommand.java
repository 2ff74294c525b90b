package ru.uzel.hub.command.signature;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.signature.SignatureSpeed;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code uzel bench crypto} runs: rates as one line of JSON. */
@Command(
    name = "speed",
    hidden = true,
    description = "Measures signatures; see uzel bench crypto.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--warmup", paramLabel = "MS", defaultValue = "4000")
  private long warmUp;

  @Option(names = "--window", paramLabel = "MS", defaultValue = "1000")
  private long window;

  SpeedCommand() {}

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("uzel-speed");
    try {
      spec.commandLine()
          .getOut()
          .println(
              json(
                  new SignatureSpeed(ChosenProvider.of(System.getenv()), warmUp, window)
                      .measure(folder, Clock.systemUTC())));
      spec.commandLine().getOut().flush();
      return 0;
    } finally {
      delete(folder);
    }
  }

  private static String json(List<SignatureSpeed.Rate> rates) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("java", System.getProperty("java.version"));
      json.writeArrayPropertyStart("rates");
      for (SignatureSpeed.Rate rate : rates) {
        json.writeStartObject();
        json.writeStringProperty("what", rate.what());
        json.writeStringProperty("algorithm", rate.algorithm());
        json.writeNumberProperty("bytes", rate.bytes());
        json.writeNumberProperty("perSecond", Math.round(rate.perSecond()));
        if (rate.ofFloor() > 0) {
          json.writeNumberProperty("ofFloor", Math.round(rate.ofFloor() * 1000) / 1000.0);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
