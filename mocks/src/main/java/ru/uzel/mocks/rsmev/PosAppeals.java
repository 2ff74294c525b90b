package ru.uzel.mocks.rsmev;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The appeals that ПОС holds for the region, and its lists of them. */
final class PosAppeals {

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private final Map<String, JsonNode> appeals = new LinkedHashMap<>();
  private final List<JsonNode> news = new ArrayList<>();
  private final List<ObjectNode> files = new ArrayList<>();

  /** Another appeal with the same Id takes the place of the first, and is new again. */
  synchronized void put(JsonNode appeal) {
    String id = appeal.path("Id").asString("");
    appeals.put(id.isEmpty() ? "without an id " + appeals.size() : id, appeal);
    news.add(appeal);
  }

  synchronized void announce(ObjectNode file) {
    files.add(file);
  }

  /** The files that go with the next list. */
  synchronized ArrayNode files(boolean onlyNew) {
    ArrayNode announced = JsonNodeFactory.instance.arrayNode();
    files.forEach(announced::add);
    if (onlyNew) {
      files.clear();
    }
    return announced;
  }

  /**
   * @param onlyNew whether those that a list had already are left out
   */
  synchronized String list(boolean onlyNew, RsmevBehaviour behaviour) {
    List<JsonNode> listed = onlyNew ? List.copyOf(news) : List.copyOf(appeals.values());
    news.clear();
    int count = behaviour.number("count");
    return document(
        behaviour, behaviour.text("result"), "", listed, count < 0 ? listed.size() : count);
  }

  static String refusal(RsmevBehaviour behaviour, String description) {
    return document(behaviour, "ERROR", description, List.of(), 0);
  }

  private static String document(
      RsmevBehaviour behaviour,
      String result,
      String description,
      List<JsonNode> listed,
      int count) {
    String root = behaviour.happens("wrongRoot") ? "PosEasResponse" : "PosEdmsResponse";
    StringWriter text = new StringWriter();
    if (behaviour.happens("dtd")) {
      text.append("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>");
    }
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartElement(root);
      xml.writeStartElement("AppealListResponse");
      xml.writeStartElement("Status");
      leaf(xml, "OperationResult", result);
      leaf(xml, "Description", description);
      xml.writeEndElement();
      for (JsonNode appeal : listed) {
        element(xml, "Appeals", appeal);
      }
      leaf(xml, "Count", String.valueOf(count));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return behaviour.happens("brokenXml")
        ? text.toString().substring(0, text.toString().length() / 2)
        : text.toString();
  }

  /** An object's fields become elements, an array's members elements of one name. */
  private static void element(XMLStreamWriter xml, String name, JsonNode value)
      throws XMLStreamException {
    if (value.isArray()) {
      for (JsonNode member : value) {
        element(xml, name, member);
      }
    } else if (value.isObject()) {
      xml.writeStartElement(name);
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        element(xml, field.getKey(), field.getValue());
      }
      xml.writeEndElement();
    } else {
      leaf(xml, name, value.isNull() ? "" : value.asString());
    }
  }

  private static void leaf(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    if (text.isEmpty()) {
      xml.writeEmptyElement(name);
    } else {
      xml.writeStartElement(name);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
  }
}
