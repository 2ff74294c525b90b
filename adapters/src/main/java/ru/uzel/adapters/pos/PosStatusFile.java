package ru.uzel.adapters.pos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.poi.ss.util.CellReference;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.WireBytes;

/**
 * A workbook of a header line and one row of text cells. Written by hand rather than with POI, so
 * that the same row always gives the same bytes: POI stamps files with the time of writing.
 */
final class PosStatusFile {

  static final String CONTENT_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** The earliest time a ZIP entry can have. */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  private PosStatusFile() {}

  static WireBytes write(Map<String, String> row) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      constant(zip, "[Content_Types].xml", "Content_Types.xml");
      constant(zip, "_rels/.rels", "package.rels");
      constant(zip, "xl/workbook.xml", "workbook.xml");
      constant(zip, "xl/_rels/workbook.xml.rels", "workbook.rels");
      begin(zip, "xl/worksheets/sheet1.xml");
      sheet(zip, row);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return WireBytes.of(CONTENT_TYPE, file.toByteArray());
  }

  private static void begin(ZipOutputStream zip, String part) throws IOException {
    ZipEntry entry = new ZipEntry(part);
    entry.setTimeLocal(NEVER);
    zip.putNextEntry(entry);
  }

  /** The parts around the sheet never change. */
  private static void constant(ZipOutputStream zip, String part, String resource)
      throws IOException {
    begin(zip, part);
    try (InputStream in = PosStatusFile.class.getResourceAsStream("workbook/" + resource)) {
      Objects.requireNonNull(in, resource).transferTo(zip);
    }
    zip.closeEntry();
  }

  private static void sheet(OutputStream out, Map<String, String> row) throws XMLStreamException {
    XMLStreamWriter xml =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("worksheet");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement("sheetData");
    line(xml, 1, row.keySet());
    line(xml, 2, row.values());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private static void line(XMLStreamWriter xml, int number, Collection<String> values)
      throws XMLStreamException {
    xml.writeStartElement("row");
    xml.writeAttribute("r", String.valueOf(number));
    int column = 0;
    for (String value : values) {
      if (value.length() > PosCell.LONGEST) {
        throw PosFailures.notCarried(
            FailureCode.TOO_LARGE, "longer than a cell can hold", "column " + (column + 1));
      }
      xml.writeStartElement("c");
      xml.writeAttribute("r", CellReference.convertNumToColString(column++) + number);
      xml.writeAttribute("t", "inlineStr");
      xml.writeStartElement("is");
      xml.writeStartElement("t");
      xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
      xml.writeCharacters(PosText.escape(value));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
