package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One YAML file as a tree that remembers where each value stands.
 *
 * @param file its path within the configuration directory
 * @param lines JSON pointer to line, from 1
 * @param texts JSON pointer to the line on which a text's own characters begin
 */
record YamlDocument(
    String file, JsonNode root, Map<String, Integer> lines, Map<String, Integer> texts) {

  /** The line of that value, else of the nearest one around it. */
  int line(String pointer) {
    String place = pointer;
    while (!lines.containsKey(place) && !place.isEmpty()) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return lines.getOrDefault(place, 1);
  }

  /** The line of the character at that offset in a text, which may run over several lines. */
  int lineWithin(String pointer, int offset) {
    String text = text(pointer).orElse("");
    long breaks = text.chars().limit(Math.max(0, offset)).filter(c -> c == '\n').count();
    return texts.getOrDefault(pointer, line(pointer)) + (int) breaks;
  }

  JsonNode at(String pointer) {
    return root.isContainer() ? root.at(pointer) : MissingNode.getInstance();
  }

  Optional<String> text(String pointer) {
    JsonNode value = at(pointer);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /** The texts of a list, one after the other; none where there is no list. */
  List<String> list(String pointer) {
    List<String> values = new ArrayList<>();
    at(pointer).forEach(value -> values.add(value.asString("")));
    return values;
  }

  /** The document without those members of objects; what names no such member is passed over. */
  YamlDocument without(List<String> members) {
    JsonNode rest = root.deepCopy();
    for (String member : members) {
      int last = member.lastIndexOf('/');
      if (last >= 0 && rest.at(member.substring(0, last)) instanceof ObjectNode around) {
        around.remove(member.substring(last + 1).replace("~1", "/").replace("~0", "~"));
      }
    }
    return new YamlDocument(file, rest, lines, texts);
  }

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
