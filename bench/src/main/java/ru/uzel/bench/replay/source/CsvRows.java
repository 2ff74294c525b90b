package ru.uzel.bench.replay.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV with a line of headers: every field is text as it stands. */
final class CsvRows implements RowSource {

  private final ByteInput in;
  private final CsvCutter cutter;
  private final StrictText text;
  private final CSVFormat format;
  private final Headers headers;
  private long number;

  /** Reads the headers. */
  CsvRows(ByteInput in, char delimiter, Charset charset) throws IOException, UnreadableFile {
    this.in = in;
    this.cutter = new CsvCutter(in, delimiter);
    this.text = new StrictText(charset);
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    Piece first = cutter.next();
    if (first == null) {
      throw new UnreadableFile("файл пуст: нужна хотя бы строка заголовков");
    }
    try {
      this.headers = Headers.of(fields(first));
    } catch (Unfit unfit) {
      throw new UnreadableFile("заголовки не читаются: " + unfit.getMessage(), unfit);
    }
  }

  /** One record that is none; the message says why, in Russian. */
  private static final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  private List<String> fields(Piece piece) throws Unfit {
    if (piece.fault() != null) {
      throw new Unfit(piece.fault());
    }
    try (CSVParser parser = CSVParser.parse(text.decode(piece.bytes()), format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1) {
        throw new Unfit("это не одна запись CSV");
      }
      return List.of(records.get(0).values());
    } catch (CharacterCodingException noText) {
      throw new Unfit(String.valueOf(noText.getMessage()));
    } catch (IOException | UncheckedIOException malformed) {
      throw new Unfit("это не CSV");
    }
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    Piece piece = cutter.next();
    if (piece == null) {
      return null;
    }
    number++;
    try {
      return row(piece, fields(piece));
    } catch (Unfit unfit) {
      return SourceRow.broken(
          number, piece.place(), piece.bytes(), String.valueOf(unfit.getMessage()));
    }
  }

  private SourceRow row(Piece piece, List<String> fields) throws Unfit {
    int expected = headers.names().size();
    List<String> notes = new ArrayList<>();
    if (fields.size() > expected
        && fields.subList(expected, fields.size()).stream().allMatch(String::isEmpty)) {
      notes.add("пустых полей сверх заголовков: " + (fields.size() - expected));
    } else if (fields.size() != expected) {
      throw new Unfit("полей " + fields.size() + ", а заголовков " + expected);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < expected; i++) {
      values.put(headers.names().get(i), fields.get(i));
    }
    return SourceRow.of(number, piece.place(), values, notes);
  }

  @Override
  public List<String> notes() {
    return headers.notes();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
