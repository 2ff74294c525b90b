package ru.uzel.mocks.executor;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * What the body knows of the hub.
 *
 * @param hub the hub's address, without a slash at its end
 * @param apiKey what the body shows there
 * @param endpointKey what the hub has to show here; empty takes anybody
 */
record BodySettings(String hub, String apiKey, String endpointKey) {

  static BodySettings initial(URI hub) {
    return new BodySettings(withoutSlash(hub.toString()), "", "");
  }

  BodySettings changedBy(JsonNode json) {
    return new BodySettings(
        withoutSlash(json.path("hub").asString(hub)),
        json.path("apiKey").asString(apiKey),
        json.path("endpointKey").asString(endpointKey));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
