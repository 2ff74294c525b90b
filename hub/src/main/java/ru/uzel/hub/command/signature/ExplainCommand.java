package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.Provider;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.signature.CmsXray;
import ru.uzel.security.signature.XmlLimits;
import ru.uzel.security.signature.XmlXray;
import ru.uzel.security.signature.XraySignature;

/** Lays the signatures of a file open. */
@Command(
    name = "explain",
    description =
        "Shows what was signed, after each transform, and says in plain words what is wrong and"
            + " who must put it right.",
    // 1 would be read as: a signature does not hold.
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0, 1, 2:as for verify"},
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Questions questions;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private Path file;

  @Option(
      names = "--against",
      paramLabel = "ORIGINAL",
      description = "The file as its signer made it: the first differing node is named.")
  private @Nullable Path original;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the canonical forms there, one file after each transform.")
  private @Nullable Path folder;

  ExplainCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Provider provider = ChosenProvider.of(System.getenv());
    GivenFile given = new GivenFile(file);
    Signers signers = questions.signers(provider);
    Verdict verdict =
        new FileExaminer(provider, signers, diagnosing(provider))
            .examine(given, questions.content());
    try {
      List<XraySignature> opened = open(given, verdict, provider, signers);
      if (folder != null) {
        StepFiles.write(folder, opened);
      }
      if (questions.json()) {
        new JsonExplanation().write(verdict, opened, out);
      } else {
        new TextExplanation(questions.wording(), file).write(verdict, opened, out);
      }
      questions.remind(verdict, file, spec.commandLine().getErr());
      return verdict.exitCode();
    } catch (HubFailure refused) {
      spec.commandLine().getErr().println("uzel: " + questions.wording().detail(refused.reason()));
      return 2;
    } catch (OutOfMemoryError tooLarge) {
      spec.commandLine().getErr().println("uzel: " + file + " is too large to be laid open");
      return 2;
    }
  }

  /** Nothing for what cannot be read, and for CMS, which has no canonical forms. */
  private List<XraySignature> open(
      GivenFile given, Verdict verdict, Provider provider, Signers signers) {
    if (!verdict.readable() || GivenFile.cms(given.read()) != null) {
      return List.of();
    }
    return new XmlXray(provider, XmlLimits.ofBytes(GivenFile.LARGEST))
        .examine(
            given.read(),
            original == null ? null : new GivenFile(original).read(),
            signers.listed());
  }

  private FileExaminer.Diagnosing diagnosing(Provider provider) {
    CmsXray xray = new CmsXray(provider);
    GivenFile compared = original == null ? null : new GivenFile(original);
    return (signature, cms, content) -> {
      if (compared != null) {
        compared.mustBeReadable();
      }
      return xray.diagnose(signature, cms, content, compared);
    };
  }
}
