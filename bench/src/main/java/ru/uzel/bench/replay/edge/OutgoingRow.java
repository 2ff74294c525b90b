package ru.uzel.bench.replay.edge;

import java.util.List;
import java.util.Map;

/**
 * One mapped row on its way.
 *
 * @param number the row's number in its file
 * @param place where a person finds it
 * @param hash of what was read
 * @param key the same whenever this row is sent, and of no other row
 * @param perhapsSent whether an earlier run may have sent it, and its answer was lost
 * @param notes what is to be known of it
 */
public record OutgoingRow(
    long number,
    String place,
    String hash,
    String key,
    boolean perhapsSent,
    List<String> notes,
    Map<String, Object> fields) {

  /** Never shows values: they are residents' words. */
  @Override
  public String toString() {
    return "row " + number;
  }
}
