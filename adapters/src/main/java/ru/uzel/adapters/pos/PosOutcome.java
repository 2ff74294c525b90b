package ru.uzel.adapters.pos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.WireBytes;

/** What became of one file, counted while it is read. */
final class PosOutcome {

  /** Beyond this the file as a whole is wrong, and a list of faults helps nobody. */
  private static final int MOST_REFUSED = 1000;

  /**
   * A row that was not accepted, or all rows of an object.
   *
   * @param number the message's number, where it could be read
   */
  record Refused(@Nullable String number, List<PosProblem> problems, WireBytes wire, int rows) {}

  private final String fileName;
  private final String sha256;
  private final List<Refused> refused = new ArrayList<>();
  private final Set<String> formulas = new TreeSet<>();
  private int accepted;
  private int repeated;
  private boolean regimeUnknown;
  private List<String> ignored = List.of();
  private @Nullable PosProblem problem;

  PosOutcome(String fileName, String sha256) {
    this.fileName = fileName;
    this.sha256 = sha256;
  }

  void header(PosHeader header) {
    boolean votings = header.table() == PosTable.VOTINGS;
    ignored = votings ? header.unknown() : List.of();
    regimeUnknown = !votings && !header.has(PosColumn.REGIME) && !header.has(PosColumn.CHOSE_59FZ);
  }

  void accepted(PosRow row, boolean repetition) {
    formulas.addAll(row.formulas());
    if (repetition) {
      repeated++;
    } else {
      accepted++;
    }
  }

  void refused(Refused row) throws PosProblem {
    refused.add(row);
    if (refused.size() >= MOST_REFUSED) {
      throw PosProblem.ofFile(PosFault.TOO_MANY_FAULTS);
    }
  }

  /** The file as a whole is refused, or the rest of it. */
  void refusedWhole(PosProblem why) {
    problem = why;
  }

  boolean failed() {
    return problem != null || !refused.isEmpty();
  }

  String fileName() {
    return fileName;
  }

  String sha256() {
    return sha256;
  }

  int accepted() {
    return accepted;
  }

  int repeated() {
    return repeated;
  }

  List<Refused> refused() {
    return refused;
  }

  int refusedRows() {
    return refused.stream().mapToInt(Refused::rows).sum();
  }

  @Nullable PosProblem problem() {
    return problem;
  }

  /** What was taken as it stood but somebody should know of, in Russian. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!formulas.isEmpty()) {
      warnings.add(
          "Формулы заменены их последними вычисленными значениями, столбцы: "
              + String.join(", ", formulas)
              + ".");
    }
    if (regimeUnknown && problem == null) {
      warnings.add(
          "Нет ни столбца «ФЗ», ни столбца «Заявитель выбрал подачу по 59-ФЗ»: все сообщения"
              + " приняты как обычные.");
    }
    if (!ignored.isEmpty() && problem == null) {
      warnings.add("Неизвестные столбцы не взяты: " + String.join(", ", ignored) + ".");
    }
    return warnings;
  }
}
