package ru.uzel.hub.command;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.casework.CaseworkCommand;
import ru.uzel.hub.command.keys.KeysCommand;
import ru.uzel.hub.command.signature.SignatureCommand;
import ru.uzel.hub.process.HubStartFailure;
import ru.uzel.security.ProviderFailure;
import ru.uzel.security.trust.KeyFailure;

/** The root of the command line. */
@Command(
    name = "uzel",
    description = "Uzel, the integration hub of a Regional Management Centre.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      SignatureCommand.class,
      KeysCommand.class,
      CaseworkCommand.class,
      HelpCommand.class
    })
public final class HubCommand implements Runnable {

  /** The command goes on in threads of its own: the process is not to end. */
  public static final int RUNNING = -1;

  @Spec private CommandSpec spec;

  private HubCommand() {}

  public static CommandLine commandLine() {
    return new CommandLine(new HubCommand())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (!expected(failure)) {
                throw failure;
              }
              command.getErr().println("uzel: " + failure.getMessage());
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  /** Failures whose message is all that a person at the command line needs. */
  private static boolean expected(Exception failure) {
    return failure instanceof HubStartFailure
        || failure instanceof KeyFailure
        || failure instanceof ProviderFailure
        || failure instanceof UncheckedIOException;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
