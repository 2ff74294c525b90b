package ru.uzel.adapters.pos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells whoever dropped a file what became of it: once for programs, once for people. */
final class PosReport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private PosReport() {}

  /** Writes both beside the place the file itself will be moved to. */
  static void write(PosOutcome outcome, Instant at, Path file) throws IOException {
    PosFolder.write(
        file.resolveSibling(file.getFileName() + ".report.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(outcome, at)));
    PosFolder.write(
        file.resolveSibling(file.getFileName() + ".report.txt"),
        text(outcome, at).getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, Object> json(PosOutcome outcome, Instant at) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("file", outcome.fileName());
    report.put("sha256", outcome.sha256());
    report.put("at", at.toString());
    report.put("outcome", outcome.failed() ? "failed" : "done");
    report.put("accepted", outcome.accepted());
    report.put("repeated", outcome.repeated());
    report.put("refused", outcome.refusedRows());
    PosProblem whole = outcome.problem();
    if (whole != null) {
      report.put("problem", problem(whole, null));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PosOutcome.Refused refused : outcome.refused()) {
      refused.problems().forEach(found -> rows.add(problem(found, refused.number())));
    }
    report.put("rows", rows);
    report.put("warnings", outcome.warnings());
    return report;
  }

  private static Map<String, Object> problem(PosProblem found, @Nullable String number) {
    Map<String, Object> problem = new LinkedHashMap<>();
    put(problem, "row", found.row());
    put(problem, "column", found.column());
    put(problem, "number", number);
    problem.put("code", found.fault().code().wireName());
    problem.put("cause", found.fault().cause());
    problem.put("cure", found.fault().cure());
    return problem;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  static String text(PosOutcome outcome, Instant at) {
    StringBuilder text = new StringBuilder();
    line(text, "Файл: " + outcome.fileName());
    line(text, "SHA-256: " + outcome.sha256());
    line(text, "Время отчёта: " + at);
    line(
        text,
        "Принято строк: %d, повторов: %d, не принято: %d."
            .formatted(outcome.accepted(), outcome.repeated(), outcome.refusedRows()));
    PosProblem whole = outcome.problem();
    if (whole != null) {
      line(text, "");
      line(text, "Файл не принят: " + sentence(whole));
    }
    for (PosOutcome.Refused refused : outcome.refused()) {
      for (PosProblem found : refused.problems()) {
        line(text, "");
        line(text, sentence(found));
      }
    }
    for (String warning : outcome.warnings()) {
      line(text, "");
      line(text, "Внимание. " + warning);
    }
    if (!outcome.refused().isEmpty()) {
      line(text, "");
      line(text, "Исправленный файл можно положить снова целиком: принятые строки не удвоятся.");
    }
    return text.toString();
  }

  private static String sentence(PosProblem found) {
    StringBuilder place = new StringBuilder();
    if (found.row() != null) {
      place.append("Строка ").append(found.row());
    }
    if (found.column() != null) {
      place.append(place.isEmpty() ? "Столбец" : ", столбец");
      place.append(" «").append(found.column()).append('»');
    }
    if (!place.isEmpty()) {
      place.append(": ");
    }
    return place + found.fault().cause() + " " + found.fault().cure();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append("\r\n");
  }
}
