package ru.uzel.bench.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.story.PlannedRequest.Transport;

/** Requests that a portal should never send, each wrong in one way. */
final class SpoiltRequests {

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  private static final int TEN_MEBIBYTES = 10 << 20;

  private final String run;
  private final String apiKey;

  SpoiltRequests(String run, String apiKey) {
    this.run = run;
    this.apiKey = apiKey;
  }

  List<PlannedRequest> all() {
    return List.of(
        refused(
            "unknown-service",
            "услуга, которой нет в каталоге",
            with("service_code", "teleport"),
            Transport.refused(null, 400, 404)),
        refused(
            "no-service",
            "услуга не названа",
            without("service_code"),
            Transport.refused(null, 400)),
        refused(
            "no-place",
            "место не указано",
            Map.of("service_code", "pothole", "description", "Где-то яма"),
            Transport.refused(null, 400)),
        refused("bad-key", "чужой api_key", correct(), Transport.refused("wrong-" + run, 401, 403)),
        raw("no-key", "api_key не прислан", "service_code=pothole&lat=51.5&long=46.0", 400, 403),
        raw(
            "bad-utf8",
            "текст не в UTF-8",
            "api_key=" + apiKey + "&service_code=pothole&lat=51.5&long=46.0&description=%FF%FE%FA",
            400),
        raw(
            "too-long",
            "текст в 10 МиБ",
            "api_key="
                + apiKey
                + "&service_code=pothole&lat=51.5&long=46.0&description="
                + "a".repeat(TEN_MEBIBYTES),
            400,
            413),
        refused(
            "json-body",
            "JSON вместо формы",
            Map.of(),
            Transport.raw(
                "{\"service_code\":\"pothole\",\"description\":", "application/json", 400, 415)));
  }

  private PlannedRequest refused(
      String name, String title, Map<String, String> fields, Transport transport) {
    return PlannedRequest.refused(run + "-" + name, title, fields, transport);
  }

  private PlannedRequest raw(String name, String title, String body, Integer... statuses) {
    return refused(name, title, Map.of(), Transport.raw(body, FORM, statuses));
  }

  private static Map<String, String> correct() {
    return Map.of(
        "service_code", "pothole",
        "lat", "51.533562",
        "long", "46.034266",
        "description", "Яма");
  }

  private static Map<String, String> with(String field, String value) {
    Map<String, String> fields = new HashMap<>(correct());
    fields.put(field, value);
    return fields;
  }

  private static Map<String, String> without(String field) {
    Map<String, String> fields = new HashMap<>(correct());
    fields.remove(field);
    return fields;
  }
}
