package ru.uzel.bench.replay.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param number from 1, as the report counts
 * @param place where a person finds it, in Russian
 * @param values what stands in it; empty where it cannot be read
 * @param json the whole row as JSON text, numbers with their digits
 * @param hash SHA-256 of what was read
 * @param fault why it cannot be read, or null
 * @param notes what was read in a way somebody should know of
 */
public record SourceRow(
    long number,
    String place,
    Map<String, @Nullable Object> values,
    String json,
    String hash,
    @Nullable String fault,
    List<String> notes) {

  static SourceRow of(
      long number, String place, Map<String, @Nullable Object> values, List<String> notes) {
    String json = RowJson.text(values);
    return new SourceRow(
        number,
        place,
        values,
        json,
        Sha256.hex(json.getBytes(StandardCharsets.UTF_8)),
        null,
        List.copyOf(notes));
  }

  static SourceRow broken(long number, String place, byte[] read, String fault) {
    return new SourceRow(number, place, Map.of(), "", Sha256.hex(read), fault, List.of());
  }

  /** Never shows values: they are residents' words. */
  @Override
  public String toString() {
    return "row " + number;
  }
}
