package ru.uzel.adapters.municipal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One page of records.
 *
 * @param records each record's own bytes, as they came
 * @param last whether there is no page after it
 */
record CardPage(List<byte[]> records, boolean last) {

  /**
   * @param size how many records a full page has
   * @throws ru.uzel.model.failure.RetryableFailure when it is no page: of what is broken off
   *     nothing is taken
   */
  static CardPage read(byte[] body, Shape.Listing list, int size) {
    try {
      JsonNode page = MunicipalJson.PAGE.readTree(body);
      JsonPointer place = list.recordsAt();
      if (!page.at(place).isArray()) {
        throw MunicipalFailures.unreadable("there is no array at '" + place + "'");
      }
      List<byte[]> records = slices(body, place);
      JsonPointer next = list.next();
      boolean more =
          next == null
              ? records.size() >= size
              : !page.at(next).isMissingNode() && !page.at(next).isNull();
      return new CardPage(records, records.isEmpty() || !more);
    } catch (JacksonException broken) {
      throw MunicipalFailures.unreadable("it is no JSON, or breaks off");
    }
  }

  /** Whether both have the same records at their ends: a system that forgot to turn the page. */
  boolean repeats(@Nullable CardPage earlier) {
    return earlier != null
        && !records.isEmpty()
        && records.size() == earlier.records.size()
        && Arrays.equals(records.get(0), earlier.records.get(0))
        && Arrays.equals(last(records), last(earlier.records));
  }

  private static byte[] last(List<byte[]> records) {
    return records.get(records.size() - 1);
  }

  private static List<byte[]> slices(byte[] body, JsonPointer place) {
    List<byte[]> slices = new ArrayList<>();
    try (JsonParser parser = MunicipalJson.PAGE.createParser(body)) {
      while (parser.nextToken() != JsonToken.START_ARRAY || !isAt(parser, place)) {
        // The array is there: the page was read before.
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        slices.add(Arrays.copyOfRange(body, from, to));
      }
    }
    return slices;
  }

  private static boolean isAt(JsonParser parser, JsonPointer place) {
    return parser.streamReadContext().pathAsPointer().equals(place);
  }
}
