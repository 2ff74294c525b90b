package ru.uzel.security.signature;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** The node of a canonical form in which a certain octet stands, as an XPath of local names. */
final class CanonicalPath {

  private static final WstxInputFactory FACTORY = factory();

  private CanonicalPath() {}

  static String at(byte[] canonical, int octet) {
    int upTo = Math.min(octet, canonical.length);
    int character = new String(canonical, 0, upTo, StandardCharsets.UTF_8).length();
    String text = new String(canonical, StandardCharsets.UTF_8);
    Deque<String> path = new ArrayDeque<>();
    Deque<Map<String, Integer>> counts = new ArrayDeque<>();
    counts.push(new HashMap<>());
    String kind = "";
    try {
      XMLStreamReader2 reader =
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (reader.getLocationInfo().getStartingCharOffset() > character) {
            break;
          }
          String name = reader.getLocalName();
          int number = counts.element().merge(name, 1, Integer::sum);
          path.push(number == 1 ? name : name + "[" + number + "]");
          counts.push(new HashMap<>());
          kind = "";
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (reader.getLocationInfo().getEndingCharOffset() > character) {
            break;
          }
          path.pop();
          counts.pop();
          kind = "";
        } else if (event == XMLStreamConstants.CHARACTERS) {
          kind = "/text()";
          if (reader.getLocationInfo().getEndingCharOffset() > character) {
            break;
          }
          kind = "";
        }
      }
      reader.close();
    } catch (XMLStreamException notXml) {
      // The path up to the place where it stops being XML is still the best answer.
      kind = "";
    }
    StringBuilder shown = new StringBuilder();
    path.descendingIterator().forEachRemaining(step -> shown.append('/').append(step));
    return shown.append(kind).toString();
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    return factory;
  }
}
