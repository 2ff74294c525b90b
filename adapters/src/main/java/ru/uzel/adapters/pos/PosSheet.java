package ru.uzel.adapters.pos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import ru.uzel.model.failure.HubFailure;

/** The first sheet of an XLSX file, read as a stream: memory does not grow with the file. */
final class PosSheet {

  private static final long LARGEST_PART = 512L << 20;
  private static final long LARGEST_SMALL_PART = 8L << 20;
  private static final int MOST_PARTS = 1000;

  static {
    // POI keeps its limits in static fields; this is the only place in the hub that uses POI.
    ZipSecureFile.setMinInflateRatio(0.005);
    ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
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
      checkMagic(file);
      checkSmallParts(file);
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

  private static void checkMagic(Path file) throws IOException, PosProblem {
    if (Files.size(file) == 0) {
      throw PosProblem.ofFile(PosFault.EMPTY);
    }
    // [MS-OFFCRYPTO] 2.3: a password-protected workbook is an OLE2 container, as old XLS is
    if (FileMagic.valueOf(file.toFile()) == FileMagic.OLE2) {
      throw PosProblem.ofFile(PosFault.OLD_OR_ENCRYPTED);
    }
  }

  private static PosHeader read(XSSFReader reader, Path scratch, Rows rows)
      throws IOException, SAXException, OpenXML4JException, PosProblem {
    HeaderFirst headerFirst = new HeaderFirst(since1904(reader), rows);
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
    PosHeader header = headerFirst.header;
    if (header == null) {
      throw PosProblem.ofFile(PosFault.EMPTY);
    }
    return header;
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

  /**
   * POI reads relations, content types and properties into memory whole, so these are unpacked and
   * measured first; the declared sizes could lie.
   */
  private static void checkSmallParts(Path file) throws IOException, PosProblem {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw PosProblem.ofFile(PosFault.TOO_LARGE);
      }
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        ZipEntry part = parts.nextElement();
        String name = part.getName().toLowerCase(Locale.ROOT);
        boolean streamed =
            name.startsWith("xl/worksheets/sheet") || name.equals("xl/sharedstrings.xml");
        if (!streamed && (name.endsWith(".xml") || name.endsWith(".rels"))) {
          try (InputStream content = zip.getInputStream(part)) {
            if (content.skip(LARGEST_SMALL_PART + 1) > LARGEST_SMALL_PART) {
              throw PosProblem.ofFile(PosFault.TOO_LARGE);
            }
          }
        }
      }
    }
  }

  /** The first row that has something in it names the columns. */
  private static final class HeaderFirst implements PosSheetPart.Rows {

    private final boolean since1904;
    private final Rows rows;
    private @Nullable PosHeader header;

    private HeaderFirst(boolean since1904, Rows rows) {
      this.since1904 = since1904;
      this.rows = rows;
    }

    @Override
    public void row(int number, NavigableMap<Integer, PosCell> cells) throws PosProblem {
      PosHeader known = header;
      if (known == null) {
        header = PosHeader.of(cells, since1904);
      } else {
        rows.row(known.row(number, cells));
      }
    }
  }
}
