package ru.uzel.adapters.pos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Looks at the ZIP package before POI does: POI streams sheets and shared strings, but takes
 * relations, content types and properties into memory whole.
 */
final class PosPackage {

  private static final long LARGEST_SMALL_PART = 8L << 20;
  private static final int MOST_PARTS = 1000;

  private PosPackage() {}

  static void check(Path file) throws IOException, SAXException, PosProblem {
    if (Files.size(file) == 0) {
      throw PosProblem.ofFile(PosFault.EMPTY);
    }
    // [MS-OFFCRYPTO] 2.3: a password-protected workbook is an OLE2 container, as old XLS is
    if (FileMagic.valueOf(file.toFile()) == FileMagic.OLE2) {
      throw PosProblem.ofFile(PosFault.OLD_OR_ENCRYPTED);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw PosProblem.ofFile(PosFault.TOO_LARGE);
      }
      for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
        ZipEntry part = parts.nextElement();
        String name = part.getName().toLowerCase(Locale.ROOT);
        if (!streamed(name) && (name.endsWith(".xml") || name.endsWith(".rels"))) {
          measure(zip, part);
        }
        if (name.equals("[content_types].xml")) {
          checkTypes(zip, part);
        }
      }
    }
  }

  private static boolean streamed(String name) {
    return name.startsWith("xl/worksheets/sheet") || name.equals("xl/sharedstrings.xml");
  }

  /** Unpacks the part and lets it go: the size it declares could lie. */
  private static void measure(ZipFile zip, ZipEntry part) throws IOException, PosProblem {
    try (InputStream content = zip.getInputStream(part)) {
      if (content.skip(LARGEST_SMALL_PART + 1) > LARGEST_SMALL_PART) {
        throw PosProblem.ofFile(PosFault.TOO_LARGE);
      }
    }
  }

  /** No large part may pass itself off as properties, to be taken into memory. */
  private static void checkTypes(ZipFile zip, ZipEntry types) throws IOException, SAXException {
    try (InputStream content = zip.getInputStream(types)) {
      PosXml.parse(
          content,
          new PosXml.Part() {
            @Override
            void begin(String element, Attributes attributes) throws SAXException {
              String type = attributes.getValue("ContentType");
              String part = attributes.getValue("PartName");
              if (type != null
                  && type.toLowerCase(Locale.ROOT).contains("core-properties")
                  && (part == null || part.toLowerCase(Locale.ROOT).startsWith("/xl/"))) {
                throw new SAXException("a part that is not what it says");
              }
            }

            @Override
            void end(String element) {}
          });
    }
  }
}
