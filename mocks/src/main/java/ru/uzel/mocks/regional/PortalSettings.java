package ru.uzel.mocks.regional;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the portal runs.
 *
 * @param baseUrl the Open311 endpoint, without a slash at its end
 * @param senders how many requests are sent at once
 * @param polling whether open requests are asked for
 */
record PortalSettings(String baseUrl, String apiKey, int senders, boolean polling) {

  static PortalSettings initial(URI hub) {
    return new PortalSettings(withoutSlash(hub.toString()) + "/regional/open311/v2", "", 8, true);
  }

  PortalSettings changedBy(JsonNode json) {
    return new PortalSettings(
        withoutSlash(json.path("baseUrl").asString(baseUrl)),
        json.path("apiKey").asString(apiKey),
        Math.max(1, json.path("senders").asInt(senders)),
        json.path("polling").asBoolean(polling));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
