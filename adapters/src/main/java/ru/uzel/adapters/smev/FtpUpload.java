package ru.uzel.adapters.smev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;

/**
 * Puts a file into the file store. Done again it finds the file there, whole or begun, and does
 * only what is missing.
 */
final class FtpUpload {

  private static final int ATTEMPTS = 3;

  private final ContentStore contents;

  FtpUpload(ContentStore contents) {
    this.contents = contents;
  }

  /**
   * @param directory the uuid by which the message refers to the file
   * @throws ru.uzel.model.failure.RetryableFailure when three connections did not suffice
   */
  void put(FtpAddress address, FtpLogin login, String directory, String name, ContentRef content) {
    @Nullable IOException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try (FtpSession session = FtpSession.open(address, login)) {
        session.enter(directory);
        put(session, name, content);
        return;
      } catch (IOException failure) {
        last = failure;
        if (failure instanceof FtpRefusal no && no.isPermanent()) {
          break;
        }
      }
    }
    throw FtpFailures.upload(address, last);
  }

  private void put(FtpSession session, String name, ContentRef content) throws IOException {
    long there = Math.max(0, session.size(name));
    if (there > content.size()) {
      // Two connections wrote at once: one of ours had not noticed that it was cut.
      session.delete(name);
      there = 0;
    }
    if (there == content.size() && there > 0) {
      return;
    }
    try (InputStream bytes = contents.open(content);
        OutputStream out = session.write(name, there > 0)) {
      bytes.skipNBytes(there);
      bytes.transferTo(out);
    }
    session.finish();
    long now = session.size(name);
    if (now >= 0 && now != content.size()) {
      session.delete(name);
      throw new EOFException("the store has " + now + " of " + content.size() + " bytes");
    }
  }
}
