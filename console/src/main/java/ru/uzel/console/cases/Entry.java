package ru.uzel.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;
import ru.uzel.console.message.Badge;
import ru.uzel.console.record.Link;

/**
 * One thing in a case's timeline.
 *
 * @param tone names the colour
 * @param what happened, in words
 * @param party whose doing it was, or whom it concerns
 * @param times how often in a row, and until when; empty for once
 * @param why it was not applied, or failed; in words
 * @param detail the line of the journal
 * @param status of the case after it; empty where it changed none
 * @param particulars what else is known of it
 * @param sent what was decided to be sent because of it
 */
record Entry(
    Moment at,
    String tone,
    String what,
    String party,
    String times,
    String why,
    String detail,
    String status,
    List<Particular> particulars,
    List<Sent> sent,
    @Nullable Link message) {

  /** Something known of an entry, with its name. */
  record Particular(String name, String text) {}

  /** An output. */
  record Sent(
      String party,
      String kind,
      String flow,
      String reference,
      Badge badge,
      String failedAttempts,
      @Nullable Link message) {}
}
