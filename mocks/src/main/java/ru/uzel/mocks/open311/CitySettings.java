package ru.uzel.mocks.open311;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the city's server runs.
 *
 * @param apiKey what an update has to carry; empty takes any
 * @param jurisdiction the only jurisdiction_id served; empty takes any
 * @param most requests in one answer, as GeoReport v2 limits it to 1000
 * @param ignoreDates whether the span of time is left out of account
 * @param body sent instead of the list; empty sends the list
 * @param refuse whether every update and new request is refused with 400
 * @param busy how many of the next calls are answered 429
 * @param failAfterEffect how many of the next updates and new requests take effect and get 500
 * @param unnamed whether an answer leaves the id out
 * @param tokens whether a new request gets a token, and its id at the next question about it
 * @param services the service codes there are, parted by blanks; empty takes any
 * @param xmlOnly whether JSON is answered with 404, as servers that have no JSON do
 */
record CitySettings(
    String apiKey,
    String jurisdiction,
    int most,
    boolean ignoreDates,
    String body,
    boolean refuse,
    int busy,
    int failAfterEffect,
    boolean unnamed,
    boolean tokens,
    String services,
    boolean xmlOnly) {

  static CitySettings initial() {
    return new CitySettings("", "", 1000, false, "", false, 0, 0, false, false, "", false);
  }

  CitySettings changedBy(JsonNode json) {
    return new CitySettings(
        json.path("apiKey").asString(apiKey),
        json.path("jurisdiction").asString(jurisdiction),
        Math.max(1, json.path("most").asInt(most)),
        json.path("ignoreDates").asBoolean(ignoreDates),
        json.path("body").asString(body),
        json.path("refuse").asBoolean(refuse),
        json.path("busy").asInt(busy),
        json.path("failAfterEffect").asInt(failAfterEffect),
        json.path("unnamed").asBoolean(unnamed),
        json.path("tokens").asBoolean(tokens),
        json.path("services").asString(services),
        json.path("xmlOnly").asBoolean(xmlOnly));
  }

  boolean offers(String service) {
    return services.isBlank() || List.of(services.split(" ", -1)).contains(service);
  }

  CitySettings lessBusy() {
    return with(Math.max(0, busy - 1), failAfterEffect);
  }

  CitySettings lessFailing() {
    return with(busy, Math.max(0, failAfterEffect - 1));
  }

  private CitySettings with(int nowBusy, int nowFailing) {
    return new CitySettings(
        apiKey,
        jurisdiction,
        most,
        ignoreDates,
        body,
        refuse,
        nowBusy,
        nowFailing,
        unnamed,
        tokens,
        services,
        xmlOnly);
  }
}
