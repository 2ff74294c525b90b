package ru.uzel.adapters.regional;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;

/**
 * Writes the XML that corresponds to a JSON answer. GeoReport v2 relates the two by the Spark
 * Convention: the JSON array {@code attributes} is the element {@code attributes} with children
 * {@code attribute}.
 */
final class SparkXml {

  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private static final Map<String, String> ITEMS =
      Map.of(
          "services", "service",
          "service_requests", "request",
          "errors", "error",
          "attributes", "attribute",
          "values", "value",
          "endpoints", "endpoint",
          "formats", "format",
          "notes", "note");

  private SparkXml() {}

  static byte[] write(String root, JsonNode content) {
    StringWriter text = new StringWriter(1024);
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      write(xml, root, content);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("an answer could not be written as XML", impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(XMLStreamWriter xml, String name, JsonNode value)
      throws XMLStreamException {
    if (value.isNull() || (value.isContainer() && value.isEmpty())) {
      xml.writeEmptyElement(name);
      return;
    }
    xml.writeStartElement(name);
    if (value.isArray()) {
      for (JsonNode item : value) {
        write(xml, ITEMS.getOrDefault(name, "item"), item);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        write(xml, field.getKey(), field.getValue());
      }
    } else {
      writeText(
          xml, value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asString());
    }
    xml.writeEndElement();
  }

  /** A bare carriage return would be read back as a line feed (XML 1.0 §2.11). */
  private static void writeText(XMLStreamWriter xml, String text) throws XMLStreamException {
    int start = 0;
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', start)) {
      xml.writeCharacters(text.substring(start, at));
      xml.writeEntityRef("#13");
      start = at + 1;
    }
    xml.writeCharacters(text.substring(start));
  }
}
