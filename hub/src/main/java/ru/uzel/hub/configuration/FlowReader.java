package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.party.Party;

/** Makes a flow of its file, whose form has been checked already. */
final class FlowReader {

  private final Map<String, Party> parties;
  private final Set<String> names;
  private final ShapeReader shapes;
  private final Mistakes mistakes;

  /**
   * @param parties the parties that could be read, by name
   * @param names those with mistakes too: a flow that names one is not to blame
   * @param shapes say what their parties send and take
   */
  FlowReader(Map<String, Party> parties, Set<String> names, ShapeReader shapes, Mistakes mistakes) {
    this.parties = parties;
    this.names = names;
    this.shapes = shapes;
    this.mistakes = mistakes;
  }

  Flow read(YamlDocument document) {
    List<MessageKind> kinds = document.list("/from/kinds").stream().map(MessageKind::of).toList();
    List<String> from = document.list("/from/parties");
    for (int i = 0; i < from.size(); i++) {
      checkSource(document, "/from/parties/" + i, from.get(i), kinds);
    }
    return new Flow(
        document.text("/name").orElseThrow(),
        from.stream().map(PartyName::new).toList(),
        kinds,
        expression(document, "/when").orElse(null),
        expression(document, "/map").orElse(null),
        targets(document, kinds));
  }

  private void checkSource(
      YamlDocument document, String place, String name, List<MessageKind> kinds) {
    if (name.equals(Party.HUB.value())) {
      if (!kinds.equals(List.of(MessageKind.DEADLINE_EVENT))) {
        mistakes.at(
            document,
            place,
            "'" + name + "' is the hub itself: all it has to say are events of terms",
            "let from.kinds be [DeadlineEvent], or name a party");
      }
      return;
    }
    Party party = known(document, place, name);
    if (party == null) {
      return;
    }
    for (MessageKind kind : kinds) {
      if (!shapes.traits(party).sends().contains(kind)) {
        mistakes.at(
            document,
            place,
            "party '" + name + "' never sends a " + kind.wireName() + ": nothing reaches this flow",
            "remove the party or the kind");
      }
    }
  }

  private List<FlowTarget> targets(YamlDocument document, List<MessageKind> kinds) {
    List<FlowTarget> targets = new ArrayList<>();
    for (int i = 0; i < document.at("/to").size(); i++) {
      String place = "/to/" + i;
      String party = document.text(place + "/party").orElseThrow();
      Priority priority = priority(document.text(place + "/priority").orElse("normal"));
      if (party.equals(FlowTarget.ORIGIN)) {
        checkRole(document, place, kinds, party, Set.of(MessageKind.STATUS_UPDATE));
        targets.add(new FlowTarget(FlowTarget.Role.ORIGIN, null, priority));
      } else if (party.equals(FlowTarget.BODY)) {
        checkRole(
            document,
            place,
            kinds,
            party,
            Set.of(MessageKind.SATISFACTION_SCORE, MessageKind.DEADLINE_EVENT));
        targets.add(new FlowTarget(FlowTarget.Role.BODY, null, priority));
      } else {
        checkTarget(document, place + "/party", party, kinds);
        targets.add(new FlowTarget(new PartyName(party), priority));
      }
    }
    tellRepeated(document, targets);
    return targets;
  }

  /** A new message has no case yet, whose channels or bodies could be meant. */
  private void checkRole(
      YamlDocument document,
      String place,
      List<MessageKind> kinds,
      String role,
      Set<MessageKind> only) {
    if (!only.containsAll(kinds)) {
      String names =
          only.stream().map(MessageKind::wireName).sorted().collect(Collectors.joining(" or "));
      mistakes.at(
          document,
          place + "/party",
          role + " is for kind " + names + " only",
          "name a party, or let from.kinds be [" + names + "]");
    }
  }

  private void checkTarget(
      YamlDocument document, String place, String name, List<MessageKind> kinds) {
    Party party = known(document, place, name);
    if (party == null) {
      return;
    }
    for (MessageKind kind : kinds) {
      if (!shapes.traits(party).takes().contains(kind)) {
        mistakes.at(
            document,
            place,
            "party '" + name + "' takes no " + kind.wireName() + shut(party),
            "name a party whose adapter takes it, or correct from.kinds");
      }
    }
  }

  /** Why, where it is not the adapter that says so. */
  private static String shut(Party party) {
    return switch (party.adapter()) {
      case "municipal" -> ": its shape has no outward, or its records are polled";
      case "rsmev" -> ": how ПОС is told anything over РСМЭВ is not published";
      default -> "";
    };
  }

  private void tellRepeated(YamlDocument document, List<FlowTarget> targets) {
    for (int i = 0; i < targets.size(); i++) {
      PartyName party = targets.get(i).party();
      FlowTarget.Role role = targets.get(i).role();
      if (targets.subList(0, i).stream()
          .anyMatch(earlier -> earlier.role() == role && Objects.equals(earlier.party(), party))) {
        mistakes.at(
            document, "/to/" + i, "the same addressee a second time", "keep one of the two");
      }
    }
  }

  private @Nullable Party known(YamlDocument document, String place, String name) {
    Party party = parties.get(name);
    if (party == null && !names.contains(name)) {
      mistakes.at(
          document,
          place,
          "no party is called '" + name + "'",
          "correct the name, or add parties/"
              + name
              + ".yaml; there are: "
              + String.join(", ", names));
    }
    return party;
  }

  private Optional<String> expression(YamlDocument document, String pointer) {
    Optional<String> text = document.text(pointer);
    text.flatMap(Expression::mistake)
        .ifPresent(
            found ->
                mistakes.add(
                    document.file(),
                    document.lineWithin(pointer, found.offset()),
                    "no JSONata: " + found.reason(),
                    "correct the expression at character " + found.offset()));
    return text;
  }

  private static Priority priority(String word) {
    return switch (word) {
      case "report" -> Priority.REPORT;
      case "fast-track" -> Priority.FAST_TRACK;
      case "incident" -> Priority.INCIDENT;
      default -> Priority.NORMAL;
    };
  }
}
