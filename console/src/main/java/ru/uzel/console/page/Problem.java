package ru.uzel.console.page;

import java.util.List;

/**
 * Why there is no page to show.
 *
 * @param lines what was looked for and where, or what is to be done; each a sentence
 */
record Problem(String title, List<String> lines) {

  public Problem {
    lines = List.copyOf(lines);
  }
}
