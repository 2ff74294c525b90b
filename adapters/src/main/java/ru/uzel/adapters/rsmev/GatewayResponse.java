package ru.uzel.adapters.rsmev;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code getresponse} gave out and awaits {@code confirmprocessing} of.
 *
 * @param requestId by which it is confirmed
 * @param xml base64, as it came; empty where there is none
 * @param wire all of it, as it came
 */
record GatewayResponse(String requestId, String xml, List<GatewayFile> files, WireBytes wire) {

  GatewayResponse {
    files = List.copyOf(files);
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when it is none of the gateway's
   */
  static GatewayResponse read(String operation, WireBytes wire) {
    JsonNode json = object(operation, wire);
    List<GatewayFile> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      files.add(
          new GatewayFile(
              file.path("name").asString(""),
              file.path("url").asString(""),
              signature(file.path("signaturePKCS7"))));
    }
    return new GatewayResponse(
        requestId(operation, json), json.path("xml").asString(""), files, wire);
  }

  /** What it says of files, as it came, and nothing of the rest. */
  WireBytes filesAlone() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("files", RsmevJson.MAPPER.readTree(wire.bytes()).path("files"));
    return WireBytes.of(RsmevJson.TYPE, RsmevJson.MAPPER.writeValueAsBytes(json));
  }

  /**
   * The {@code requestId} of an answer.
   *
   * @throws ru.uzel.model.failure.RetryableFailure when it has none
   */
  static String requestId(String operation, JsonNode answer) {
    try {
      return UUID.fromString(answer.path("requestId").asString("")).toString();
    } catch (IllegalArgumentException none) {
      throw RsmevFailures.unreadable(operation, "it has no requestId that is a UUID");
    }
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when it is none
   */
  static JsonNode object(String operation, WireBytes wire) {
    try {
      JsonNode json = RsmevJson.MAPPER.readTree(wire.bytes());
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException broken) {
      // Told below, without what it quotes.
    }
    throw RsmevFailures.unreadable(operation, "it is no JSON object");
  }

  private static @Nullable String signature(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
