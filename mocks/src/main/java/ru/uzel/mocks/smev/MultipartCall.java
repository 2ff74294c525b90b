package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP call: an envelope alone, or MTOM with the envelope as its first part and
 * files after it.
 *
 * @param envelope the bytes of the root part
 * @param files the other parts, by Content-ID without its angle brackets
 */
@SuppressWarnings("ArrayRecordComponent")
record MultipartCall(byte[] envelope, Map<String, StoredFile> files) {

  static final int LARGEST_ENVELOPE = 64 * 1024 * 1024;

  /** Far above what СМЭВ takes inline, so that too much is still answered with its own fault. */
  private static final long LARGEST_PART = 128L * 1024 * 1024;

  private static final int MOST_PARTS = 1_000;

  static boolean is(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/related");
  }

  static MultipartCall read(InputStream in, String contentType, FileStore store)
      throws IOException {
    Map<String, StoredFile> files = new HashMap<>();
    try {
      return new MultipartCall(parts(in, contentType, store, files), files);
    } catch (MimeException e) {
      files.values().forEach(StoredFile::delete);
      throw SmevFault.client("not multipart: " + e.getMessage());
    } catch (SmevFault e) {
      files.values().forEach(StoredFile::delete);
      throw e;
    }
  }

  private static byte[] parts(
      InputStream in, String contentType, FileStore store, Map<String, StoredFile> files)
      throws IOException, MimeException {
    MimeTokenStream stream =
        new MimeTokenStream(new MimeConfig.Builder().setMaxHeaderLen(10_000).build());
    stream.parseHeadless(in, contentType);
    byte @Nullable [] envelope = null;
    String id = "";
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      if (state == EntityState.T_START_HEADER) {
        id = "";
      } else if (state == EntityState.T_FIELD
          && stream.getField().getName().equalsIgnoreCase("Content-ID")) {
        id = stream.getField().getBody().strip().replaceAll("^<|>$", "");
      } else if (state == EntityState.T_BODY) {
        // Content-Transfer-Encoding undone; XOP parts are binary, but not everybody's.
        InputStream body = stream.getDecodedInputStream();
        if (envelope == null) {
          envelope = body.readNBytes(LARGEST_ENVELOPE);
        } else if (files.size() >= MOST_PARTS || files.containsKey(id)) {
          throw SmevFault.client("not multipart: too many parts, or two of one Content-ID");
        } else {
          files.put(id, store.store(body, LARGEST_PART));
        }
      }
    }
    if (envelope == null) {
      throw SmevFault.client("not multipart: there is no root part");
    }
    return envelope;
  }

  String text() {
    return new String(envelope, StandardCharsets.UTF_8);
  }
}
