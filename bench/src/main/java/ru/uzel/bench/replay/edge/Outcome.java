package ru.uzel.bench.replay.edge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param by who refused it: file, mapping, edge or hub; null otherwise
 * @param id the hub's message id, where it gave one
 * @param reason why it was refused or set aside
 * @param notes what was sent otherwise than mapped
 */
public record Outcome(
    Kind kind,
    @Nullable String by,
    @Nullable String id,
    @Nullable String reason,
    List<String> notes) {

  /** The kinds that are counted. */
  public enum Kind {
    ACCEPTED,
    DUPLICATE,
    REFUSED,
    PARKED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Outcome {
    notes = List.copyOf(notes);
  }

  public static Outcome refused(String by, String reason, List<String> notes) {
    return new Outcome(Kind.REFUSED, by, null, reason, notes);
  }

  public static Outcome taken(Kind kind, String id, List<String> notes) {
    return new Outcome(kind, null, id, null, notes);
  }

  /** The same row, and the hub has since decided otherwise. */
  public Outcome now(Kind kind, @Nullable String why) {
    return new Outcome(kind, by, id, why, notes);
  }

  public Outcome noting(List<String> more) {
    List<String> all = new java.util.ArrayList<>(more);
    all.addAll(notes);
    return new Outcome(kind, by, id, reason, all);
  }
}
