package ru.uzel.bench.replay.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Rows that are JSON objects, however they are cut out of their file. */
final class JsonRows implements RowSource {

  /** Cuts one row after the other out of a file. */
  interface Cutter {

    @Nullable Piece next() throws IOException;
  }

  private final ByteInput in;
  private final Cutter cutter;
  private final StrictText text;
  private long number;

  JsonRows(ByteInput in, Cutter cutter, Charset charset) {
    this.in = in;
    this.cutter = cutter;
    this.text = new StrictText(charset);
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    Piece piece = cutter.next();
    if (piece == null) {
      return null;
    }
    number++;
    if (piece.fault() != null) {
      return SourceRow.broken(number, piece.place(), piece.bytes(), piece.fault());
    }
    try {
      return row(piece, JsonValues.read(text.decode(piece.bytes())));
    } catch (CharacterCodingException noText) {
      return SourceRow.broken(
          number, piece.place(), piece.bytes(), String.valueOf(noText.getMessage()));
    } catch (JacksonException noJson) {
      return SourceRow.broken(number, piece.place(), piece.bytes(), fault(piece, noJson));
    }
  }

  @SuppressWarnings("unchecked")
  private SourceRow row(Piece piece, @Nullable Object value) {
    return value instanceof Map<?, ?> members
        ? SourceRow.of(number, piece.place(), (Map<String, @Nullable Object>) members, List.of())
        : SourceRow.broken(number, piece.place(), piece.bytes(), "это не объект JSON");
  }

  /** Where it breaks, but not the parser's words: they quote the row. */
  private static String fault(Piece piece, JacksonException noJson) {
    var location = noJson.getLocation();
    if (location == null || location.getLineNr() < 1) {
      return "это не JSON";
    }
    String where =
        "строка файла "
            + (piece.line() + location.getLineNr() - 1)
            + ", знак "
            + location.getColumnNr();
    return String.valueOf(noJson.getMessage()).contains("Duplicate")
        ? "поле названо дважды: " + where
        : "это не JSON: " + where;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
