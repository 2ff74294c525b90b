package ru.uzel.mocks.appeals;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What can be changed while the mock runs.
 *
 * @param registrationUrl where the hub takes registrations
 * @param apiKey what the document system shows the hub
 * @param departmentId the only body ССТУ knows; empty takes any
 * @param codes the places of the classifier that ССТУ knows
 * @param closed whether ССТУ lets nobody in (403)
 * @param refuse whether every report is refused with 400
 * @param busy how many of the next reports are answered 429
 * @param failAfterEffect how many of the next reports take effect and get 500
 */
record AppealsSettings(
    String registrationUrl,
    String apiKey,
    String departmentId,
    Set<String> codes,
    boolean closed,
    boolean refuse,
    int busy,
    int failAfterEffect) {

  /** Those that public code and its tests name. */
  private static final Set<String> OBSERVED =
      Set.of("0005.0005.0056.1160", "0005.0005.0056.1156", "0004.0015.0155.0946");

  AppealsSettings {
    codes = Set.copyOf(codes);
  }

  static AppealsSettings initial(URI hub) {
    return new AppealsSettings(
        hub.toString().replaceAll("/+$", "") + "/appeals/v1/appeals",
        "",
        "",
        OBSERVED,
        false,
        false,
        0,
        0);
  }

  AppealsSettings changedBy(JsonNode json) {
    Set<String> known = new TreeSet<>(codes);
    json.path("codes").forEach(code -> known.add(code.asString("")));
    return new AppealsSettings(
        json.path("registrationUrl").asString(registrationUrl),
        json.path("apiKey").asString(apiKey),
        json.path("departmentId").asString(departmentId),
        known,
        json.path("closed").asBoolean(closed),
        json.path("refuse").asBoolean(refuse),
        json.path("busy").asInt(busy),
        json.path("failAfterEffect").asInt(failAfterEffect));
  }

  AppealsSettings lessBusy() {
    return with(Math.max(0, busy - 1), failAfterEffect);
  }

  AppealsSettings lessFailing() {
    return with(busy, Math.max(0, failAfterEffect - 1));
  }

  private AppealsSettings with(int nowBusy, int nowFailing) {
    return new AppealsSettings(
        registrationUrl, apiKey, departmentId, codes, closed, refuse, nowBusy, nowFailing);
  }
}
