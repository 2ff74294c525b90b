package ru.uzel.mocks.municipal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The records of one system in the order of their coming; another with the same id changes it. */
final class Cards {

  private final String idField;
  private final String timeField;
  private final List<JsonNode> cards = new ArrayList<>();

  Cards(String idField, String timeField) {
    this.idField = idField;
    this.timeField = timeField;
  }

  synchronized void put(JsonNode card) {
    String id = card.path(idField).asString("");
    for (int i = 0; !id.isEmpty() && i < cards.size(); i++) {
      if (cards.get(i).path(idField).asString("").equals(id)) {
        cards.set(i, card);
        return;
      }
    }
    cards.add(card);
  }

  synchronized List<JsonNode> all() {
    return List.copyOf(cards);
  }

  /**
   * Those of these days; a card without a day that can be read is of every day.
   *
   * @param before the day after the last one
   */
  synchronized List<JsonNode> between(LocalDate after, LocalDate before) {
    return cards.stream()
        .filter(card -> isBetween(card.path(timeField).asString(""), after, before))
        .toList();
  }

  private static boolean isBetween(String time, LocalDate after, LocalDate before) {
    try {
      LocalDate day =
          time.matches("\\d{2}\\.\\d{2}\\.\\d{4}.*")
              ? LocalDate.of(
                  Integer.parseInt(time.substring(6, 10)),
                  Integer.parseInt(time.substring(3, 5)),
                  Integer.parseInt(time.substring(0, 2)))
              : LocalDate.parse(time.substring(0, Math.min(10, time.length())));
      return !day.isBefore(after) && day.isBefore(before);
    } catch (DateTimeException noDay) {
      return true;
    }
  }
}
