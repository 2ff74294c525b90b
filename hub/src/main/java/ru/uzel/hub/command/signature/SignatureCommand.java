package ru.uzel.hub.command.signature;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Signatures of files; nothing of the hub is started for it. */
@Command(
    name = "signature",
    description = "Verifies and explains the signatures of a file.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      VerifyCommand.class,
      ExplainCommand.class,
      SpeedCommand.class,
      HelpCommand.class
    })
public final class SignatureCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** For picocli. */
  public SignatureCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: verify or explain");
  }
}
