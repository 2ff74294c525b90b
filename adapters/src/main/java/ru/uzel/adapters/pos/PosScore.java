package ru.uzel.adapters.pos;

import java.time.Instant;
import ru.uzel.model.message.SatisfactionScore;

/**
 * What a row of the export says of the applicant's contentment. Each is a message of its own: it
 * stands in the row of the resident's message, but comes weeks later. The wish for a
 * reconsideration is apart from the rating, since it stays in the row when the next answer is rated
 * in its turn, and must not count again then.
 */
enum PosScore {
  RATING("score:") {
    @Override
    boolean isIn(PosRow row) {
      return row.get(PosColumn.SCORE).isPresent();
    }

    @Override
    String said(PosRow row) {
      return row.get(PosColumn.SCORE).orElse("")
          + '|'
          + row.get(PosColumn.COMMENT_ON_ANSWER).orElse("");
    }
  },
  REPETITION("repeat:") {
    @Override
    boolean isIn(PosRow row) {
      // A date, or a word; only «Нет» and nothing at all are no.
      return row.get(PosColumn.REPEATED).filter(word -> !word.equalsIgnoreCase("нет")).isPresent();
    }

    @Override
    String said(PosRow row) {
      return row.get(PosColumn.REPEATED).orElse("");
    }
  };

  private static final String SOURCE = "POS";

  private final String prefix;

  PosScore(String prefix) {
    this.prefix = prefix;
  }

  /** Stands before the message's number where this needs an id of its own. */
  String prefix() {
    return prefix;
  }

  abstract boolean isIn(PosRow row);

  abstract String said(PosRow row);

  /** ПОС does not tell when it was given: so it counts from when it came. */
  SatisfactionScore of(PosRow row, Instant receivedAt) throws PosProblem {
    try {
      return new SatisfactionScore(
          row.get(PosColumn.NUMBER)
              .orElseThrow(() -> PosProblem.ofCell(PosFault.MISSING_VALUE, PosColumn.NUMBER)),
          this == RATING ? score(row) : null,
          this == RATING ? row.get(PosColumn.COMMENT_ON_ANSWER).orElse(null) : null,
          receivedAt,
          this == REPETITION,
          SOURCE);
    } catch (PosProblem problem) {
      throw problem.inRow(row.number());
    }
  }

  /** Whatever else changes in the row is the same rating still. */
  String version(PosRow row) {
    return PosRow.sha256(said(row));
  }

  private static Integer score(PosRow row) throws PosProblem {
    String text = row.get(PosColumn.SCORE).orElse("");
    if (!text.matches("[1-5]")) {
      throw PosProblem.ofCell(PosFault.BAD_SCORE, PosColumn.SCORE);
    }
    return Integer.valueOf(text);
  }
}
