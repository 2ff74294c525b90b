package ru.uzel.bench.reconciliation;

import java.util.Objects;

/**
 * How many messages stand where, by the journal.
 *
 * @param accepted receipts given, repetitions not counted
 * @param delivered accepted messages times targets that have them
 * @param refused turned away at the door, whether wrong or not proven
 * @param duplicatesSuppressed repetitions recognised at the door or in the flow
 * @param parked accepted messages, or outputs, that wait for a person
 * @param deadLettered outputs given up
 */
public record Tally(
    long accepted,
    long delivered,
    long refused,
    long duplicatesSuppressed,
    long parked,
    long deadLettered) {

  static Tally of(JournalView journal) {
    return new Tally(
        journal.accepted().size(),
        journal.count("DELIVERED"),
        journal.count("REFUSED") + untrusted(journal),
        journal.count("DUPLICATE"),
        journal.count("PARKED"),
        journal.count("DEAD_LETTERED"));
  }

  /** A wrong api_key is both refused and a security event: it was one message. */
  private static long untrusted(JournalView journal) {
    return journal.lines().stream()
        .filter(line -> line.is("SECURITY") && !Objects.equals(line.failure(), "unauthenticated"))
        .count();
  }
}
