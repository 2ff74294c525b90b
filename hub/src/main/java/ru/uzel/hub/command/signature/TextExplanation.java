package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.signature.Diagnosis;
import ru.uzel.security.signature.XrayReference;
import ru.uzel.security.signature.XraySignature;
import ru.uzel.security.signature.XrayStep;

/** For people who must find out why a signature does not hold, and whom to call. */
final class TextExplanation {

  private static final int SHOWN = 1500;
  private static final List<String> DIAGNOSED = List.of("digest-mismatch", "value-mismatch");

  private final Wording words;
  private final TextReport report;

  TextExplanation(Wording words, Path file) {
    this.words = words;
    report = new TextReport(words, file);
  }

  void write(Verdict verdict, List<XraySignature> opened, PrintWriter out) {
    report.head(verdict, out);
    for (int i = 0; i < verdict.signatures().size(); i++) {
      Verdict.Judged judged = verdict.signatures().get(i);
      report.signature(i + 1, judged, out);
      if (i < opened.size()) {
        write(opened.get(i), out);
      } else if (judged.cms() != null) {
        write(judged.cms(), out);
      }
      cures(judged, diagnosed(judged, i < opened.size()), out);
    }
    verdict.findings().forEach(finding -> cure(finding, out));
    out.flush();
  }

  private void write(Verdict.Cms cms, PrintWriter out) {
    certificates(cms.certificates(), out);
    if (!cms.expected().isEmpty()) {
      out.println(words.text("digest.expected", cms.expected()));
      out.println(words.text("digest.computed", cms.computed()));
    }
    diagnosis(cms.diagnosis(), cms.differs(), out);
  }

  private void write(XraySignature signature, PrintWriter out) {
    certificates(signature.examined().certificates(), out);
    for (XrayReference reference : signature.references()) {
      write(reference, out);
    }
    if (signature.signedInfo() != null) {
      out.println(words.text("signed-info"));
      step(signature.signedInfo(), out);
    }
    diagnosis(signature.diagnosis(), !signature.examined().valueValid(), out);
  }

  private void certificates(List<X509Certificate> certificates, PrintWriter out) {
    out.println(words.text("chain"));
    for (X509Certificate one : certificates) {
      out.println(
          words.text(
              "chain.link",
              Plain.text(SubjectName.of(one)),
              Plain.text(SubjectName.ofIssuer(one)),
              one.getSerialNumber().toString(16)));
    }
  }

  private void write(XrayReference reference, PrintWriter out) {
    out.println(
        words.text("reference", Plain.text(reference.uri()), Plain.text(reference.target())));
    reference.steps().forEach(step -> step(step, out));
    out.println(words.text("digest.expected", reference.expected()));
    out.println(words.text("digest.computed", reference.computed()));
    diagnosis(reference.diagnosis(), !reference.holds() && !reference.computed().isEmpty(), out);
  }

  private void step(XrayStep step, PrintWriter out) {
    out.println(words.text("step", Plain.text(step.transform()), step.length()));
    String text = step.text();
    out.println("    " + Plain.visible(text.substring(0, Math.min(SHOWN, text.length()))));
    if (text.length() > SHOWN) {
      out.println(words.text("step.more", text.length() - SHOWN));
    }
  }

  private void diagnosis(@Nullable Diagnosis diagnosis, boolean wanted, PrintWriter out) {
    if (diagnosis == null) {
      if (wanted) {
        out.println(words.text("diagnosis.none"));
      }
      return;
    }
    out.println(words.text("diagnosis", words.harm(diagnosis.harm())));
    if (!diagnosis.where().isEmpty()) {
      out.println(
          words.text(
              "diagnosis.where",
              Plain.text(words.detail(diagnosis.where())),
              Plain.visible(diagnosis.found()),
              Plain.visible(diagnosis.signed())));
    }
    out.println(words.text("cure", words.harmCure(diagnosis.harm())));
  }

  /** The findings about which a diagnosis above says more. */
  private static List<String> diagnosed(Verdict.Judged judged, boolean opened) {
    if (opened) {
      return DIAGNOSED;
    }
    Verdict.Cms cms = judged.cms();
    return cms != null && cms.diagnosis() != null ? DIAGNOSED.subList(0, 1) : List.of();
  }

  private void cures(Verdict.Judged judged, List<String> diagnosed, PrintWriter out) {
    judged.findings().stream()
        .filter(finding -> !diagnosed.contains(finding.code()))
        .forEach(finding -> cure(finding, out));
  }

  private void cure(SignatureFinding finding, PrintWriter out) {
    String cure = words.cure(finding.code());
    if (!cure.isEmpty()) {
      out.println(words.text("cure.of", finding.code(), cure));
    }
  }
}
