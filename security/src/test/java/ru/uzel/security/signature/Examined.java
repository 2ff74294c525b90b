package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.Issued;

/** Files examined, and the findings by their codes. */
final class Examined {

  private static final XmlExaminer EXAMINER =
      new XmlExaminer(Issued.PROVIDER, XmlLimits.ofBytes(1 << 26));

  private Examined() {}

  static Examination file(String text) {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  static Examination file(byte[] bytes) {
    return EXAMINER.examine(bytes, List.of());
  }

  /** The only signature of a file. */
  static ExaminedSignature only(String text) {
    List<ExaminedSignature> signatures = file(text).signatures();
    if (signatures.size() != 1) {
      throw new AssertionError(signatures.size() + " signatures");
    }
    return signatures.get(0);
  }

  static List<String> codes(ExaminedSignature signature) {
    return signature.findings().stream().map(SignatureFinding::code).distinct().toList();
  }

  static List<String> codes(String text) {
    return codes(only(text));
  }
}
