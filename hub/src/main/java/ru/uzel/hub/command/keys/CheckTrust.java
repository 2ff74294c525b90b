package ru.uzel.hub.command.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ru.uzel.hub.command.argument.LanguageOption;
import ru.uzel.hub.command.argument.TimeArgument;
import ru.uzel.hub.command.signature.Wording;
import ru.uzel.security.trust.CertificateProblem;
import ru.uzel.security.trust.TrustCheck;
import ru.uzel.security.trust.TrustStore;
import ru.uzel.security.trust.TrustVerdict;
import tools.jackson.databind.json.JsonMapper;

/** Tells what a trust list is worth. */
@Command(
    name = "check-trust",
    description = {
      "Tells what a trust list is worth: its certificates, lists of revoked ones and settings;",
      "with --certificate also what it says about that one, revocation included."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is wrong", "1:something is", "2:wrong use"},
    mixinStandardHelpOptions = true)
final class CheckTrust implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The trust list's directory.")
  private Path folder;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "A signer's certificate; further ones in the file may stand between.")
  private @Nullable Path certificate;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = TimeArgument.class,
      description = "As of that time: 2026-11-21 or 2026-11-21T09:00:00Z; now otherwise.")
  private @Nullable Instant at;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private LanguageOption language;

  CheckTrust() {}

  private record Report(TrustCheck list, @Nullable Judged certificate) {}

  private record Judged(
      boolean believed,
      List<CertificateProblem> problems,
      List<CertificateProblem> notes,
      int chainLength) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is no directory");
    }
    Instant time = at == null ? KeyPlace.clock().instant() : at;
    TrustCheck check = TrustCheck.of(folder, KeyPlace.provider(), time);
    Judged judged = certificate == null ? null : judge(certificates(certificate), time);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(new Report(check, judged)));
    } else {
      Wording words = Wording.of(language.locale(), KeysCommand.class);
      print(check, words, out);
      print(judged, words, out);
    }
    // Asked about one certificate, it is the one that counts.
    return (judged == null ? check.sound() : judged.believed) ? 0 : 1;
  }

  private Judged judge(List<X509Certificate> certificates, Instant time) {
    TrustVerdict verdict =
        TrustStore.of(folder, KeyPlace.provider(), KeyPlace.clock())
            .judge(certificates.get(0), certificates, time);
    return new Judged(
        verdict.problems().isEmpty(), verdict.problems(), verdict.notes(), verdict.chain().size());
  }

  private List<X509Certificate> certificates(Path file) {
    List<X509Certificate> found = new ArrayList<>();
    try {
      for (Certificate one :
          CertificateFactory.getInstance("X.509", KeyPlace.provider())
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
        if (one instanceof X509Certificate readable) {
          found.add(readable);
        }
      }
    } catch (IOException failure) {
      throw KeyPlace.unreadable(file, failure);
    } catch (CertificateException | RuntimeException unreadable) {
      found.clear();
    }
    if (found.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), file + " holds no readable certificate; PEM or DER is expected");
    }
    return found;
  }

  private void print(TrustCheck check, Wording words, PrintWriter out) {
    for (TrustCheck.Entry entry : check.entries()) {
      out.println(
          "%-24s %-16s ".formatted(entry.file(), words.text("role." + entry.role()))
              + words.text(
                  "trust.entry",
                  "%-20s".formatted(entry.until() == null ? "-" : entry.until().toString()),
                  entry.subject()));
      entry.problems().forEach(problem -> print("  ", problem, words, out));
    }
    check.mistakes().forEach(mistake -> out.println(words.detail(mistake)));
    if (check.entries().isEmpty()) {
      out.println(words.text("trust.nobody", folder));
    }
    out.println(words.text("trust.revocation." + check.revocation()));
  }

  private static void print(@Nullable Judged judged, Wording words, PrintWriter out) {
    if (judged != null) {
      out.println(
          judged.believed
              ? words.text("trust.believed", Integer.toString(judged.chainLength))
              : words.text("trust.not-believed"));
      judged.problems.forEach(problem -> print("  ", problem, words, out));
      judged.notes.forEach(note -> print("  " + words.text("trust.note"), note, words, out));
    }
  }

  private static void print(
      String before, CertificateProblem problem, Wording words, PrintWriter out) {
    out.println(before + problem.code() + ": " + words.detail(problem.detail()));
  }
}
