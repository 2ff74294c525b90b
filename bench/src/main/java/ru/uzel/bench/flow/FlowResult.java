package ru.uzel.bench.flow;

import java.util.Locale;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run measured.
 *
 * @param throughput completed messages a second
 * @param receipts milliseconds from POST to receipt
 * @param completions milliseconds from POST to the final status at the channel
 */
record FlowResult(
    double throughput,
    Percentiles receipts,
    Percentiles completions,
    double hubCpuMillis,
    double postgresCpuMillis,
    long residentKib,
    long messages,
    long unfinished,
    long failures,
    Floor floor) {

  double cpuMillisPerMessage() {
    return hubCpuMillis + postgresCpuMillis;
  }

  String table() {
    return String.format(
            Locale.ROOT,
            "%nСообщений: %d, пропускная способность %.1f в секунду; не завершено %d, ошибок %d%n"
                + "Квитанция, мс:   p50 %.1f  p95 %.1f  p99 %.1f%n"
                + "Весь путь, мс:   p50 %.1f  p95 %.1f  p99 %.1f%n"
                + "CPU на сообщение: %.3f мс (узел %.3f, PostgreSQL %.3f); память узла %d МиБ%n",
            messages,
            throughput,
            unfinished,
            failures,
            receipts.at(50),
            receipts.at(95),
            receipts.at(99),
            completions.at(50),
            completions.at(95),
            completions.at(99),
            cpuMillisPerMessage(),
            hubCpuMillis,
            postgresCpuMillis,
            residentKib / 1024)
        + floor.table()
        + String.format(Locale.ROOT, "  доля предела: %.2f%n", floor.ratio(cpuMillisPerMessage()));
  }

  String json() {
    ObjectNode json = JsonHttp.MAPPER.createObjectNode();
    json.put("throughput", rounded(throughput))
        .put("p50", rounded(receipts.at(50)))
        .put("p95", rounded(receipts.at(95)))
        .put("p99", rounded(receipts.at(99)))
        .put("endToEndP50", rounded(completions.at(50)))
        .put("endToEndP99", rounded(completions.at(99)))
        .put("cpuMsPerMessage", rounded(cpuMillisPerMessage()))
        .put("hubCpuMs", rounded(hubCpuMillis))
        .put("postgresCpuMs", rounded(postgresCpuMillis))
        .put("floor", rounded(floor.millis()))
        .put("ratioToFloor", rounded(floor.ratio(cpuMillisPerMessage())))
        .put("messages", messages)
        .put("unfinished", unfinished)
        .put("failures", failures)
        .put("hubResidentMiB", residentKib / 1024);
    ArrayNode lines = json.putArray("floorLines");
    floor
        .lines()
        .forEach(
            line ->
                lines
                    .addObject()
                    .put("act", line.act())
                    .put("micros", rounded(line.micros()))
                    .put("count", rounded(line.count())));
    return JsonHttp.MAPPER.writeValueAsString(json);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
