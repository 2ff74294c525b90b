package ru.uzel.hub.configuration;

import com.dashjoin.jsonata.Jsonata;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/** Whether a server that takes cases by service codes has one for whatever flows send there. */
final class ServedSubjects {

  private static final int MOST_NAMED = 10;

  private final Mistakes mistakes;

  ServedSubjects(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(Collection<Party> parties, List<Flow> flows, List<SubjectRule> rules) {
    List<Subject> subjects = rules.stream().map(SubjectRule::subject).distinct().toList();
    for (Party party : parties) {
      party
          .setting("services")
          .filter(services -> party.adapter().equals("open311"))
          .ifPresent(services -> check(party, keys(services), flows, subjects));
    }
  }

  private void check(Party party, Set<String> keys, List<Flow> flows, List<Subject> subjects) {
    for (Flow flow : flows) {
      boolean sendsThere =
          flow.kinds().contains(MessageKind.CITIZEN_MESSAGE)
              && flow.to().stream().anyMatch(target -> party.name().equals(target.party()));
      List<String> missing =
          subjects.stream()
              .filter(subject -> sendsThere && isMissing(subject, keys) && fits(flow, subject))
              .map(subject -> subject.sector() + "/" + subject.problem())
              .toList();
      if (!missing.isEmpty()) {
        mistakes.warn(
            "parties/" + party.name() + ".yaml",
            1,
            "flow '"
                + flow.name()
                + "' may send here what the setting 'services' has no service_code for: "
                + missing.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (missing.size() > MOST_NAMED ? " and more" : ""),
            "add problem = service_code, or SECTOR = service_code for all that is left of a sector");
      }
    }
  }

  private static boolean isMissing(Subject subject, Set<String> keys) {
    String problem = subject.problem();
    return !keys.contains(key(subject.sector().name()))
        && (problem == null || !keys.contains(key(problem)));
  }

  /** By the subject alone: what else the condition looks at a check cannot know. */
  private static boolean fits(Flow flow, Subject subject) {
    String when = flow.when();
    if (when == null) {
      return true;
    }
    try {
      Jsonata expression = Jsonata.jsonata(when);
      Jsonata.Frame frame = expression.createFrame();
      frame.bind("party", "party");
      frame.setRuntimeBounds(1_000, 200);
      return Boolean.TRUE.equals(expression.evaluate(Map.of("subject", tree(subject)), frame));
    } catch (RuntimeException | StackOverflowError ofMoreThanASubject) {
      return false;
    }
  }

  private static Map<String, @Nullable Object> tree(Subject subject) {
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("sector", subject.sector().name());
    if (subject.problem() != null) {
      tree.put("problem", subject.problem());
    }
    return tree;
  }

  private static Set<String> keys(String services) {
    return Arrays.stream(services.split(";", -1))
        .map(entry -> key(entry.split("=", 2)[0]))
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
