package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.story.PlannedRequest.Transport;

/** Writes the story: ordinary messages, repetitions, spoilt ones, and failures on the way. */
public final class StoryPlan {

  static final String UNKNOWN_WORD = "Отложено до весны";

  private final String run;
  private final String apiKey;
  private final long firstNumber;

  /**
   * Plans nothing yet.
   *
   * @param run tells this run's messages from those of earlier ones
   * @param apiKey the portal's key
   * @param firstNumber number of the first ПОС row
   */
  public StoryPlan(String run, String apiKey, long firstNumber) {
    this.run = run;
    this.apiKey = apiKey;
    this.firstNumber = firstNumber;
  }

  /**
   * The whole story.
   *
   * @param open311 requests of a file instead of the built-in ordinary ones, or null
   * @param pos an export instead of the built-in ordinary rows, or null
   * @param ownType the region's own вид сведений, by which others ask it; null where it has none
   * @param channels the parties that the configuration has
   */
  public Story story(
      @Nullable List<PlannedRequest> open311,
      @Nullable PlannedExport pos,
      @Nullable String ownType,
      Set<String> channels) {
    List<PlannedRequest> ordinary = open311 == null ? ResidentsRequests.of(run) : open311;
    PlannedRequest oddAnswer = request("odd-answer", "орган ответит незнакомым словом", "snow");
    PlannedRequest slowRoad = request("slow-road", "СМЭВ трижды не примет запрос", "pothole");
    PlannedRequest keyed = request("keyed", "портал пошлёт дважды с одним ключом", "garbage");
    PlannedRequest twice =
        request("twice", "портал пошлёт дважды без ключа", "yard")
            .with(Transport.keyed(""), Fate.DELIVERED);

    List<PlannedRequest> first = new ArrayList<>(ordinary);
    first.add(oddAnswer.with(Transport.ORDINARY, Fate.ANSWER_PARKED));
    first.add(slowRoad);
    first.add(keyed);
    first.add(twice);
    first.addAll(new SpoiltRequests(run, apiKey).all());
    List<PlannedRequest> second =
        List.of(
            repetition(keyed, Transport.keyed(keyed.ref())),
            repetition(twice, Transport.keyed("")));

    PlannedExport export = pos == null ? builtInExport() : pos;
    List<PlannedExport> firstExports = List.of(export, oddExport(), brokenExport());
    return new Story(
        first,
        second,
        firstExports,
        List.of(again(export)),
        ownType == null ? List.of() : OtherAuthorities.of(run, ownType),
        OtherChannels.of(run, firstNumber, channels),
        answers(first, oddAnswer),
        // A file that is given need not have a row for the body that the stranger speaks for.
        new PlannedFaults(1, 1, 3, 1, pos == null ? 1 : 0, slowRoad.ref()));
  }

  private PlannedRequest request(String name, String title, String service) {
    String ref = run + "-" + name;
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("service_code", service);
    fields.put("lat", "51.536020");
    fields.put("long", "46.030115");
    fields.put("address_string", "ул. Мирная, 12");
    fields.put("description", "Проверка: " + title + " (" + ref + ")");
    return PlannedRequest.delivered(ref, title, fields, "Решено");
  }

  private PlannedRequest repetition(PlannedRequest of, Transport transport) {
    return new PlannedRequest(
        of.ref() + "-again",
        "повтор: " + of.title(),
        of.fields(),
        transport,
        Fate.DUPLICATE,
        null,
        null);
  }

  private Map<String, String> answers(List<PlannedRequest> requests, PlannedRequest oddAnswer) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (PlannedRequest request : requests) {
      if (request.finalWord() != null && !request.finalWord().equals("Решено")) {
        answers.put("(" + request.ref() + ")", request.finalWord());
      }
    }
    for (int i = 0; i < PosRows.size(); i++) {
      String word = PosRows.plan(number(i), i).finalWord();
      if (word != null && !word.equals("Решено")) {
        answers.put("(" + number(i) + ")", word);
      }
    }
    answers.put("(" + oddAnswer.ref() + ")", UNKNOWN_WORD);
    return answers;
  }

  private String number(int index) {
    return Long.toString(firstNumber + index);
  }

  private PlannedExport builtInExport() {
    List<Map<String, String>> cells = new ArrayList<>();
    List<PlannedRow> rows = new ArrayList<>();
    for (int i = 0; i < PosRows.size(); i++) {
      cells.add(PosRows.cells(number(i), i));
      rows.add(PosRows.plan(number(i), i));
    }
    return new PlannedExport(run + "-export.xlsx", "выгрузка ПОС", cells, null, false, rows);
  }

  /** A row nobody is responsible for, and one whose body never answers. */
  private PlannedExport oddExport() {
    String unknown = number(PosRows.size());
    String silent = number(PosRows.size() + 1);
    return new PlannedExport(
        run + "-odd.xlsx",
        "выгрузка с незнакомой категорией и с темой молчащего ведомства",
        List.of(
            PosRows.row(
                unknown, PosRows.UNKNOWN_CATEGORY, "Когда откроют космодром?", "ул. Мирная, 1"),
            PosRows.row(silent, PosRows.SILENT_CATEGORY, "Нет сигнала в посёлке.", "пос. Дальний")),
        null,
        false,
        List.of(
            new PlannedRow(unknown, Fate.PARKED, null),
            new PlannedRow(silent, Fate.DEAD_LETTERED, null)));
  }

  private PlannedExport brokenExport() {
    return new PlannedExport(
        run + "-broken.xlsx",
        "повреждённая выгрузка",
        List.of(PosRows.row("1", "Дороги", "-", "-")),
        null,
        true,
        List.of());
  }

  private PlannedExport again(PlannedExport export) {
    return new PlannedExport(
        run + "-export-again.xlsx",
        "та же выгрузка ещё раз",
        export.cells(),
        export.path(),
        false,
        export.rows().stream()
            .map(
                row ->
                    row.fate().isAccepted()
                        ? new PlannedRow(row.number(), Fate.DUPLICATE, null)
                        : row)
            .toList());
  }
}
