package ru.uzel.hub.command.signature;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether the signatures of a file hold. */
@Command(
    name = "verify",
    description =
        "Verifies every signature in a file: a SOAP envelope, any other XML, or an MTOM message.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:there is a signature, and every value and digest holds",
      "1:one does not hold; with --trust or --at also: a signer is not believed",
      "2:unreadable, or no signature in it, or wrong use"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Option(names = "--json", description = "Report as JSON.")
  private boolean json;

  @Option(
      names = "--trust",
      paramLabel = "DIR",
      description =
          "Certificates to believe, as PEM files; whoever they do not vouch for is wrong.")
  private @Nullable Path trust;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeArgument.class,
      description = "Certificates must have been valid then: 2024-05-31 or 2024-05-31T12:00:00Z.")
  private @Nullable Instant at;

  @Option(
      names = "--lang",
      paramLabel = "ru|en",
      defaultValue = "ru",
      description = "Language of the report (default: ${DEFAULT-VALUE}).")
  private String language;

  VerifyCommand() {}

  @Override
  public Integer call() {
    if (!language.equals("ru") && !language.equals("en")) {
      throw new ParameterException(spec.commandLine(), "--lang is ru or en");
    }
    Signers signers = new Signers(trust, at, Clock.systemUTC());
    Verdict verdict = new FileExaminer(signers).examine(file);
    Report report =
        json ? new JsonReport() : new TextReport(Wording.of(Locale.forLanguageTag(language)), file);
    report.write(verdict, spec.commandLine().getOut());
    return verdict.exitCode();
  }
}
