package ru.uzel.adapters.pos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ru.uzel.model.failure.HubFailure;

/** The first sheet of an XLSX file, read as a stream: memory does not grow with the file. */
final class PosSheet {

  private static final long LARGEST_PART = 512L << 20;

  static {
    // POI keeps its limits in static fields; this is the only place in the hub that uses POI. Large
    // parts are streamed, so what counts is their size; how well they were packed tells nothing: a
    // long text of one letter looks like a bomb.
    ZipSecureFile.setMinInflateRatio(0);
    ZipSecureFile.setMaxEntrySize(LARGEST_PART);
  }

  /** Takes each row under the header. */
  interface Rows {
    void row(PosRow row) throws PosProblem;
  }

  private PosSheet() {}

  /**
   * @param scratch where parts too large for memory may lie meanwhile
   * @throws PosProblem when the file as a whole cannot be read; rows may have been given before
   */
  static PosHeader read(Path file, Path scratch, Rows rows) throws PosProblem {
    try {
      PosPackage.check(file);
      try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
        return read(new XSSFReader(workbook), scratch, rows);
      }
    } catch (HubFailure failure) {
      throw failure;
    } catch (IOException | SAXException | OpenXML4JException | RuntimeException e) {
      // POI answers broken input with every kind of runtime exception
      throw PosFailures.unreadable(e);
    }
  }

  private static PosHeader read(XSSFReader reader, Path scratch, Rows rows)
      throws IOException, SAXException, OpenXML4JException, PosProblem {
    PosHeaderFirst headerFirst = new PosHeaderFirst(since1904(reader), rows);
    try (InputStream shared = reader.getSharedStringsData();
        PosSharedStrings strings = PosSharedStrings.read(shared, scratch)) {
      Iterator<InputStream> sheets = reader.getSheetsData();
      if (!sheets.hasNext()) {
        throw PosProblem.ofFile(PosFault.EMPTY);
      }
      try (InputStream sheet = sheets.next()) {
        PosXml.parse(sheet, new PosSheetPart(strings, headerFirst));
      }
    }
    return headerFirst.header();
  }

  /** ECMA-376 part 1, 18.2.28: whether serial dates count from 1904, as on old Macintoshes. */
  private static boolean since1904(XSSFReader reader)
      throws IOException, SAXException, OpenXML4JException {
    boolean[] found = {false};
    try (InputStream workbook = reader.getWorkbookData()) {
      PosXml.parse(
          workbook,
          new PosXml.Part() {
            @Override
            void begin(String element, Attributes attributes) {
              if (element.equals("workbookPr")) {
                String value = attributes.getValue("date1904");
                found[0] = "1".equals(value) || "true".equals(value);
              }
            }

            @Override
            void end(String element) {}
          });
    }
    return found[0];
  }
}
