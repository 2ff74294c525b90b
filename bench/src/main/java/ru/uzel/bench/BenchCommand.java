package ru.uzel.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import ru.uzel.bench.cases.CasesCommand;
import ru.uzel.bench.crypto.CryptoCommand;
import ru.uzel.bench.faults.FaultsCommand;
import ru.uzel.bench.flow.FlowCommand;

/** The group of measurements. */
@Command(
    name = "bench",
    description =
        "Нагрузочные испытания: flow — скорость, cases — скорость при миллионе дел, faults — живучесть,"
            + " crypto — подписи.",
    mixinStandardHelpOptions = true,
    subcommands = {
      FlowCommand.class,
      CasesCommand.class,
      FaultsCommand.class,
      CryptoCommand.class,
      HelpCommand.class
    })
final class BenchCommand {

  BenchCommand() {}
}
