package ru.uzel.bench.flow;

import java.util.List;
import java.util.Objects;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;

/**
 * How often each act stands on the path of one completed message, counted where it can be seen.
 *
 * @param signatures made by the hub: the mock verified so many
 * @param verifications made by the hub: one for each receipt of a request, two for each answer
 *     (СМЭВ's own and the body's)
 * @param payloadRows wire bytes kept by the journal
 * @param otherRows all other rows that PostgreSQL wrote
 * @param brokerMessages through the broker's queues
 * @param served exchanges in which the hub was the server
 * @param called exchanges in which it was the client
 */
record PathCounts(
    double signatures,
    double verifications,
    double payloadRows,
    double otherRows,
    double brokerMessages,
    double served,
    double called) {

  /**
   * Counts.
   *
   * @param sample journal records of the measured time, in their order and without gaps
   */
  static PathCounts of(Counters before, Counters after, long completed, List<JournalLine> sample) {
    double done =
        Math.max(
            1, sample.stream().filter(line -> line.is("DELIVERED") && isChannel(line)).count());
    double accepted = count(sample, "ACCEPTED") / done;
    double outputs = count(sample, "OUTPUT") / done;
    double sends =
        sample.stream().filter(line -> line.is("DELIVERED") && !isChannel(line)).count() / done;
    double answers =
        sample.stream().filter(line -> line.is("ACCEPTED") && !isChannel(line)).count() / done;
    double payloads = sample.stream().filter(line -> line.payloadHash() != null).count() / done;
    double rows = (double) (after.rows() - before.rows()) / completed;
    double calls = (double) (after.signatures() - before.signatures()) / completed;
    return new PathCounts(
        calls,
        sends + 2 * answers,
        payloads,
        Math.max(0, rows - payloads),
        // in.<party> and its journal message, the flow's journal message; per output out.<party>,
        // send.<party>, and the journal messages of prepare and send.
        3 * accepted + 4 * outputs,
        1,
        calls);
  }

  private static boolean isChannel(JournalLine line) {
    return Objects.equals(line.party(), Books.REGIONAL);
  }

  private static long count(List<JournalLine> sample, String type) {
    return sample.stream().filter(line -> line.is(type)).count();
  }
}
