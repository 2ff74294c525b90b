package ru.uzel.model.deadline;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.PartyName;

/** By what rules tell one case from another. */
public enum CaseTrait {
  REGIME,
  FAST_TRACK,
  CHANNEL,
  SECTOR,
  PROBLEM,
  CATEGORY,
  SUBCATEGORY,
  FACT;

  /** Those of the case that the message opened; what it does not say is left out. */
  public static Map<CaseTrait, String> of(PartyName channel, CitizenMessage message) {
    Map<CaseTrait, String> traits = new EnumMap<>(CaseTrait.class);
    traits.put(REGIME, message.legalRegime().name());
    traits.put(FAST_TRACK, Boolean.toString(message.fastTrack()));
    traits.put(CHANNEL, channel.value());
    Optional<Subject> subject = Optional.ofNullable(message.subject());
    subject.ifPresent(known -> traits.put(SECTOR, known.sector().name()));
    subject.map(Subject::problem).ifPresent(problem -> traits.put(PROBLEM, problem));
    put(traits, CATEGORY, message.category());
    put(traits, SUBCATEGORY, message.subcategory());
    put(traits, FACT, message.fact());
    return traits;
  }

  private static void put(
      Map<CaseTrait, String> traits, CaseTrait trait, @Nullable ClassifierRef place) {
    if (place != null) {
      traits.put(trait, place.code());
    }
  }
}
