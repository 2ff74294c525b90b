package ru.uzel.bench.wire;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Equality of JSON values as RFC 8259 means them: numbers by value, members in any order. */
public final class JsonEquality {

  private JsonEquality() {}

  public static boolean equal(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isObject() && other.isObject()) {
      return equalMembers(one, other);
    }
    if (one.isArray() && other.isArray()) {
      return equalElements(one, other);
    }
    return one.equals(other);
  }

  private static boolean equalMembers(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> member : one.properties()) {
      JsonNode counterpart = other.get(member.getKey());
      if (counterpart == null || !equal(member.getValue(), counterpart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalElements(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    Iterator<JsonNode> others = other.iterator();
    for (JsonNode element : one) {
      if (!equal(element, others.next())) {
        return false;
      }
    }
    return true;
  }
}
