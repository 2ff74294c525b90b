package ru.uzel.adapters.open311;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server's list of requests, and each of them by itself. Both forms of GeoReport v2 become JSON;
 * XML is read as the specification's examples have it, elements of text within {@code request}.
 */
final class RequestList {

  static final String TYPE = "application/json";

  static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static final int DEEPEST = 8;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final XMLInputFactory XML = factory();

  private RequestList() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when it is no list of requests
   */
  static List<JsonNode> read(WireBytes answer, String format) {
    return format.equals("xml") ? fromXml(answer.bytes()) : fromJson(answer.bytes());
  }

  /** The bytes that are kept of one request. */
  static WireBytes wire(JsonNode record) {
    return WireBytes.of(TYPE, MAPPER.writeValueAsBytes(record));
  }

  /** What {@link #wire} wrote. */
  static JsonNode record(WireBytes wire) {
    return MAPPER.readTree(wire.bytes());
  }

  private static List<JsonNode> fromJson(byte[] bytes) {
    try {
      JsonNode list = MAPPER.readTree(bytes);
      if (!list.isArray()) {
        throw Open311Failures.unreadable("it is no array");
      }
      List<JsonNode> records = new ArrayList<>();
      list.forEach(records::add);
      return records;
    } catch (JacksonException broken) {
      throw Open311Failures.unreadable("it is no JSON, or has a key twice");
    }
  }

  private static List<JsonNode> fromXml(byte[] bytes) {
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      xml.nextTag();
      if (!xml.getLocalName().equals("service_requests")) {
        throw Open311Failures.unreadable("its root is not service_requests");
      }
      List<JsonNode> records = new ArrayList<>();
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        records.add(element(xml, 1));
      }
      return records;
    } catch (XMLStreamException broken) {
      throw Open311Failures.unreadable("it is no well-formed XML of that form");
    }
  }

  /** An element with elements is an object, or a list where all of them have one name. */
  private static JsonNode element(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw Open311Failures.unreadable("it is nested too deeply");
    }
    ObjectNode children = JsonNodeFactory.instance.objectNode();
    List<JsonNode> items = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        String name = xml.getLocalName();
        JsonNode child = element(xml, depth + 1);
        items.add(child);
        if (children.has(name) && !isList(name)) {
          throw Open311Failures.unreadable("an element " + name + " is there twice");
        }
        children.set(name, child);
      } else if (xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    if (items.isEmpty()) {
      return JsonNodeFactory.instance.stringNode(text.toString());
    }
    return children.propertyStream().allMatch(child -> isList(child.getKey()))
        ? JsonNodeFactory.instance.arrayNode().addAll(items)
        : children;
  }

  private static boolean isList(String item) {
    return item.equals("attribute") || item.equals("note") || item.equals("value_item");
  }
}
