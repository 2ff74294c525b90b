package ru.uzel.hub;

import picocli.CommandLine;
import ru.uzel.hub.command.HubCommand;

/** Entry point of the hub's process. */
public final class HubMain {

  private HubMain() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = HubCommand.commandLine();
    int code = commandLine.execute(arguments);
    if (code != HubCommand.RUNNING) {
      System.exit(code);
    }
  }
}
