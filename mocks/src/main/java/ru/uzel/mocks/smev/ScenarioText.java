package ru.uzel.mocks.smev;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A scenario as it is written, in YAML or JSON.
 *
 * @param behaviour that it begins with; as it is, if nothing is said
 * @param requests put into the provider's queue at the beginning
 * @param order {@code any} or {@code strict}: a step waits until those before it are used up
 */
record ScenarioText(
    @Nullable String name,
    @Nullable String description,
    @Nullable Behaviour behaviour,
    @Nullable List<PlannedRequest> requests,
    @Nullable String order,
    List<Step> steps) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final YAMLMapper YAML = new YAMLMapper();

  ScenarioText {
    if (order != null && !order.equals("any") && !order.equals("strict")) {
      throw new IllegalArgumentException("order: any or strict");
    }
    if (steps == null) {
      throw new IllegalArgumentException("steps are wanted");
    }
    steps = List.copyOf(steps);
  }

  /**
   * Reads a scenario; JSON is YAML too.
   *
   * @throws tools.jackson.core.JacksonException when it is neither
   */
  static ScenarioText read(byte[] text) {
    JsonNode tree = YAML.readTree(text);
    if (!tree.isObject()) {
      throw new IllegalArgumentException("a scenario is an object with steps");
    }
    return JSON.treeToValue(tree, ScenarioText.class);
  }

  String title() {
    return name == null ? "scenario" : name;
  }

  boolean inOrder() {
    return "strict".equals(order);
  }

  /** A call that is waited for. */
  record When(String operation, @Nullable String match) {}

  /**
   * A step.
   *
   * @param times how often it takes place; once if nothing is said
   * @param then the fields of {@link Interference}, and besides them {@code ask}: a request to put
   *     into the provider's queue
   */
  record Step(
      When when,
      @Nullable Integer times,
      @Nullable ObjectNode then,
      Interference interference,
      @Nullable PlannedRequest ask) {

    @JsonCreator
    static Step of(
        @JsonProperty("when") @Nullable When when,
        @JsonProperty("times") @Nullable Integer times,
        @JsonProperty("then") @Nullable ObjectNode then) {
      if (when == null) {
        throw new IllegalArgumentException("a step has no when");
      }
      if (times != null && times < 1) {
        throw new IllegalArgumentException("times: 1 or more");
      }
      ObjectNode fields = then == null ? JSON.createObjectNode() : then.deepCopy();
      JsonNode ask = fields.remove("ask");
      if (fields.isEmpty()) {
        // A step that only waits, or only asks, leaves the call as it is.
        fields.put("delayMillis", 0);
      }
      fields.put("operation", when.operation);
      fields.put("match", when.match);
      return new Step(
          when,
          times,
          then,
          JSON.treeToValue(fields, Interference.class),
          ask == null ? null : JSON.treeToValue(ask, PlannedRequest.class));
    }

    int count() {
      return times == null ? 1 : times;
    }

    String title() {
      return when.operation
          + (when.match == null ? "" : " «" + when.match + "»")
          + (then == null ? "" : " → " + then);
    }
  }
}
