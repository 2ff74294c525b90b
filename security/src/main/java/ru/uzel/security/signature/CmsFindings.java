package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.CertificateProblem;

/** What was found about one signer, or about the whole: what is wrong, and what is only odd. */
final class CmsFindings {

  private final String where;
  private final List<SignatureFinding> wrong = new ArrayList<>();
  private final List<SignatureFinding> odd = new ArrayList<>();

  CmsFindings(String where) {
    this.where = where;
  }

  void add(SignatureFault fault, String detail) {
    wrong.add(new SignatureFinding(fault.code(), where, detail));
  }

  void add(CmsFault fault, String detail) {
    wrong.add(new SignatureFinding(fault.code(), where, detail));
  }

  void add(CertificateProblem problem) {
    wrong.add(new SignatureFinding(problem.code(), where, problem.detail()));
  }

  void note(CmsFault fault, String detail) {
    odd.add(new SignatureFinding(fault.code(), where, detail));
  }

  void note(CertificateProblem problem) {
    odd.add(new SignatureFinding(problem.code(), where, problem.detail()));
  }

  void include(CmsSignature signature) {
    wrong.addAll(signature.findings());
    odd.addAll(signature.notes());
  }

  List<SignatureFinding> wrong() {
    return wrong;
  }

  List<SignatureFinding> odd() {
    return odd;
  }
}
