package ru.uzel.mocks.open311;

import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the city's server runs.
 *
 * @param apiKey what an update has to carry; empty takes any
 * @param jurisdiction the only jurisdiction_id served; empty takes any
 * @param most requests in one answer, as GeoReport v2 limits it to 1000
 * @param ignoreDates whether the span of time is left out of account
 * @param body sent instead of the list; empty sends the list
 * @param refuse whether every update is refused with 400
 * @param busy how many of the next calls are answered 429
 * @param failAfterEffect how many of the next updates take effect and get 500
 * @param unnamed whether an update's answer leaves the update_id out
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
    boolean unnamed) {

  static CitySettings initial() {
    return new CitySettings("", "", 1000, false, "", false, 0, 0, false);
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
        json.path("unnamed").asBoolean(unnamed));
  }

  CitySettings lessBusy() {
    return with(Math.max(0, busy - 1), failAfterEffect);
  }

  CitySettings lessFailing() {
    return with(busy, Math.max(0, failAfterEffect - 1));
  }

  private CitySettings with(int nowBusy, int nowFailing) {
    return new CitySettings(
        apiKey, jurisdiction, most, ignoreDates, body, refuse, nowBusy, nowFailing, unnamed);
  }
}
