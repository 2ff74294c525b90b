package ru.uzel.adapters.regional;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to the client.
 *
 * @param document null where there is no body
 */
record Answer(int status, @Nullable Open311Document document, Map<String, String> headers) {

  private static final Map<String, String> LATER = Map.of("Retry-After", "5");

  Answer {
    headers = Map.copyOf(headers);
  }

  /**
   * 200 also for a created request: GeoReport v2 names no other status for success, and its clients
   * were written against servers that answer 200.
   */
  static Answer ok(Open311Document document) {
    return new Answer(200, document, Map.of());
  }

  static Answer of(List<Problem> problems) {
    int status = problems.get(0).status();
    return new Answer(
        status, RegionalFailures.document(problems), status == 503 ? LATER : Map.of());
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, document, more);
  }
}
