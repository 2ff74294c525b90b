package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the files that control calls describe. */
final class Attacher {

  private final FileStore store;
  private final FtpSide ftp;
  private final SigningKey signer;
  private final SigningKey stranger;
  private final Supplier<Behaviour> behaviour;

  Attacher(
      FileStore store,
      FtpSide ftp,
      SigningKey signer,
      SigningKey stranger,
      Supplier<Behaviour> behaviour) {
    this.store = store;
    this.ftp = ftp;
    this.signer = signer;
    this.stranger = stranger;
    this.behaviour = behaviour;
  }

  OutgoingFiles make(@Nullable List<PlannedFile> planned) {
    List<OutgoingFile> files = new ArrayList<>();
    for (PlannedFile one : planned == null ? List.<PlannedFile>of() : planned) {
      files.add(make(one));
    }
    return new OutgoingFiles(files);
  }

  private OutgoingFile make(PlannedFile planned) {
    StoredFile told = content(planned, planned.text());
    StoredFile sent = planned.spoils("content") ? content(planned, "подменено") : told;
    boolean byFtp = planned.byFtp(told.size(), behaviour.get().inlineLimitBytes());
    String id = byFtp ? UUID.randomUUID().toString() : "file-" + UUID.randomUUID();
    return new OutgoingFile(
        id,
        planned.fileName(),
        planned.type(),
        sent,
        planned.spoils("hash") ? otherHash(told) : told.hash(),
        planned.isSigned() ? signature(planned, told) : null,
        planned.includesSignature(),
        byFtp ? ftp.publish(id, planned.fileName(), sent) : null);
  }

  private StoredFile content(PlannedFile planned, @Nullable String text) {
    if (text == null) {
      return store.generate(planned.bytes());
    }
    try {
      return store.store(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String signature(PlannedFile planned, StoredFile file) {
    // Of another file it is well made, but not of this one.
    byte[] digest = planned.spoils("signature") ? SigningKey.digest(new byte[] {1}) : file.digest();
    SigningKey key = planned.spoils("stranger") ? stranger : signer;
    return Base64.getEncoder().encodeToString(DetachedSignature.sign(digest, key));
  }

  private static String otherHash(StoredFile file) {
    return Base64.getEncoder().encodeToString(SigningKey.digest(file.digest()));
  }
}
