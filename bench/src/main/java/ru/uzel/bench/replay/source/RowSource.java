package ru.uzel.bench.replay.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one file, one after the other; never the whole of it in memory. */
public interface RowSource extends Closeable {

  /**
   * The next row, or null after the last.
   *
   * @throws UnreadableFile when nothing further can be read, and that is no fault of one row
   */
  @Nullable SourceRow next() throws IOException, UnreadableFile;

  /** What is to be known of the file as a whole, known once it is opened. */
  List<String> notes();
}
