package ru.uzel.bench.forward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.story.PosRows;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two messages of ПОС, of which the body says nothing for weeks.
 *
 * @param fastTrack the number of the one that has ten days
 * @param appeal the number of the one under 59-ФЗ
 */
record ForwardStory(String fastTrack, String appeal) {

  private static final String CATEGORY = "Дороги";

  /** The file that ПОС drops. */
  ObjectNode export(String name) {
    ObjectNode export = JsonHttp.MAPPER.createObjectNode().put("fileName", name);
    ArrayNode rows = export.putArray("rows");
    for (Map<String, String> row : List.of(fastTrackRow(), appealRow())) {
      ObjectNode cells = rows.addObject();
      row.forEach(cells::put);
    }
    return export.put("corrupt", false);
  }

  private Map<String, String> fastTrackRow() {
    Map<String, String> row =
        new LinkedHashMap<>(
            PosRows.row(fastTrack, CATEGORY, "Яма на проезжей части.", "ул. Мирная, 5"));
    row.put("Фаст-трек", "Да");
    return row;
  }

  private Map<String, String> appealRow() {
    Map<String, String> row =
        new LinkedHashMap<>(
            PosRows.row(appeal, CATEGORY, "Прошу отремонтировать мост.", "ул. Речная, 1"));
    row.put("ФЗ", "59-ФЗ");
    row.put("Заявитель выбрал подачу по 59-ФЗ", "Да");
    return row;
  }

  /** How the bodies are to behave: silent on both. */
  ObjectNode behaviour() {
    ObjectNode behaviour = JsonHttp.MAPPER.createObjectNode().put("inTurn", true);
    ArrayNode silences = behaviour.putArray("faults");
    for (String number : List.of(fastTrack, appeal)) {
      silences
          .addObject()
          .put("operation", "SendRequest")
          .put("match", marker(number))
          .putArray("answers");
    }
    return behaviour;
  }

  /** The last word about one of them, at last. */
  static ObjectNode lastWord(String number, String word, int sequence) {
    return answer(number, JsonHttp.MAPPER.createObjectNode().put("word", word), sequence);
  }

  /** The body takes more time, and says why. */
  static ObjectNode extension(String number, String why, int sequence) {
    return answer(
        number,
        JsonHttp.MAPPER.createObjectNode().put("status", "Срок продлён").put("description", why),
        sequence);
  }

  private static ObjectNode answer(String number, ObjectNode said, int sequence) {
    ObjectNode belated = JsonHttp.MAPPER.createObjectNode().put("match", marker(number));
    belated.putArray("answers").add(said.put("code", sequence));
    return belated;
  }

  private static String marker(String number) {
    return "(" + number + ")";
  }
}
