package ru.uzel.adapters.pos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a table of votings together, wherever those of one object stand. */
final class PosVotings {

  /** All are held in memory, unlike the rows of an export. */
  private static final int MOST_ROWS = 50_000;

  /** One for each option, of which there are 200; and some to be told what is wrong with. */
  private static final int MOST_ROWS_OF_OBJECT = 1000;

  private static final long MOST_CHARACTERS = 16 << 20;

  private final Map<String, List<PosRow>> objects = new LinkedHashMap<>();
  private int rows;
  private long characters;
  private @Nullable String last;

  void add(PosRow row) throws PosProblem {
    characters += row.values().values().stream().mapToLong(String::length).sum();
    if (++rows > MOST_ROWS || characters > MOST_CHARACTERS) {
      throw PosProblem.ofFile(PosFault.TOO_MANY_ROWS);
    }
    // A row that names no object may tell of the one above: that must not go out without it.
    String object = row.get(PosVotingColumn.OBJECT).orElse(last == null ? "" : last);
    List<PosRow> same = objects.computeIfAbsent(object, first -> new ArrayList<>());
    same.add(row);
    if (same.size() > MOST_ROWS_OF_OBJECT) {
      throw PosProblem.ofFile(PosFault.TOO_MANY_ROWS);
    }
    last = object;
  }

  List<PosVoting> all() {
    return objects.values().stream().map(PosVoting::of).toList();
  }
}
