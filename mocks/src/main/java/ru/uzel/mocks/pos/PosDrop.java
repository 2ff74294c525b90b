package ru.uzel.mocks.pos;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts files where the hub looks for them: whole, or not at all. */
final class PosDrop {

  /** The answer to an order. */
  record Dropped(String file, int rows) {}

  private static final Pattern PLAIN = Pattern.compile("[^/\\\\\\p{Cntrl}.~][^/\\\\\\p{Cntrl}]*");

  private final AtomicInteger unnamed = new AtomicInteger();
  private final Path in;
  private final PosBook book;

  PosDrop(Path in, PosBook book) {
    this.in = in;
    this.book = book;
  }

  Dropped export(Export order) throws IOException {
    List<Map<String, String>> rows = order.rows() == null ? List.of() : order.rows();
    String name =
        plain(order.fileName() == null ? "export-" + unnamed.incrementAndGet() : order.fileName());
    List<String> columns = order.columns();
    byte[] bytes =
        PosExport.write(
            rows, columns == null ? PosExport.shuffled(rows, name.hashCode()) : columns);
    boolean corrupt = Boolean.TRUE.equals(order.corrupt());
    return drop(name, corrupt ? Arrays.copyOf(bytes, bytes.length / 2) : bytes, rows, corrupt);
  }

  /** Results of votings, a row for each option. */
  Dropped votings(Export order) throws IOException {
    List<Map<String, String>> rows = order.rows() == null ? List.of() : order.rows();
    String name =
        plain(order.fileName() == null ? "votings-" + unnamed.incrementAndGet() : order.fileName());
    List<String> columns = order.columns();
    byte[] bytes =
        PosExport.write(
            rows,
            columns == null
                ? PosExport.shuffled(PosExport.VOTING_HEADERS, rows, name.hashCode())
                : columns);
    return drop(name, bytes, rows, false);
  }

  Dropped copy(Copy order) throws IOException {
    if (order.path() == null) {
      throw new IllegalArgumentException("path is missing");
    }
    Path source = Path.of(order.path());
    if (!Files.isRegularFile(source)) {
      throw new IllegalArgumentException("no such file: " + source);
    }
    String name =
        plain(order.fileName() == null ? String.valueOf(source.getFileName()) : order.fileName());
    List<Map<String, String>> rows;
    boolean corrupt = false;
    try {
      rows = PosTable.read(source);
    } catch (IOException e) {
      // what cannot be read is still dropped: to see the hub refuse it
      rows = List.of();
      corrupt = true;
    }
    return drop(name, Files.readAllBytes(source), rows, corrupt);
  }

  private synchronized Dropped drop(
      String name, byte[] bytes, List<Map<String, String>> rows, boolean corrupt)
      throws IOException {
    Files.createDirectories(in);
    Path target = in.resolve(name);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(name);
    }
    Path part = in.resolve("." + name + ".part");
    Files.write(part, bytes);
    // booked before it is there, so that no status can come back for a message not in the book
    List<Map<String, Object>> sent = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, Object> entry = entry(row.get("Номер"), name, corrupt);
      if (row.containsKey("Номер объекта")) {
        entry.put("object", row.get("Номер объекта"));
      }
      sent.add(entry);
    }
    if (rows.isEmpty()) {
      sent.add(entry(null, name, corrupt));
    }
    book.write(PosBook.SENT, sent);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    return new Dropped(name, rows.size());
  }

  private static Map<String, Object> entry(@Nullable String number, String file, boolean corrupt) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (number != null) {
      entry.put("number", number);
    }
    entry.put("file", file);
    entry.put("corrupt", corrupt);
    return entry;
  }

  private static String plain(String fileName) {
    if (!PLAIN.matcher(fileName).matches()) {
      throw new IllegalArgumentException("fileName must be the plain name of a file");
    }
    return fileName.endsWith(".xlsx") ? fileName : fileName + ".xlsx";
  }
}
