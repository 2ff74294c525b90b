package ru.uzel.adapters.pos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180), UTF-8 with or without a byte order mark, its values parted by semicolons,
 * as spreadsheets of Russian settings write them, or by commas.
 */
final class PosCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LONGEST_HEADER = 1 << 18;

  private PosCsv() {}

  /** As {@link PosSheet#read}. */
  static PosHeader read(Path file, PosSheet.Rows rows) throws PosProblem {
    try (BufferedReader text = Files.newBufferedReader(file)) {
      PosHeaderFirst headerFirst = new PosHeaderFirst(false, rows);
      skipByteOrderMark(text);
      CSVFormat format =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(delimiter(text))
              .setIgnoreEmptyLines(false)
              .get();
      int width = 0;
      try (CSVParser records = CSVParser.parse(text, format)) {
        for (Iterator<CSVRecord> lines = records.iterator(); lines.hasNext(); ) {
          CSVRecord line = lines.next();
          if (line.size() < width && !lines.hasNext() && !endsWithALine(file)) {
            // Spreadsheets leave empty values out at the end of a line, but not its end.
            throw PosProblem.ofFile(PosFault.NOT_CSV);
          }
          NavigableMap<Integer, PosCell> cells = cells(line, width);
          if (!cells.isEmpty()) {
            headerFirst.row((int) line.getRecordNumber(), cells);
            width = width == 0 ? line.size() : width;
          }
        }
      }
      return headerFirst.header();
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    }
  }

  private static PosProblem unreadable(@Nullable IOException failure) {
    return PosProblem.ofFile(
        failure instanceof CharacterCodingException ? PosFault.NOT_UTF8 : PosFault.NOT_CSV);
  }

  private static boolean endsWithALine(Path file) throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      bytes.position(Math.max(0, bytes.size() - 1)).read(last);
      return last.get(0) == '\n' || last.get(0) == '\r';
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  /** Some headers have a comma in them, none has a semicolon. */
  private static String delimiter(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    String header = text.readLine();
    while (header != null && header.isBlank()) {
      header = text.readLine();
    }
    text.reset();
    return header != null && header.indexOf(';') >= 0 ? ";" : ",";
  }

  /**
   * @param width of the header line; 0 while there is none
   */
  private static NavigableMap<Integer, PosCell> cells(CSVRecord line, int width) {
    NavigableMap<Integer, PosCell> cells = new TreeMap<>();
    for (int column = 0; column < line.size(); column++) {
      PosCell cell = new PosCell(line.get(column), PosCell.Form.TEXT, false);
      if (cell.blank()) {
        continue;
      }
      if (width > 0 && column >= width) {
        // A delimiter that was not quoted: all that stands after it is in a wrong column.
        cell = new PosCell("", PosCell.Form.STRAY, false);
      } else if (cell.value().length() > PosCell.LONGEST) {
        cell = new PosCell("", PosCell.Form.TOO_LONG, false);
      }
      cells.put(column, cell);
    }
    return cells;
  }
}
