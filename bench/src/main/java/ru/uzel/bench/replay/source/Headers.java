package ru.uzel.bench.replay.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the columns, each once.
 *
 * @param notes which names are ours, in Russian
 */
record Headers(List<String> names, List<String> notes) {

  static Headers of(List<String> given) {
    Set<String> names = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String stripped = given.get(i).strip();
      String wanted = stripped.isEmpty() ? "column_" + (i + 1) : stripped;
      String name = wanted;
      for (int n = 2; names.contains(name) || (!name.equals(wanted) && given.contains(name)); n++) {
        name = wanted + "_" + n;
      }
      names.add(name);
      if (!name.equals(stripped)) {
        notes.add(
            stripped.isEmpty()
                ? "столбец " + (i + 1) + " без заголовка назван " + name
                : "заголовок «"
                    + stripped
                    + "» повторяется, столбец "
                    + (i + 1)
                    + " назван "
                    + name);
      }
    }
    return new Headers(List.copyOf(names), List.copyOf(notes));
  }
}
