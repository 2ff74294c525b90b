package ru.uzel.hub.command.signature;

import java.io.UncheckedIOException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.signature.CmsExamination;
import ru.uzel.security.signature.CmsReport;
import ru.uzel.security.signature.CmsSignature;
import ru.uzel.security.signature.Diagnosis;
import ru.uzel.security.signature.Examination;
import ru.uzel.security.signature.ExaminedSignature;
import ru.uzel.security.signature.XmlExaminer;
import ru.uzel.security.signature.XmlLimits;

/** Finds out what a file's signatures are worth; every failure is an answer too. */
final class FileExaminer {

  /** Why the content of a CMS is not what was signed, where somebody wants to know. */
  @FunctionalInterface
  interface Diagnosing {

    Diagnosing NONE = (signature, cms, content) -> null;

    @Nullable Diagnosis of(CmsSignature signature, byte[] cms, @Nullable GivenFile content);
  }

  private final Provider provider;
  private final Signers signers;
  private final Diagnosing diagnosing;

  FileExaminer(Provider provider, Signers signers, Diagnosing diagnosing) {
    this.provider = provider;
    this.signers = signers;
    this.diagnosing = diagnosing;
  }

  /**
   * @param content what a detached CMS covers; null where nothing was given
   */
  Verdict examine(GivenFile file, @Nullable GivenFile content) {
    try {
      signers.mustBeAskable();
      if (content != null) {
        content.mustBeReadable();
      }
      byte[] bytes = file.read();
      byte[] cms = GivenFile.cms(bytes);
      return cms == null ? xml(bytes) : cms(cms, content);
    } catch (HubFailure refused) {
      return Verdict.unreadable(
          refused.code() == FailureCode.NOT_FOUND ? "unreadable" : refused.code().wireName(),
          refused.where().orElse("/"),
          refused.reason());
    } catch (UncheckedIOException unreadable) {
      return Verdict.unreadable("unreadable", "/", "the content cannot be read to its end");
    } catch (OutOfMemoryError tooLarge) {
      return Verdict.unreadable(
          "too-large", "/", "the file needs more memory than this command was given");
    }
  }

  private Verdict xml(byte[] bytes) {
    Examination examination =
        new XmlExaminer(provider, XmlLimits.ofBytes(GivenFile.LARGEST))
            .examine(bytes, signers.listed());
    List<Verdict.Judged> judged = new ArrayList<>();
    for (ExaminedSignature signature : examination.signatures()) {
      judged.add(judge(signature));
    }
    return verdict(judged, examination.findings(), "no ds:Signature in the document");
  }

  Verdict.Judged judge(ExaminedSignature signature) {
    return judge(
        new Verdict.Judged(
            signature.where(),
            signature.valueValid(),
            signature.digestValid(),
            signature.algorithm(),
            signature.signedElement(),
            signature.certificate(),
            null,
            true,
            signature.findings(),
            List.of(),
            null),
        signature.certificates());
  }

  private Verdict cms(byte[] cms, @Nullable GivenFile content) {
    CmsReport report = new CmsExamination(provider).examine(cms, content, signers.listed());
    List<Verdict.Judged> judged = new ArrayList<>();
    for (CmsSignature signature : report.signatures()) {
      List<SignatureFinding> findings = new ArrayList<>(signature.findings());
      findings.addAll(signature.notes());
      judged.add(
          judge(
              new Verdict.Judged(
                  "signer " + (judged.size() + 1),
                  signature.valueValid()
                      && signature.findings().stream().allMatch(FileExaminer::ofDigest),
                  signature.digestValid(),
                  signature.algorithm(),
                  content == null ? "SignedData" : String.valueOf(content.path().getFileName()),
                  signature.certificate(),
                  null,
                  true,
                  findings,
                  List.of(),
                  new Verdict.Cms(
                      signature.signingTime(),
                      signature.expected(),
                      signature.computed(),
                      report.certificates(),
                      diagnosing.of(signature, cms, content))),
              report.certificates()));
    }
    List<SignatureFinding> findings = new ArrayList<>(report.findings());
    findings.addAll(report.notes());
    return verdict(judged, findings, "nobody signed this SignedData");
  }

  /** Speaks against the digest alone; whatever else does leaves nothing of the value either. */
  private static boolean ofDigest(SignatureFinding finding) {
    return finding.code().equals("digest-mismatch");
  }

  private Verdict.Judged judge(Verdict.Judged judged, Collection<X509Certificate> known) {
    if (judged.certificate() == null) {
      return signers.asked() ? judged.doubted(signers.asksTrust() ? Boolean.FALSE : null) : judged;
    }
    return signers.judge(judged, judged.certificate(), known);
  }

  private static Verdict verdict(
      List<Verdict.Judged> judged, List<SignatureFinding> about, String none) {
    List<SignatureFinding> findings = new ArrayList<>(about);
    if (judged.isEmpty()) {
      findings.add(new SignatureFinding("no-signature", "/", none));
    }
    return new Verdict(true, judged, findings);
  }
}
