package ru.uzel.routes.classification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.HubMessage;

/**
 * Finds the sector and the problem of residents' messages by the configured rules, the most
 * specific first. A classifier that no rule speaks of is left alone: a channel may be connected
 * before anyone has mapped its words, and its flows go by the words themselves then.
 */
public final class Classification {

  /** A place in a classifier, by codes; shallower places have nulls. */
  private record Place(
      String system, String category, @Nullable String subcategory, @Nullable String fact) {}

  private final Map<Place, Subject> subjects = new HashMap<>();
  private final Set<String> systems = new HashSet<>();
  private final KnownNames names;

  public Classification(List<SubjectRule> rules) {
    for (SubjectRule rule : rules) {
      subjects.put(
          new Place(rule.system(), rule.category(), rule.subcategory(), rule.fact()),
          rule.subject());
      systems.add(rule.system());
    }
    names = new KnownNames(rules);
  }

  /**
   * The message with its subject; every other message as it is.
   *
   * @throws UnknownValueFailure when rules speak of its classifier but not of its place there,
   *     naming the nearest places they do speak of
   */
  public HubMessage classified(HubMessage message) {
    if (!(message instanceof CitizenMessage citizen)
        || !systems.contains(citizen.category().system())) {
      return message;
    }
    Subject subject = subject(citizen);
    if (subject == null) {
      throw unknown(citizen);
    }
    return citizen.about(subject);
  }

  private @Nullable Subject subject(CitizenMessage message) {
    String system = message.category().system();
    String category = message.category().code();
    String subcategory = code(message.subcategory());
    String fact = code(message.fact());
    for (Place place :
        List.of(
            new Place(system, category, subcategory, fact),
            new Place(system, category, null, fact),
            new Place(system, category, subcategory, null),
            new Place(system, category, null, null))) {
      Subject found = subjects.get(place);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String code(@Nullable ClassifierRef ref) {
    return ref == null ? null : ref.code();
  }

  private UnknownValueFailure unknown(CitizenMessage message) {
    ClassifierRef category = message.category();
    StringBuilder place = new StringBuilder(category.code());
    for (ClassifierRef deeper : new ClassifierRef[] {message.subcategory(), message.fact()}) {
      if (deeper != null) {
        place.append(" / ").append(deeper.code());
      }
    }
    List<String> nearest = names.nearest(category);
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_CATEGORY,
        Origin.CLIENT,
        "no sector is known for "
            + category.system()
            + " category "
            + place
            + (nearest.isEmpty() ? "" : "; nearest known: " + String.join(", ", nearest)),
        "category");
  }
}
