package ru.uzel.hub.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.hub.configuration.ConfigurationReader;
import ru.uzel.hub.configuration.Mistake;
import ru.uzel.hub.configuration.Reading;
import ru.uzel.model.configuration.HubConfiguration;

/** Tells every mistake in a configuration. */
@Command(
    name = "check",
    description = "Tells every mistake in a configuration: file:line: reason — cure.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no mistakes", "1:mistakes", "2:wrong use"},
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "config",
      description = "The configuration directory (default: ${DEFAULT-VALUE}).")
  private Path directory;

  CheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Reading reading = ConfigurationReader.read(directory);
    for (Mistake found : reading.found()) {
      out.println(
          directory.resolve(found.file()).normalize()
              + found.toString().substring(found.file().length()));
    }
    return reading
        .configuration()
        .map(
            configuration -> {
              out.println(summary(configuration));
              return 0;
            })
        .orElseGet(
            () -> {
              long mistakes = reading.found().stream().filter(found -> !found.warning()).count();
              out.println(
                  mistakes + (mistakes == 1 ? " mistake" : " mistakes") + " in " + directory);
              return 1;
            });
  }

  private String summary(HubConfiguration configuration) {
    return directory
        + ": no mistakes; "
        + configuration.parties().size()
        + " parties, "
        + configuration.flows().size()
        + " flows, revision "
        + configuration.revision();
  }
}
