package ru.uzel.model.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Keeps files by their hash, encrypted; never a whole one in memory. */
public interface ContentStore {

  /**
   * Reads the stream to its end and keeps what came. On return the bytes and their name are on
   * disk, so that a queue may name them; content that is there already is not kept twice.
   *
   * @param limit the most bytes to take
   * @throws IOException when the stream cannot be read; nothing is kept then
   * @throws ru.uzel.model.failure.RejectedFailure with code TOO_LARGE when there is more
   * @throws ru.uzel.model.failure.RetryableFailure when the disk cannot take it now
   */
  ContentRef store(InputStream content, long limit) throws IOException;

  /**
   * The bytes, each verified before it is given out. Reading what was altered on disk ends in a
   * {@link ru.uzel.model.failure.RejectedFailure}, not in an IOException, which would stand for a
   * failure that may pass.
   *
   * @throws ru.uzel.model.failure.RejectedFailure with code NOT_FOUND when it is not kept here,
   *     MALFORMED when it was altered
   */
  InputStream open(ContentRef content);

  /** The content with that hash, if it is kept here. */
  Optional<ContentRef> find(String hash);
}
