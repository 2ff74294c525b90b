package ru.uzel.hub.command.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.Providers;
import ru.uzel.security.signature.Examination;
import ru.uzel.security.signature.ExaminedSignature;
import ru.uzel.security.signature.XmlExaminer;
import ru.uzel.security.signature.XmlLimits;

/** Reads a file and finds out what its signatures are worth; every failure is an answer too. */
final class FileExaminer {

  /** Room for the largest attachments that travel within a message, several times over. */
  static final int LARGEST = 160 << 20;

  private final Signers signers;

  FileExaminer(Signers signers) {
    this.signers = signers;
  }

  Verdict examine(Path file) {
    try {
      return judge(file);
    } catch (HubFailure refused) {
      return Verdict.unreadable(
          refused.code().wireName(), refused.where().orElse("/"), refused.reason());
    } catch (IOException unreadable) {
      return Verdict.unreadable("unreadable", "/", reason(file, unreadable));
    } catch (OutOfMemoryError tooLarge) {
      return Verdict.unreadable(
          "too-large", "/", "the file needs more memory than this command was given");
    }
  }

  private Verdict judge(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return Verdict.unreadable("unreadable", "/", "it is a directory");
    }
    if (signers.trust() != null && !Files.isDirectory(signers.trust())) {
      return Verdict.unreadable(
          "unreadable", "/", "--trust " + signers.trust() + " is no directory");
    }
    if (Files.size(file) > LARGEST) {
      return Verdict.unreadable(
          "too-large", "/", Files.size(file) + " bytes, " + LARGEST + " are read");
    }
    Provider provider = Providers.standard();
    Examination examination =
        new XmlExaminer(provider, XmlLimits.ofBytes(LARGEST)).examine(Files.readAllBytes(file));
    List<Verdict.Judged> judged = new ArrayList<>();
    for (ExaminedSignature signature : examination.signatures()) {
      judged.add(judge(signature, provider));
    }
    List<SignatureFinding> findings = new ArrayList<>(examination.findings());
    if (judged.isEmpty()) {
      findings.add(new SignatureFinding("no-signature", "/", "no ds:Signature in the document"));
    }
    return new Verdict(true, judged, findings);
  }

  private Verdict.Judged judge(ExaminedSignature signature, Provider provider) {
    List<SignatureFinding> findings = new ArrayList<>(signature.findings());
    Signers.@Nullable Answer answer = null;
    if (signature.certificate() != null) {
      answer =
          signers.about(
              signature.certificate(), signature.certificates(), signature.where(), provider);
      findings.addAll(answer.findings());
    }
    return new Verdict.Judged(
        signature.where(),
        signature.valueValid(),
        signature.digestValid(),
        signature.algorithm(),
        signature.signedElement(),
        signature.certificate(),
        answer == null ? unknown() : answer.trusted(),
        answer == null ? signers.trust() == null && signers.at() == null : answer.believed(),
        findings);
  }

  /** A signer without a certificate: not believed where anybody asks. */
  private @Nullable Boolean unknown() {
    return signers.trust() == null ? null : Boolean.FALSE;
  }

  private static String reason(Path file, IOException failure) {
    if (!Files.exists(file)) {
      return "there is no file " + file;
    }
    if (!Files.isReadable(file)) {
      return "no permission to read " + file;
    }
    return "it cannot be read: " + failure.getMessage();
  }
}
