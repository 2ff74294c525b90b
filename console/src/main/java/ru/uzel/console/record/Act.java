package ru.uzel.console.record;

import java.util.Locale;
import ru.uzel.model.journal.JournalRecord;

/** What an operator did, from the line {@code verb by whom: why} of its record. */
public final class Act {

  private Act() {}

  /** The verb alone: {@code retry}, {@code skip}. */
  public static String of(JournalRecord record) {
    String verb = record.detail().split(" ", 2)[0].toLowerCase(Locale.ROOT);
    return verb.matches("[a-z][a-z-]{0,30}") ? verb : "act";
  }
}
