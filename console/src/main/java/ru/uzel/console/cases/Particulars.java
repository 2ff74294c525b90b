package ru.uzel.console.cases;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.Visit;
import ru.uzel.model.casework.CaseFact;

/** What is known of a fact, in words; also of a fact nobody has words for yet. */
final class Particulars {

  private Particulars() {}

  static List<Entry.Particular> of(CaseFact fact, Visit visit) {
    return fact.particulars().entrySet().stream()
        // That a message is nothing special need not be said.
        .filter(known -> !known.getValue().equals("false"))
        .map(
            known ->
                new Entry.Particular(
                    visit.words().word("particular", known.getKey()), text(known, visit)))
        .toList();
  }

  private static String text(Map.Entry<String, String> known, Visit visit) {
    Words words = visit.words();
    String value = known.getValue();
    return words
        .find("value." + known.getKey() + "." + value)
        .or(() -> words.find("value." + value))
        .orElseGet(() -> time(value, visit));
  }

  private static String time(String value, Visit visit) {
    if (!value.contains("T")) {
      return value;
    }
    try {
      return visit.times().inWords(OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeException noTime) {
      return value;
    }
  }
}
