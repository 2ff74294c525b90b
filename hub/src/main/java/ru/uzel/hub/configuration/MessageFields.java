package ru.uzel.hub.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ru.uzel.model.message.MessageKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a resident's message by the published schema, under their dotted paths. */
final class MessageFields {

  /** What stands at a path. */
  enum Form {
    VALUE,
    OBJECT,
    LIST
  }

  private static final String SCHEMA = "schema/messages-1.0.schema.json";

  private final JsonNode schema;
  private final Map<String, Form> fields = new TreeMap<>();

  private MessageFields(JsonNode schema) {
    this.schema = schema;
    collect("", schema.at("/$defs/" + MessageKind.CITIZEN_MESSAGE.wireName()));
  }

  static MessageFields published() {
    try (InputStream in = MessageFields.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + SCHEMA);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new MessageFields(JsonMapper.shared().readTree(text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void collect(String prefix, JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
      String path = prefix + property.getKey();
      JsonNode node = resolved(property.getValue());
      switch (node.path("type").asString("")) {
        case "object" -> {
          fields.put(path, Form.OBJECT);
          collect(path + ".", node);
        }
        case "array" -> fields.put(path, Form.LIST);
        default -> fields.put(path, Form.VALUE);
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : schema.at(reference.substring(1));
  }

  Optional<Form> form(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** Paths of single values. */
  Stream<String> values() {
    return fields.entrySet().stream()
        .filter(field -> field.getValue() == Form.VALUE)
        .map(Map.Entry::getKey);
  }
}
