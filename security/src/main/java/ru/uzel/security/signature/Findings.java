package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;

/** What was found about one signature. */
final class Findings {

  private final String where;
  private final List<SignatureFinding> all = new ArrayList<>();

  Findings(String where) {
    this.where = where;
  }

  void add(SignatureFault fault, String detail) {
    add(fault.code(), detail);
  }

  void add(String code, String detail) {
    all.add(new SignatureFinding(code, where, detail));
  }

  void add(SignatureFault fault, String place, String detail) {
    all.add(new SignatureFinding(fault.code(), place, detail));
  }

  String where() {
    return where;
  }

  List<SignatureFinding> all() {
    return all;
  }
}
