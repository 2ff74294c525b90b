package ru.uzel.hub.command.signature;

import java.nio.file.Path;
import java.security.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.security.ChosenProvider;

/** Tells whether the signatures of a file hold. */
@Command(
    name = "verify",
    description =
        "Verifies every signature in a file: a SOAP envelope, any other XML, an MTOM message, or"
            + " CMS (.p7s, .sig).",
    // 1 would be read as: a signature does not hold.
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:there is a signature, and every value and digest holds",
      "1:one does not hold; with --trust or --at also: a signer is not believed",
      "2:unreadable, or no signature in it, or detached and no --content, or wrong use"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Questions questions;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  VerifyCommand() {}

  @Override
  public Integer call() {
    Provider provider = ChosenProvider.of(System.getenv());
    Verdict verdict =
        new FileExaminer(provider, questions.signers(provider), FileExaminer.Diagnosing.NONE)
            .examine(new GivenFile(file), questions.content());
    Report report = questions.json() ? new JsonReport() : new TextReport(questions.wording(), file);
    report.write(verdict, spec.commandLine().getOut());
    questions.remind(verdict, file, spec.commandLine().getErr());
    return verdict.exitCode();
  }
}
