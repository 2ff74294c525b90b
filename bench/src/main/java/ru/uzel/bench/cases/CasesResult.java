package ru.uzel.bench.cases;

import java.util.List;
import java.util.Locale;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ObjectNode;

/** The same measured beside few cases and beside many. */
record CasesResult(Measurement few, Measurement many) {

  /** What the rate beside many is to be of the rate beside few. */
  static final double AIM = 0.90;

  double ratio() {
    return few.rate() == 0 ? 0 : many.rate() / few.rate();
  }

  /** Whether every message came to its end; how fast is for people to judge. */
  boolean isWhole() {
    return whole(few) && whole(many);
  }

  private static boolean whole(Measurement measurement) {
    return measurement.unfinished() == 0
        && measurement.failures() == 0
        && measurement.messages() > 0;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "Дел в базе", "%,d", few.cases(), many.cases());
    row(table, "Сообщений с двумя обновлениями", "%,d", few.messages(), many.messages());
    row(table, "  в секунду", "%.1f", few.rate(), many.rate());
    row(table, "  весь путь, p50, мс", "%.0f", few.completions().at(50), many.completions().at(50));
    row(table, "  весь путь, p99, мс", "%.0f", few.completions().at(99), many.completions().at(99));
    row(table, "  не завершено", "%d", few.unfinished(), many.unfinished());
    row(table, "  ошибок", "%d", few.failures(), many.failures());
    row(
        table,
        "Память узла, МиБ",
        "%d",
        few.memory().residentKib() / 1024,
        many.memory().residentKib() / 1024);
    row(
        table,
        "  самое большее",
        "%d",
        few.memory().peakKib() / 1024,
        many.memory().peakKib() / 1024);
    for (Question question : Question.values()) {
      for (int percent : List.of(50, 99)) {
        row(
            table,
            question.title() + ", p" + percent + ", мс",
            "%.1f",
            answers(few, question).at(percent),
            answers(many, question).at(percent));
      }
    }
    return table
        .append(
            String.format(
                Locale.ROOT, "Отношение скоростей: %.2f (цель: не меньше %.2f)%n", ratio(), AIM))
        .toString();
  }

  private static void row(StringBuilder table, String what, String form, Object few, Object many) {
    table.append(
        String.format(
            Locale.ROOT,
            "%-46s %12s %12s%n",
            what,
            String.format(Locale.ROOT, form, few),
            String.format(Locale.ROOT, form, many)));
  }

  private static Percentiles answers(Measurement measurement, Question question) {
    return measurement.answers().getOrDefault(question, new Percentiles(List.of()));
  }

  String json() {
    ObjectNode json = JsonHttp.MAPPER.createObjectNode();
    json.put("ratio", rounded(ratio())).put("aim", AIM).put("whole", isWhole());
    measured(json.putObject("few"), few);
    measured(json.putObject("many"), many);
    return JsonHttp.MAPPER.writeValueAsString(json);
  }

  private static void measured(ObjectNode json, Measurement measurement) {
    json.put("cases", measurement.cases())
        .put("messages", measurement.messages())
        .put("messagesPerSecond", rounded(measurement.rate()))
        .put("endToEndP50", rounded(measurement.completions().at(50)))
        .put("endToEndP99", rounded(measurement.completions().at(99)))
        .put("unfinished", measurement.unfinished())
        .put("failures", measurement.failures())
        .put("hubResidentMiB", measurement.memory().residentKib() / 1024)
        .put("hubPeakMiB", measurement.memory().peakKib() / 1024);
    ObjectNode answers = json.putObject("answers");
    for (Question question : Question.values()) {
      answers
          .putObject(question.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("p50", rounded(answers(measurement, question).at(50)))
          .put("p99", rounded(answers(measurement, question).at(99)));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
