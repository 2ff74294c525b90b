package ru.uzel.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import ru.uzel.bench.faults.FaultsCommand;
import ru.uzel.bench.flow.FlowCommand;

/** The group of measurements. */
@Command(
    name = "bench",
    description = "Нагрузочные испытания: flow — скорость, faults — живучесть.",
    mixinStandardHelpOptions = true,
    subcommands = {FlowCommand.class, FaultsCommand.class, HelpCommand.class})
final class BenchCommand {

  BenchCommand() {}
}
