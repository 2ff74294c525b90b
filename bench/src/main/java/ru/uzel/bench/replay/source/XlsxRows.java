package ru.uzel.bench.replay.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** One sheet of a workbook; its first line that is not blank has the headers. */
final class XlsxRows implements RowSource {

  /** A part that unpacks to more, or a hundredfold and more, is a bomb and no table. */
  private static final long LARGEST_PART = 4L << 30;

  private static final double SMALLEST_RATIO = 0.005;

  private final OPCPackage workbook;
  private final XlsxSheet sheet;
  private final Headers headers;
  private final List<Integer> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long number;

  private XlsxRows(OPCPackage workbook, XlsxSheet sheet, List<String> otherSheets)
      throws IOException, UnreadableFile {
    this.workbook = workbook;
    this.sheet = sheet;
    NavigableMap<Integer, XlsxCell> first = sheet.next();
    if (first == null) {
      throw new UnreadableFile("лист пуст: нужна хотя бы строка заголовков");
    }
    List<String> names = new ArrayList<>();
    first.forEach(
        (column, cell) -> {
          columns.add(column);
          names.add(cell.value() == null ? "" : String.valueOf(cell.value()));
        });
    this.headers = Headers.of(names);
    notes.addAll(headers.notes());
    if (!otherSheets.isEmpty()) {
      notes.add(
          "прочитан один лист; другие листы книги: "
              + String.join(", ", otherSheets)
              + " (выбрать: --sheet ИМЯ)");
    }
  }

  static XlsxRows open(Path path, @Nullable String wanted) throws IOException, UnreadableFile {
    ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    ZipSecureFile.setMinInflateRatio(SMALLEST_RATIO);
    try {
      OPCPackage workbook = OPCPackage.open(path.toFile(), PackageAccess.READ);
      try {
        return open(workbook, wanted);
      } catch (IOException
          | OpenXML4JException
          | SAXException
          | XMLStreamException
          | UnreadableFile
          | RuntimeException unreadable) {
        workbook.revert();
        throw unreadable;
      }
    } catch (OpenXML4JException
        | OpenXML4JRuntimeException
        | SAXException
        | XMLStreamException
        | org.apache.poi.UnsupportedFileFormatException damaged) {
      throw new UnreadableFile("книга XLSX не читается: она повреждена или обрезана", damaged);
    } catch (IOException damaged) {
      throw new UnreadableFile(
          String.valueOf(damaged.getMessage()).contains("bomb")
              ? "книга XLSX распаковывается в недопустимо большой объём"
              : "книга XLSX не читается: она повреждена или обрезана",
          damaged);
    }
  }

  private static XlsxRows open(OPCPackage workbook, @Nullable String wanted)
      throws IOException, OpenXML4JException, SAXException, XMLStreamException, UnreadableFile {
    XSSFReader reader = new XSSFReader(workbook);
    List<String> others = new ArrayList<>();
    InputStream chosen = null;
    Iterator<InputStream> sheets = reader.getSheetsData();
    while (sheets.hasNext()) {
      InputStream sheet = sheets.next();
      String name = ((XSSFReader.SheetIterator) sheets).getSheetName();
      if (chosen == null && (wanted == null || wanted.equals(name))) {
        chosen = sheet;
      } else {
        others.add(name);
        sheet.close();
      }
    }
    if (chosen == null) {
      throw new UnreadableFile(
          wanted == null
              ? "в книге нет листов"
              : "в книге нет листа «" + wanted + "»; есть: " + String.join(", ", others));
    }
    XlsxSheet sheet =
        new XlsxSheet(
            chosen,
            new ReadOnlySharedStringsTable(workbook, false),
            new XlsxStyles(reader.getStylesTable(), date1904(reader)));
    return new XlsxRows(workbook, sheet, wanted == null ? others : List.of());
  }

  private static boolean date1904(XSSFReader reader) throws IOException, OpenXML4JException {
    try (InputStream data = reader.getWorkbookData()) {
      String start = new String(data.readNBytes(1 << 16), StandardCharsets.UTF_8);
      return start.matches("(?s).*date1904\\s*=\\s*\"(1|true)\".*");
    }
  }

  @Override
  public @Nullable SourceRow next() throws IOException, UnreadableFile {
    NavigableMap<Integer, XlsxCell> cells = sheet.next();
    if (cells == null) {
      return null;
    }
    number++;
    String place = "строка листа " + sheet.row();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<String> found = new ArrayList<>();
    NavigableMap<Integer, XlsxCell> others = new TreeMap<>(cells);
    String fault = null;
    for (int i = 0; i < columns.size(); i++) {
      XlsxCell cell = others.remove(columns.get(i));
      String name = headers.names().get(i);
      if (cell != null) {
        fault = fault == null ? put(values, found, name, cell) : fault;
      }
    }
    for (Map.Entry<Integer, XlsxCell> other : others.entrySet()) {
      String letter = CellReference.convertNumToColString(other.getKey());
      found.add("столбец " + letter + " без заголовка назван column_" + letter);
      fault = fault == null ? put(values, found, "column_" + letter, other.getValue()) : fault;
    }
    return fault == null
        ? SourceRow.of(number, place, values, found)
        : SourceRow.broken(
            number, place, RowJson.text(values).getBytes(StandardCharsets.UTF_8), fault);
  }

  private static @Nullable String put(
      Map<String, @Nullable Object> values, List<String> notes, String name, XlsxCell cell) {
    if (cell.fault() != null) {
      return "столбец «" + name + "»: " + cell.fault();
    }
    if (cell.note() != null) {
      notes.add("столбец «" + name + "»: " + cell.note());
    }
    if (cell.value() != null) {
      values.put(name, cell.value());
    }
    return null;
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() throws IOException {
    try {
      sheet.close();
    } finally {
      // Opened for reading: nothing is to be saved.
      workbook.revert();
    }
  }
}
