package ru.uzel.adapters.executor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back to the body.
 *
 * @param document null where there is no JSON
 * @param file null where the answer is none
 */
record Answer(
    int status,
    @Nullable ObjectNode document,
    @Nullable OpenedFile file,
    Map<String, String> headers) {

  private static final Map<String, String> LATER = Map.of("Retry-After", "5");
  private static final Map<String, String> WHO =
      Map.of("WWW-Authenticate", "Bearer realm=\"uzel\"");

  Answer {
    headers = Map.copyOf(headers);
  }

  Answer(int status, @Nullable ObjectNode document, Map<String, String> headers) {
    this(status, document, null, headers);
  }

  static Answer of(int status, ObjectNode document) {
    return new Answer(status, document, Map.of());
  }

  static Answer of(List<Problem> problems) {
    int status = problems.get(0).status();
    return new Answer(
        status,
        ExecutorFailures.document(problems),
        status == 503 ? LATER : status == 401 ? WHO : Map.of());
  }

  boolean isProblem() {
    return status >= 400;
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, document, file, more);
  }
}
