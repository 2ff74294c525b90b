package ru.uzel.bench.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.ProcessFailure;

/** {@code uzel bench crypto}: whole messages beside the primitives they rest on. */
@Command(
    name = "crypto",
    description = "Скорость подписи и проверки сообщений СМЭВ рядом с голыми примитивами.",
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
public final class CryptoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--warmup",
      paramLabel = "MS",
      defaultValue = "4000",
      description = "Разогрев каждого действия, мс процессорного времени.")
  private long warmUp;

  @Option(
      names = "--window",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "Одно измерение, мс процессорного времени; берётся лучшее из пяти.")
  private long window;

  @Option(names = "--json", description = "Вывести JSON вместо таблицы.")
  private boolean json;

  /** For picocli. */
  public CryptoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    try {
      String answer = measured();
      spec.commandLine().getOut().print(json ? answer + "\n" : CryptoResult.of(answer).table());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (ProcessFailure failure) {
      spec.commandLine().getErr().println("uzel bench crypto: " + failure.getMessage());
      return 1;
    }
  }

  private String measured() throws InterruptedException {
    List<String> command =
        new ArrayList<>(Installation.fromProperties().hubCommand(List.of("-Xmx256m")));
    command.addAll(
        List.of(
            "signature",
            "speed",
            "--warmup",
            Long.toString(warmUp),
            "--window",
            Long.toString(window)));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new ProcessFailure("измерение закончилось с кодом " + code);
      }
      return answer;
    } catch (IOException failure) {
      throw new ProcessFailure("измерение не запустилось: " + failure.getMessage(), failure);
    }
  }
}
