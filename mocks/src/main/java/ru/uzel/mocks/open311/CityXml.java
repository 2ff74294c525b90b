package ru.uzel.mocks.open311;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;

/** GeoReport v2 in XML: a root, an element for each item, an element for each of its fields. */
final class CityXml {

  private CityXml() {}

  static byte[] write(String root, String item, List<? extends JsonNode> items) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement(root);
      for (JsonNode each : items) {
        write(xml, item, each);
      }
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(XMLStreamWriter xml, String name, JsonNode value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    if (value.isArray()) {
      for (JsonNode each : value) {
        write(xml, "attribute", each);
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        write(xml, field.getKey(), field.getValue());
      }
    } else {
      xml.writeCharacters(value.asString(""));
    }
    xml.writeEndElement();
  }
}
