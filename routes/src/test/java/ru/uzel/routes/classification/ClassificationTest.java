package ru.uzel.routes.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.StatusUpdate;

class ClassificationTest {

  private final Classification classification =
      new Classification(
          List.of(
              rule("Дороги", null, null, Sector.ROADS, null),
              rule("Дороги", null, "Яма", Sector.ROADS, "pothole"),
              rule("Дороги", "Транспорт", null, Sector.TRANSPORT, null),
              rule("Дороги", "Транспорт", "Остановка", Sector.TRANSPORT, "bus-stop"),
              rule("Здравоохранение", null, null, Sector.HEALTH, null)));

  @Test
  void givesTheCategorysSector() {
    assertThat(subject("Дороги", null, null)).isEqualTo(new Subject(Sector.ROADS, null));
    assertThat(subject("Дороги", "Ремонт", "Бордюр")).isEqualTo(new Subject(Sector.ROADS, null));
  }

  @Test
  void letsTheMostSpecificRuleCount() {
    assertThat(subject("Дороги", "Ремонт", "Яма")).isEqualTo(new Subject(Sector.ROADS, "pothole"));
    assertThat(subject("Дороги", "Транспорт", "Билеты"))
        .isEqualTo(new Subject(Sector.TRANSPORT, null));
    assertThat(subject("Дороги", "Транспорт", "Остановка"))
        .isEqualTo(new Subject(Sector.TRANSPORT, "bus-stop"));
  }

  @Test
  void parksAnUnknownCategoryAndProposesTheNearest() {
    assertThatThrownBy(() -> subject("Дорога", "Ремонт", null))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            unknown -> {
              assertThat(unknown.code()).isEqualTo(FailureCode.UNKNOWN_CATEGORY);
              assertThat(unknown.reason())
                  .isEqualTo(
                      "no sector is known for TEST category Дорога / Ремонт;"
                          + " nearest known: Дороги (ROADS)");
              assertThat(unknown.where()).contains("category");
            });
  }

  @Test
  void proposesNothingWhereNothingIsAlike() {
    assertThatThrownBy(() -> subject("XYZ", null, null))
        .hasMessage("no sector is known for TEST category XYZ");
  }

  @Test
  void leavesAClassifierNobodyHasMapped() {
    CitizenMessage message = message(new ClassifierRef("OTHER", "1", "1"), null, null);

    assertThat(classification.classified(message)).isSameAs(message);
  }

  @Test
  void leavesStatusUpdates() {
    StatusUpdate update =
        new StatusUpdate("r", CanonicalStatus.ASSIGNED, "w", null, null, Instant.EPOCH, 1, null);

    assertThat(classification.classified(update)).isSameAs(update);
  }

  private @Nullable Subject subject(
      String category, @Nullable String subcategory, @Nullable String fact) {
    return ((CitizenMessage)
            classification.classified(message(ref(category), ref(subcategory), ref(fact))))
        .subject();
  }

  private static @Nullable ClassifierRef ref(@Nullable String name) {
    return name == null ? null : new ClassifierRef("TEST", name, name);
  }

  private static CitizenMessage message(
      @Nullable ClassifierRef category,
      @Nullable ClassifierRef subcategory,
      @Nullable ClassifierRef fact) {
    assertThat(category).isNotNull();
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

  private static SubjectRule rule(
      String category,
      @Nullable String subcategory,
      @Nullable String fact,
      Sector sector,
      @Nullable String problem) {
    return new SubjectRule("TEST", category, subcategory, fact, new Subject(sector, problem));
  }
}
