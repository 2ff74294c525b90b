package ru.uzel.bench.flow;

import java.util.List;
import java.util.Locale;

/** The CPU time below which no design of the path can get, act by act. */
record Floor(List<FloorLine> lines) {

  Floor {
    lines = List.copyOf(lines);
  }

  double millis() {
    return lines.stream().mapToDouble(FloorLine::perMessageMicros).sum() / 1000;
  }

  /** The measured message's share of the floor: 1 would be perfect. */
  double ratio(double cpuMillisPerMessage) {
    return cpuMillisPerMessage == 0 ? 0 : millis() / cpuMillisPerMessage;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (FloorLine line : lines) {
      table.append(
          String.format(
              Locale.ROOT,
              "  %8.1f мкс x %6.2f = %8.1f мкс   %s%n",
              line.micros(),
              line.count(),
              line.perMessageMicros(),
              line.act()));
    }
    return table
        .append(String.format(Locale.ROOT, "  предел: %.3f мс CPU на сообщение%n", millis()))
        .toString();
  }
}
