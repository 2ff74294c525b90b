package ru.uzel.hub.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.hub.database.DatabaseSettings;
import ru.uzel.hub.process.HubProcess;
import ru.uzel.hub.process.HubSettings;

/** Runs the hub until it is told to stop. */
@Command(
    name = "run",
    description = "Runs the hub until it is told to stop (Ctrl-C, SIGTERM).",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".uzel",
      description = "State: broker journal, database, keys, logs.")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      defaultValue = "config",
      description = "Configuration: parties, flows, classifiers.")
  private Path config;

  @Option(
      names = "--http-address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; 0.0.0.0 opens the hub to the network.")
  private String httpAddress;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8480",
      description = "Port to listen on; 0 for any free one.")
  private int httpPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "8432",
      description = "Port of the embedded PostgreSQL; 0 for any free one.")
  private int postgresPort;

  @Option(
      names = "--postgres-url",
      paramLabel = "JDBC",
      description = "A PostgreSQL of your own (jdbc:postgresql://host/database) instead.")
  private @Nullable String postgresUrl;

  @Option(names = "--postgres-user", paramLabel = "NAME", description = "Its user.")
  private @Nullable String postgresUser;

  @Option(
      names = "--postgres-password-file",
      paramLabel = "FILE",
      description = "A file with that user's password.")
  private @Nullable Path postgresPasswordFile;

  RunCommand() {}

  @Override
  public Integer call() {
    ParentProcess.follow(System.getenv(), () -> System.exit(0));
    HubProcess hub = HubProcess.start(settings());
    spec.commandLine().getOut().println("UZEL READY " + hub.url());
    hub.pages().ifPresent(pages -> spec.commandLine().getOut().println("Откройте " + pages));
    spec.commandLine().getOut().flush();
    return HubCommand.RUNNING;
  }

  private HubSettings settings() {
    return new HubSettings(
        data.toAbsolutePath().normalize().resolve("hub"),
        config.toAbsolutePath().normalize(),
        httpAddress,
        port("--http-port", httpPort),
        database());
  }

  private DatabaseSettings database() {
    if (postgresUrl == null) {
      if (postgresUser != null || postgresPasswordFile != null) {
        throw new ParameterException(
            spec.commandLine(), "--postgres-user and --postgres-password-file need --postgres-url");
      }
      return DatabaseSettings.embedded(port("--postgres-port", postgresPort));
    }
    if (!postgresUrl.startsWith("jdbc:postgresql:")) {
      throw new ParameterException(
          spec.commandLine(), "--postgres-url has the form jdbc:postgresql://host:5432/database");
    }
    return new DatabaseSettings(postgresPort, postgresUrl, postgresUser, postgresPasswordFile);
  }

  private int port(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), option + " is 0 to 65535, not " + port);
    }
    return port;
  }
}
