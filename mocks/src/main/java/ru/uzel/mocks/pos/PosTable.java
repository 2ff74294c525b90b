package ru.uzel.mocks.pos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The rows of a file's first sheet, each as header to text. */
final class PosTable implements XSSFSheetXMLHandler.SheetContentsHandler {

  private final List<Map<String, String>> rows = new ArrayList<>();
  private final Map<Integer, String> headers = new HashMap<>();
  private final Map<Integer, String> cells = new LinkedHashMap<>();

  private PosTable() {}

  static List<Map<String, String>> read(Path file) throws IOException {
    try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(workbook);
      PosTable table = new PosTable();
      Iterator<InputStream> sheets = reader.getSheetsData();
      try (InputStream sheet = sheets.next()) {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(
            new XSSFSheetXMLHandler(
                reader.getStylesTable(), new ReadOnlySharedStringsTable(workbook), table, false));
        xml.parse(new InputSource(sheet));
      }
      return table.rows;
    } catch (OpenXML4JException
        | SAXException
        | javax.xml.parsers.ParserConfigurationException
        | RuntimeException e) {
      throw new IOException("not a readable XLSX file", e);
    }
  }

  @Override
  public void startRow(int number) {
    cells.clear();
  }

  @Override
  public void cell(String reference, String value, @Nullable XSSFComment comment) {
    cells.put((int) new CellReference(reference).getCol(), value);
  }

  @Override
  public void endRow(int number) {
    if (headers.isEmpty()) {
      headers.putAll(cells);
    } else {
      Map<String, String> row = new LinkedHashMap<>();
      cells.forEach(
          (column, value) -> {
            String header = headers.get(column);
            if (header != null && !value.equals("-")) {
              row.put(header.strip(), value);
            }
          });
      rows.add(row);
    }
  }
}
