package ru.uzel.mocks.smev;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bodies say at last about requests that they were silent on.
 *
 * @param match a piece of the request's text
 */
record BelatedAnswers(String match, List<PlannedAnswer> answers) {
  BelatedAnswers(@Nullable String match, @Nullable List<PlannedAnswer> answers) {
    if (match == null || match.isBlank() || answers == null || answers.isEmpty()) {
      throw new IllegalArgumentException("belated answers have a match and at least one answer");
    }
    this.match = match;
    this.answers = List.copyOf(answers);
  }
}
