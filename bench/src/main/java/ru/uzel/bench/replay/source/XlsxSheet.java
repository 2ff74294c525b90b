package ru.uzel.bench.replay.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet, row after row, streamed (ECMA-376 part 1, 18.3.1). */
final class XlsxSheet implements Closeable {

  private static final int MOST_COLUMNS = 16_384;

  private final InputStream in;
  private final XMLStreamReader xml;
  private final ReadOnlySharedStringsTable strings;
  private final XlsxStyles styles;
  private int row;

  XlsxSheet(InputStream in, ReadOnlySharedStringsTable strings, XlsxStyles styles)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    this.in = in;
    this.xml = factory.createXMLStreamReader(in);
    this.strings = strings;
    this.styles = styles;
  }

  /** The number of the row read last, as the sheet shows it. */
  int row() {
    return row;
  }

  /** The next row that is not blank, its cells by column, or null. */
  @Nullable NavigableMap<Integer, XlsxCell> next() throws IOException, UnreadableFile {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
          String number = xml.getAttributeValue(null, "r");
          row = number == null ? row + 1 : Integer.parseInt(number);
          NavigableMap<Integer, XlsxCell> cells = cells();
          if (!cells.values().stream().allMatch(XlsxCell::blank)) {
            return cells;
          }
        }
      }
      return null;
    } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new UnreadableFile(
          "лист повреждён после строки " + row + ": дальше строк не прочесть", damaged);
    }
  }

  private NavigableMap<Integer, XlsxCell> cells() throws XMLStreamException {
    NavigableMap<Integer, XlsxCell> cells = new TreeMap<>();
    int column = -1;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        return cells;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
        String reference = xml.getAttributeValue(null, "r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        if (column < 0 || column >= MOST_COLUMNS) {
          throw new IllegalArgumentException("no column");
        }
        cells.put(column, cell());
      }
    }
  }

  private XlsxCell cell() throws XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    boolean formula = false;
    String value = null;
    StringBuilder inline = new StringBuilder();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        return cell(
            type == null ? "n" : type,
            style == null ? 0 : Integer.parseInt(style),
            formula,
            "inlineStr".equals(type) ? inline.toString() : value);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "f" -> {
            formula = true;
            xml.getElementText();
          }
          case "v" -> value = xml.getElementText();
          case "t" -> inline.append(xml.getElementText());
          case "rPh" -> skip("rPh");
          default -> {
            // Runs and their properties: only their text counts.
          }
        }
      }
    }
  }

  /** Phonetic hints are no part of the text. */
  private void skip(String element) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(element)) {
      if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        return;
      }
    }
  }

  private XlsxCell cell(String type, int style, boolean formula, @Nullable String stored) {
    String note = formula ? "формула, взято её последнее вычисленное значение" : null;
    if (formula && (stored == null || (type.equals("n") && stored.isBlank()))) {
      return new XlsxCell(null, null, "формула, значение которой не вычислено");
    }
    if (stored == null || (type.equals("n") && stored.isBlank())) {
      return new XlsxCell(null, null, null);
    }
    return switch (type) {
      case "e" -> new XlsxCell(null, null, "ошибка вычисления " + stored);
      case "b" -> new XlsxCell(stored.equals("1"), note, null);
      case "s" -> new XlsxCell(strings.getItemAt(Integer.parseInt(stored)).getString(), note, null);
      case "str", "inlineStr" -> new XlsxCell(decoded(stored), note, null);
      case "d" -> new XlsxCell(stored, note, null);
      default -> styles.number(stored, style, note);
    };
  }

  /** ECMA-376 part 1, 22.9.2.19 ST_Xstring: a character that XML forbids stands by its code. */
  private static String decoded(String stored) {
    return stored.contains("_x") ? new XSSFRichTextString(stored).getString() : stored;
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException alreadyBroken) {
      // What was wrong with it has been told.
      in.close();
      return;
    }
    in.close();
  }
}
