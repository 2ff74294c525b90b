package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;

/** For people: what holds, what does not, what it means. */
final class TextReport implements Report {

  private final Wording words;
  private final Path file;

  TextReport(Wording words, Path file) {
    this.words = words;
    this.file = file;
  }

  @Override
  public void write(Verdict verdict, PrintWriter out) {
    head(verdict, out);
    int number = 0;
    for (Verdict.Judged signature : verdict.signatures()) {
      signature(++number, signature, out);
    }
    out.flush();
  }

  void head(Verdict verdict, PrintWriter out) {
    out.println(words.text("verdict." + verdict.exitCode(), file, verdict.signatures().size()));
    findings(verdict.findings(), out);
  }

  void signature(int number, Verdict.Judged signature, PrintWriter out) {
    out.println();
    out.println(words.text("signature", number, Plain.text(words.detail(signature.where()))));
    out.println(words.text("signed", Plain.text(signature.signedElement())));
    out.println(words.text("algorithm", Plain.text(signature.algorithm())));
    out.println(words.text(signature.valueValid() ? "value.holds" : "value.broken"));
    out.println(words.text(signature.digestValid() ? "digest.holds" : "digest.broken"));
    if (signature.certificate() != null) {
      certificate(signature.certificate(), out);
    }
    if (signature.signingTime() != null) {
      out.println(words.text("signing-time", signature.signingTime().toString()));
    }
    if (signature.trusted() != null) {
      out.println(words.text(signature.trusted() ? "trusted" : "not-trusted"));
      for (X509Certificate link : signature.chain()) {
        out.println(words.text("vouched", Plain.text(SubjectName.of(link))));
      }
    }
    findings(signature.findings(), out);
  }

  private void certificate(X509Certificate certificate, PrintWriter out) {
    out.println(
        words.text(
            "certificate",
            Plain.text(SubjectName.of(certificate)),
            certificate.getNotBefore().toInstant().toString(),
            certificate.getNotAfter().toInstant().toString()));
  }

  private void findings(List<SignatureFinding> findings, PrintWriter out) {
    for (SignatureFinding finding : findings) {
      out.println(
          words.text(
              "finding",
              finding.code(),
              words.finding(finding.code()),
              Plain.text(words.detail(finding.where())),
              Plain.text(words.detail(finding.detail()))));
    }
  }
}
