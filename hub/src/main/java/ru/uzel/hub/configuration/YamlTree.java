package ru.uzel.hub.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns snakeyaml's nodes into a JSON tree, noting lines on the way. */
final class YamlTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** No honest file is deeper; an alias that contains itself is without end. */
  private static final int DEEPEST = 20;

  private final String file;
  private final Mistakes mistakes;
  private final Map<String, Integer> lines;
  private final Map<String, Integer> texts;
  private boolean tooDeep;

  YamlTree(String file, Mistakes mistakes, Map<String, Integer> lines, Map<String, Integer> texts) {
    this.file = file;
    this.mistakes = mistakes;
    this.lines = lines;
    this.texts = texts;
  }

  JsonNode convert(Node node, String pointer, int depth) {
    lines.putIfAbsent(pointer, line(node));
    if (tooDeep) {
      // A node that contains itself twice has 2^depth places that are all the same mistake.
      return JSON.nullNode();
    }
    if (depth > DEEPEST) {
      tooDeep = true;
      mistakes.add(file, line(node), "nested too deep", "remove the alias that contains itself");
      return JSON.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence) {
      return array(sequence, pointer, depth);
    }
    return scalar((ScalarNode) node, pointer);
  }

  private JsonNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        mistakes.add(file, line(entry.getKeyNode()), "a key that is no word", "use a plain name");
        continue;
      }
      String name = key.getValue();
      String child = YamlDocument.child(pointer, name);
      if (object.has(name)) {
        mistakes.add(
            file,
            line(key),
            "'" + name + "' stands here a second time; the first is on line " + lines.get(child),
            "keep one of the two");
        continue;
      }
      lines.put(child, line(key));
      object.set(name, convert(entry.getValueNode(), child, depth + 1));
    }
    return object;
  }

  private JsonNode array(SequenceNode sequence, String pointer, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(convert(item, pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar, String pointer) {
    boolean block =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    texts.put(pointer, line(scalar) + (block ? 1 : 0));
    String value = scalar.getValue();
    if (Tag.NULL.equals(scalar.getTag())) {
      return JSON.nullNode();
    }
    if (Tag.BOOL.equals(scalar.getTag())) {
      return JSON.booleanNode(Boolean.parseBoolean(value));
    }
    try {
      if (Tag.INT.equals(scalar.getTag())) {
        return JSON.numberNode(new BigInteger(value));
      }
      if (Tag.FLOAT.equals(scalar.getTag())) {
        return JSON.numberNode(new BigDecimal(value));
      }
    } catch (NumberFormatException unusualForm) {
      return JSON.stringNode(value); // 0x1f, 1_000 and the like: what was written is what is meant
    }
    return JSON.stringNode(value);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
