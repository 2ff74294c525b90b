package ru.uzel.adapters.executor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Takes the files of an update into the content store: all of them, or none. */
final class FileIntake {

  private final ContentStore contents;
  private final SignatureVerifier verifier;
  private final ContentHash hash;

  FileIntake(ContentStore contents, SignatureVerifier verifier, ContentHash hash) {
    this.contents = contents;
    this.verifier = verifier;
    this.hash = hash;
  }

  /**
   * What came of them.
   *
   * @param proofs of each file that has a signature of its own, who made it
   */
  record Taken(List<ContentRef> kept, List<String> proofs) {

    /** How the message was proven, and after it the files that prove more. */
    String noted(String proof) {
      return proofs.isEmpty() ? proof : proof + "; " + String.join("; ", proofs);
    }
  }

  /**
   * @param announced as the signed message names them: their hashes bind them to its signature
   * @param files the bytes of each, in the same order
   * @throws ProblemException with everything that is wrong; nothing was kept then
   * @throws ru.uzel.model.failure.RetryableFailure when the disk cannot take them now, or whether a
   *     signer's certificate is revoked is not known
   */
  Taken take(ExecutorProperties properties, List<AnnouncedFile> announced, List<byte[]> files) {
    if (files.size() > announced.size()) {
      throw new ProblemException(
          Problem.malformed(
              "the body has "
                  + files.size()
                  + " parts 'file', and the message announces "
                  + announced.size()));
    }
    List<Problem> problems = new ArrayList<>();
    List<String> proofs = new ArrayList<>();
    for (int i = 0; i < announced.size(); i++) {
      String pointer = AnnouncedFile.pointer(i);
      if (i >= files.size()) {
        problems.add(Problem.missing(pointer, "is missing: the body has no part 'file' for it"));
      } else if (isAnnounced(announced.get(i), files.get(i), pointer, problems)) {
        prove(properties, announced.get(i), files.get(i), pointer, proofs, problems);
      }
    }
    // The first decides: a signature that does not hold is a matter of security whatever else is.
    problems.sort(Comparator.comparing(problem -> problem.status() != 403));
    ProblemException.throwIfAny(problems);
    return new Taken(files.stream().map(this::store).toList(), proofs);
  }

  private boolean isAnnounced(
      AnnouncedFile announced, byte[] file, String pointer, List<Problem> problems) {
    int before = problems.size();
    if (file.length != announced.size()) {
      problems.add(
          Problem.invalid(
              pointer + "/content/size",
              "is " + announced.size() + "; the part 'file' has " + file.length + " bytes"));
      return false;
    }
    if (announced.hash() != null && !announced.hash().equals(hash.hex(file))) {
      problems.add(
          Problem.invalid(pointer + "/content/hash", "is not the Streebog-256 of the part 'file'"));
    }
    if (announced.sha256() != null && !announced.sha256().equals(sha256(file))) {
      problems.add(
          Problem.invalid(pointer + "/content/sha256", "is not the SHA-256 of the part 'file'"));
    }
    return problems.size() == before;
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private void prove(
      ExecutorProperties properties,
      AnnouncedFile file,
      byte[] bytes,
      String pointer,
      List<String> proofs,
      List<Problem> problems) {
    if (file.signature() == null) {
      return;
    }
    SignatureReport report =
        verifier
            .verifyDetached(
                Base64.getDecoder().decode(file.signature()),
                DetachedContent.of(bytes),
                properties.attachmentTrust())
            .answered();
    if (report.valid()) {
      proofs.add(pointer + " " + report.summary());
    } else {
      FailureCode code = report.failureCode();
      problems.add(new Problem(code, 403, pointer + "/signature", report.summary()));
    }
  }

  private ContentRef store(byte[] file) {
    try {
      return contents.store(new ByteArrayInputStream(file), file.length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
