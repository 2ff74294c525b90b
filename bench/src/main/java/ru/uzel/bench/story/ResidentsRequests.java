package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented residents of an invented city and what they write through the portal. */
final class ResidentsRequests {

  private record Problem(
      String service,
      String latitude,
      String longitude,
      String address,
      String text,
      String word) {}

  private static final List<Problem> PROBLEMS =
      List.of(
          new Problem(
              "pothole",
              "51.533562",
              "46.034266",
              "ул. Садовая, 14",
              "Яма во всю полосу, объезжают по встречной.",
              "Решено"),
          new Problem(
              "street-light",
              "51.540178",
              "46.008612",
              "ул. Заречная, 3",
              "Вторую неделю не горят три фонаря подряд.",
              "Решено"),
          new Problem(
              "garbage",
              "51.528114",
              "46.021907",
              "пр. Строителей, 27",
              "Контейнеры переполнены, мусор разносит ветер.",
              "Решено"),
          new Problem(
              "snow",
              "51.545870",
              "46.017733",
              "ул. Лесная, 8",
              "Тротуар к школе не чистили после снегопада.",
              "Решено"),
          new Problem(
              "traffic-light",
              "51.531201",
              "46.029455",
              "перекрёсток Садовой и Мирной",
              "Светофор мигает жёлтым с вечера, переходить опасно.",
              "Решено"),
          new Problem(
              "heating",
              "51.538446",
              "46.041280",
              "ул. Мирная, 40",
              "В подъезде холодные батареи, в квартире +15.",
              "Решено"),
          new Problem(
              "water",
              "51.526093",
              "46.012008",
              "ул. Речная, 2",
              "Из люка на тротуар течёт вода.",
              "Разъяснено"),
          new Problem(
              "tree",
              "51.549021",
              "46.036519",
              "сквер у ДК «Маяк»",
              "Сухое дерево наклонилось над дорожкой.",
              "Не поддержано"));

  private ResidentsRequests() {}

  /** The ordinary requests; their last words stand in the plan and, by ref, in the text. */
  static List<PlannedRequest> of(String run) {
    List<PlannedRequest> requests = new ArrayList<>();
    for (Problem problem : PROBLEMS) {
      String ref = run + "-" + (requests.size() + 1);
      requests.add(
          PlannedRequest.delivered(
              ref, problem.address + ": " + problem.text, fields(ref, problem), problem.word));
    }
    return requests;
  }

  private static Map<String, String> fields(String ref, Problem problem) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("service_code", problem.service);
    fields.put("lat", problem.latitude);
    fields.put("long", problem.longitude);
    fields.put("address_string", problem.address);
    fields.put("description", problem.text + " (" + ref + ")");
    if (problem.service.equals("water")) {
      fields.put("attribute[kind]", "leak");
    }
    fields.put("first_name", "Вера");
    fields.put("last_name", "Примерова");
    fields.put("email", "resident@example.org");
    return fields;
  }
}
