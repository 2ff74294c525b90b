package ru.uzel.adapters.pos;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;

/** Reads the rows of one object, noting all that is wrong before it gives up. */
final class PosVotingReader {

  private static final Map<String, VotingForm> KINDS =
      Map.of(
          "голосование", VotingForm.VOTE,
          "общественное обсуждение", VotingForm.PUBLIC_DISCUSSION,
          "опрос", VotingForm.POLL,
          "социологический опрос (онлайн)", VotingForm.SOCIOLOGICAL_ONLINE,
          "социологический опрос (офлайн)", VotingForm.SOCIOLOGICAL_OFFLINE,
          "объект комфортной среды", VotingForm.COMFORT_CITY_OBJECT);

  private final List<PosRow> rows;
  private final List<PosProblem> problems = new ArrayList<>();

  PosVotingReader(List<PosRow> rows) {
    this.rows = rows;
  }

  List<PosProblem> problems() {
    return problems;
  }

  /**
   * Null where there are problems.
   *
   * @throws ru.uzel.model.message.FieldMistake for what the message itself does not allow
   */
  @Nullable VotingResult result() {
    String object = value(PosVotingColumn.OBJECT);
    String kind = value(PosVotingColumn.KIND);
    VotingForm form = kind == null ? null : KINDS.get(kind.toLowerCase(Locale.ROOT));
    if (kind != null && form == null) {
      problem(PosFault.BAD_KIND, PosVotingColumn.KIND);
    }
    String title = value(PosVotingColumn.TITLE);
    String oktmo = value(PosVotingColumn.OKTMO);
    LocalDate from = day(PosVotingColumn.FROM);
    LocalDate to = day(PosVotingColumn.TO);
    Integer participants = count(PosVotingColumn.PARTICIPANTS);
    List<VotingOption> options = options(participants);
    Integer quorum = count(PosVotingColumn.QUORUM);
    String outcome = value(PosVotingColumn.OUTCOME);
    String link = value(PosVotingColumn.LINK);
    String method = value(PosVotingColumn.METHOD);
    Integer sample = count(PosVotingColumn.SAMPLE);
    return !problems.isEmpty()
        ? null
        : new VotingResult(
            Objects.requireNonNull(object),
            Objects.requireNonNull(form),
            Objects.requireNonNull(title),
            Objects.requireNonNull(oktmo),
            Objects.requireNonNull(from),
            Objects.requireNonNull(to),
            participants,
            options,
            quorum,
            outcome,
            link,
            method,
            sample);
  }

  /** What stands in the column, once or in every row; two values are one too many. */
  private @Nullable String value(PosVotingColumn column) {
    Map<String, PosRow> values = new LinkedHashMap<>();
    for (PosRow row : rows) {
      row.get(column).ifPresent(value -> values.putIfAbsent(value, row));
    }
    if (values.size() > 1) {
      values
          .values()
          .forEach(
              row ->
                  problems.add(
                      PosProblem.ofCell(PosFault.CONFLICTING_VALUES, column).inRow(row.number())));
    }
    if (values.isEmpty() && column.required()) {
      problem(PosFault.MISSING_VALUE, column);
    }
    return values.keySet().stream().findFirst().orElse(null);
  }

  private @Nullable LocalDate day(PosVotingColumn column) {
    String text = value(column);
    try {
      return text == null ? null : PosDates.read(text).toLocalDate();
    } catch (DateTimeException e) {
      problem(PosFault.BAD_DATE, column);
      return null;
    }
  }

  private @Nullable Integer count(PosVotingColumn column) {
    String text = value(column);
    if (text == null || isCount(text)) {
      return text == null ? null : Integer.valueOf(text);
    }
    problem(PosFault.BAD_NUMBER, column);
    return null;
  }

  private static boolean isCount(String text) {
    return text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private List<VotingOption> options(@Nullable Integer participants) {
    List<VotingOption> options = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (PosRow row : rows) {
      VotingOption option = option(row);
      if (option == null) {
        continue;
      }
      options.add(option);
      if (!ids.add(option.id())) {
        problem(PosFault.DOUBLE_OPTION, PosVotingColumn.OPTION, row);
      }
      if (option.text().codePointCount(0, option.text().length()) > VotingResult.LONGEST_TEXT) {
        problem(PosFault.TOO_LONG, PosVotingColumn.OPTION_TEXT, row);
      }
      if (participants != null && option.votes() > participants) {
        problem(PosFault.TOO_MANY_VOTES, PosVotingColumn.VOTES, row);
      }
    }
    return options;
  }

  /** Null where the row tells of none, or not all of it. */
  private @Nullable VotingOption option(PosRow row) {
    String id = row.get(PosVotingColumn.OPTION).orElse(null);
    String text = row.get(PosVotingColumn.OPTION_TEXT).orElse(null);
    String votes = row.get(PosVotingColumn.VOTES).orElse(null);
    if (id == null && text == null && votes == null) {
      return null;
    }
    if (id == null) {
      problem(PosFault.MISSING_VALUE, PosVotingColumn.OPTION, row);
    }
    if (text == null) {
      problem(PosFault.MISSING_VALUE, PosVotingColumn.OPTION_TEXT, row);
    }
    if (votes == null) {
      problem(PosFault.MISSING_VALUE, PosVotingColumn.VOTES, row);
    } else if (!isCount(votes)) {
      problem(PosFault.BAD_NUMBER, PosVotingColumn.VOTES, row);
      return null;
    }
    return id == null || text == null || votes == null
        ? null
        : new VotingOption(id, text, Integer.parseInt(votes));
  }

  /** Notes a rule of the message itself, which that field breaks. */
  void mistaken(String field) {
    switch (field) {
      case "objectId" -> problem(PosFault.TOO_LONG, PosVotingColumn.OBJECT);
      case "title" -> problem(PosFault.TOO_LONG, PosVotingColumn.TITLE);
      case "oktmo" -> problem(PosFault.BAD_OKTMO, PosVotingColumn.OKTMO);
      case "to" -> problem(PosFault.BAD_PERIOD, PosVotingColumn.TO);
      case "resultText" -> problem(PosFault.TOO_LONG, PosVotingColumn.OUTCOME);
      case "publishedUrl" -> problem(PosFault.BAD_LINK, PosVotingColumn.LINK);
      case "method" -> problem(PosFault.TOO_LONG, PosVotingColumn.METHOD);
      case "options" -> problem(PosFault.TOO_MANY_OPTIONS, PosVotingColumn.OPTION);
      default -> throw new IllegalStateException("a rule of " + field + " that no column has");
    }
  }

  private void problem(PosFault fault, PosVotingColumn column) {
    problem(fault, column, rows.get(0));
  }

  private void problem(PosFault fault, PosVotingColumn column, PosRow row) {
    problems.add(PosProblem.ofCell(fault, column).inRow(row.number()));
  }
}
