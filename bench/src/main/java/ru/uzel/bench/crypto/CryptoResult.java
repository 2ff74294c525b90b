package ru.uzel.bench.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ru.uzel.bench.process.ProcessFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, for people. */
record CryptoResult(String java, List<Line> lines) {

  /**
   * One line.
   *
   * @param ofFloor share of the rate that the primitives alone would allow; 0 where it says nothing
   */
  record Line(String what, String algorithm, int bytes, long perSecond, double ofFloor) {}

  static CryptoResult of(String json) {
    try {
      JsonNode answer = JsonMapper.shared().readTree(json);
      List<Line> lines = new ArrayList<>();
      for (JsonNode rate : answer.path("rates")) {
        lines.add(
            new Line(
                rate.path("what").stringValue(),
                rate.path("algorithm").stringValue(),
                rate.path("bytes").intValue(),
                rate.path("perSecond").longValue(),
                rate.path("ofFloor").doubleValue(0)));
      }
      if (lines.isEmpty()) {
        throw new ProcessFailure("измерение ничего не сообщило");
      }
      return new CryptoResult(answer.path("java").stringValue(), lines);
    } catch (JacksonException notJson) {
      throw new ProcessFailure("измерение сообщило не JSON", notJson);
    }
  }

  String table() {
    StringBuilder table = new StringBuilder("Java " + java + ", в секунду на одно ядро\n");
    for (Line line : lines) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-16s %-18s %8s %10d%s%n",
              line.what(),
              line.algorithm(),
              line.bytes() == 0 ? "" : line.bytes() + " B",
              line.perSecond(),
              line.ofFloor() == 0
                  ? ""
                  : String.format(
                      Locale.ROOT, "  %.0f %% предела примитивов", line.ofFloor() * 100)));
    }
    return table.toString();
  }
}
