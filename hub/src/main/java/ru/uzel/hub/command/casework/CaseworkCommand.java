package ru.uzel.hub.command.casework;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cases. */
@Command(
    name = "casework",
    description = "What is known of cases.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = RebuildCommand.class,
    mixinStandardHelpOptions = true)
public final class CaseworkCommand implements Runnable {

  @Spec private CommandSpec spec;

  CaseworkCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: uzel casework rebuild");
  }
}
