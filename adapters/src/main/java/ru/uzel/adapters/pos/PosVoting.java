package ru.uzel.adapters.pos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.FieldMistake;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The rows of one object: its result, or all that is wrong with them.
 *
 * @param result null where there are problems
 */
record PosVoting(List<PosRow> rows, List<PosProblem> problems, @Nullable VotingResult result) {

  /** A row as it is kept. */
  private record Line(int row, LinkedHashMap<String, String> values) {}

  private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

  /**
   * @param rows at least one
   */
  static PosVoting of(List<PosRow> rows) {
    List<PosProblem> problems = new ArrayList<>();
    for (PosRow row : rows) {
      problems.addAll(row.problems());
      if (row.get(PosVotingColumn.OBJECT).isEmpty()) {
        problems.add(
            PosProblem.ofCell(PosFault.MISSING_VALUE, PosVotingColumn.OBJECT).inRow(row.number()));
      }
    }
    VotingResult result = null;
    if (problems.isEmpty()) {
      PosVotingReader reader = new PosVotingReader(rows);
      try {
        result = reader.result();
      } catch (FieldMistake mistake) {
        reader.mistaken(mistake.field());
      }
      problems.addAll(reader.problems());
    }
    return new PosVoting(List.copyOf(rows), List.copyOf(problems), result);
  }

  @Nullable String object() {
    return rows.get(0).get(PosVotingColumn.OBJECT).orElse(null);
  }

  Set<String> formulas() {
    Set<String> formulas = new TreeSet<>();
    rows.forEach(row -> formulas.addAll(row.formulas()));
    return Collections.unmodifiableSet(formulas);
  }

  /** The rows as they are kept and mapped. */
  WireBytes wire() {
    return WireBytes.of(
        "application/json",
        PosRow.JSON.writeValueAsBytes(
            rows.stream()
                .map(row -> new Line(row.number(), new LinkedHashMap<>(row.values())))
                .toList()));
  }

  /**
   * Reads what {@link #wire} wrote.
   *
   * @throws PosProblem the first of them, where the rules became stricter since
   */
  static VotingResult read(byte[] wire) throws PosProblem {
    List<Line> lines;
    try {
      lines = PosRow.JSON.readValue(wire, LINES);
    } catch (JacksonException e) {
      throw PosProblem.ofFile(PosFault.NOT_TAKEN);
    }
    PosVoting voting =
        of(
            lines.stream()
                .map(line -> new PosRow(line.row(), line.values(), Set.of(), List.of()))
                .toList());
    if (voting.result() == null) {
      throw voting.problems().get(0);
    }
    return voting.result();
  }

  /** The same for the same result, in whatever file, order of rows or columns it stands. */
  static String version(VotingResult result) {
    Map<String, Object> said = new LinkedHashMap<>();
    List<VotingOption> options = new ArrayList<>(result.options());
    options.sort(Comparator.comparing(VotingOption::id));
    said.put("options", options);
    said.put(
        "rest",
        List.of(
            result.form(),
            result.title(),
            result.oktmo(),
            result.from().toString(),
            result.to().toString(),
            String.valueOf(result.participants()),
            String.valueOf(result.quorum()),
            String.valueOf(result.resultText()),
            String.valueOf(result.publishedUrl()),
            String.valueOf(result.method()),
            String.valueOf(result.sampleSize())));
    return PosRow.sha256(PosRow.JSON.writeValueAsString(said));
  }
}
