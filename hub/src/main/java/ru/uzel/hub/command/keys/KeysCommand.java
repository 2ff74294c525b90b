package ru.uzel.hub.command.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys, certificates and trust lists. */
@Command(
    name = "keys",
    description = "Makes, imports and lists the hub's keys, and checks trust lists.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CreateAuthority.class,
      CreateKey.class,
      RequestCertificate.class,
      ImportKey.class,
      ListKeys.class,
      CheckTrust.class
    },
    mixinStandardHelpOptions = true)
public final class KeysCommand implements Runnable {

  @Spec private CommandSpec spec;

  KeysCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: uzel keys create-ca|create|request|import|list|check-trust");
  }
}
