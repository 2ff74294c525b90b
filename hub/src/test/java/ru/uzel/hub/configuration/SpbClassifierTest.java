package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.routes.classification.Classification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole public classifier of «Наш Санкт-Петербург» by the rules of the example. */
class SpbClassifierTest {

  private static final Path DATA = Path.of("../../shared/data/spb-classifier.json");

  @Test
  void findsTheSectorOfEveryReason() {
    assumeThat(DATA).exists();
    Classification classification =
        new Classification(
            ConfigurationReader.read(Path.of("../config"))
                .configuration()
                .orElseThrow()
                .subjects());

    Map<Sector, Integer> reasons = new EnumMap<>(Sector.class);
    List<String> problems = new ArrayList<>();
    for (JsonNode object : JsonMapper.shared().readTree(DATA)) {
      for (JsonNode category : object.path("items")) {
        for (JsonNode reason : category.path("items")) {
          Subject subject =
              ((CitizenMessage)
                      classification.classified(message(ref(object), ref(category), ref(reason))))
                  .subject();
          assertThat(subject).as(reason.path("name").asString()).isNotNull();
          reasons.merge(subject.sector(), 1, Integer::sum);
          if (subject.problem() != null) {
            problems.add(subject.problem());
          }
        }
      }
    }
    assertThat(reasons.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(277);
    assertThat(reasons).containsKeys(Sector.ZHKH, Sector.HEALTH, Sector.EDUCATION, Sector.SOCIAL);
    assertThat(reasons.get(Sector.HEALTH)).isEqualTo(11);
    assertThat(problems).contains("pothole", "street-light", "heating", "garbage", "snow");
  }

  private static ClassifierRef ref(JsonNode place) {
    String name = place.path("name").asString();
    return new ClassifierRef("SPB", name, name);
  }

  private static CitizenMessage message(
      ClassifierRef category, ClassifierRef subcategory, ClassifierRef fact) {
    return new CitizenMessage(
        "1",
        null,
        category,
        subcategory,
        fact,
        "text",
        null,
        null,
        null,
        null,
        LegalRegime.ORDINARY,
        false,
        Instant.EPOCH,
        null,
        List.of());
  }
}
