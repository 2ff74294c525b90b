package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything found wrong so far: a check goes on after a mistake, so that all are told at once. */
final class Mistakes {

  private final List<Mistake> found = new ArrayList<>();

  void add(String file, int line, String reason, String cure) {
    found.add(new Mistake(file, line, reason, cure, false));
  }

  void warn(String file, int line, String reason, String cure) {
    found.add(new Mistake(file, line, reason, cure, true));
  }

  /** A mistake at the value with that JSON pointer. */
  void at(YamlDocument document, String pointer, String reason, String cure) {
    add(document.file(), document.line(pointer), reason, cure);
  }

  List<Mistake> sorted() {
    return found.stream()
        .sorted(Comparator.comparing(Mistake::file).thenComparing(Mistake::line))
        .toList();
  }
}
