package ru.uzel.security.signature;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * Hardened XML readers. Woodstox is named here and not looked up: the JDK's own StAX splits text at
 * entity references, which changes the outcome of the СМЭВ transform.
 */
final class XmlReaders {

  private static final int LONGEST_MESSAGE = 200;

  private final WstxInputFactory factory = new WstxInputFactory();
  private final XmlLimits limits;

  XmlReaders(XmlLimits limits) {
    this.limits = limits;
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Lazy parsing reports what is malformed as an unchecked exception, later.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.bytes());
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
  }

  /** Reads the document, telling the content what is met, in document order. */
  void read(byte[] xml, XmlContent content) {
    if (xml.length > limits.bytes()) {
      throw new RejectedFailure(
          FailureCode.TOO_LARGE,
          Origin.CLIENT,
          "XML of " + xml.length + " bytes, " + limits.bytes() + " are allowed",
          null);
    }
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        readAll(reader, content);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException failure) {
      throw refusal(failure);
    }
  }

  private void readAll(XMLStreamReader reader, XmlContent content) throws XMLStreamException {
    if ("1.1".equals(reader.getVersion())) {
      throw refusal(FailureCode.MALFORMED, "XML 1.1 is not supported", reader.getLocation());
    }
    int depth = 0;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          if (++depth > limits.depth()) {
            throw tooMany("nested elements", limits.depth(), reader);
          }
          if (++elements > limits.elements()) {
            throw tooMany("elements", limits.elements(), reader);
          }
          content.start(reader);
        }
        case XMLStreamReader.END_ELEMENT -> {
          depth--;
          content.end();
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> {
          if (depth > 0) {
            content.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamReader.PROCESSING_INSTRUCTION ->
            content.instruction(reader.getPITarget(), reader.getPIData());
        case XMLStreamReader.DTD ->
            throw refusal(FailureCode.MALFORMED, "a DOCTYPE is not allowed", reader.getLocation());
        case XMLStreamReader.ENTITY_REFERENCE ->
            throw refusal(FailureCode.MALFORMED, "an undeclared entity", reader.getLocation());
        case XMLStreamReader.COMMENT -> content.comment(reader.getText());
        default -> {
          // The start and the end of the document.
        }
      }
    }
  }

  private static RejectedFailure tooMany(String what, int limit, XMLStreamReader reader) {
    return refusal(FailureCode.TOO_LARGE, "more than " + limit + " " + what, reader.getLocation());
  }

  private static RejectedFailure refusal(XMLStreamException failure) {
    String message = String.valueOf(failure.getMessage());
    // Woodstox has no type of its own for an exceeded limit.
    FailureCode code = message.contains("limit (") ? FailureCode.TOO_LARGE : FailureCode.MALFORMED;
    String line = message.lines().findFirst().orElse("not well-formed");
    return refusal(
        code, line.substring(0, Math.min(line.length(), LONGEST_MESSAGE)), failure.getLocation());
  }

  private static RejectedFailure refusal(FailureCode code, String message, Location location) {
    String where =
        location == null ? "1:1" : location.getLineNumber() + ":" + location.getColumnNumber();
    return new RejectedFailure(
        code, Origin.CLIENT, "XML refused at " + where + ": " + message, where);
  }
}
