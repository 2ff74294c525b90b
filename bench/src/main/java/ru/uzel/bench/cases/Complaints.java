package ru.uzel.bench.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import ru.uzel.bench.load.Load;

/**
 * Residents' requests all over a region, about several problems, each with a text of its own.
 *
 * @param lot whose numbers they are: keys of different lots differ
 * @param unanswered every so manieth stays in work after one update; 0 is none
 */
record Complaints(String lot, String apiKey, int unanswered) implements Load.Forms {

  /** What the shipped classifier leads to one body, see {@code config/flows/roads.yaml}. */
  static final List<String> SERVICES =
      List.of("pothole", "street-light", "traffic-light", "bus-stop");

  /**
   * In the text of a request that the body is to leave in work; ASCII, so that nothing hides it.
   */
  static final String LEFT_IN_WORK = "bench-left-in-work";

  private static final double SOUTH = 56.0;
  private static final double WEST = 37.0;

  @Override
  public Load.Form number(long number) {
    boolean left = unanswered > 0 && number % unanswered == 0;
    SplittableRandom place = new SplittableRandom(number);
    String text =
        "Обращение № %s-%d: на этом участке дороги давно ничего не чинят, ходить и ездить опасно,"
            + " вечером темно, просим разобраться и ответить. %s";
    String form =
        "api_key=%s&service_code=%s&lat=%.6f&long=%.6f&address_string=%s&first_name=Anna&last_name=Petrova&description=%s"
            .formatted(
                apiKey,
                SERVICES.get((int) (number % SERVICES.size())),
                SOUTH + place.nextDouble(),
                WEST + 2 * place.nextDouble(),
                encoded("Заречная улица, " + number),
                encoded(text.formatted(lot, number, left ? LEFT_IN_WORK : "")));
    return new Load.Form(lot + "-" + number, form, left ? 1 : 2);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Complaints " + lot;
  }
}
