package ru.uzel.adapters.smev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * An element of {@code case-exchange-1.0.xsd}, read so that a mistake names its place.
 *
 * @param path where it stands, e.g. {@code CaseReport/Reply}
 */
record CaseElement(Tree tree, String path) {

  /**
   * Children may be left out here but must stand in the schema's order, each once.
   *
   * @param repeatable the one that may come several times
   */
  void order(List<String> fields, Set<String> repeatable) {
    int last = -1;
    for (Tree child : tree.children()) {
      int at = child.is(child.name(), tree.namespace()) ? fields.indexOf(child.name()) : -1;
      if (at < 0) {
        throw invalid(path, "has an element that the schema does not know: " + child.name());
      }
      if (at < last || (at == last && !repeatable.contains(child.name()))) {
        throw invalid(path, "has " + child.name() + " twice or out of order");
      }
      last = at;
    }
  }

  Optional<CaseElement> child(String name) {
    return tree.child(name).map(child -> new CaseElement(child, place(name)));
  }

  String required(String name) {
    return tree.text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
  }

  RejectedFailure missing(String name) {
    return new RejectedFailure(
        FailureCode.MISSING_FIELD, Origin.PARTNER, path + " has no " + name, place(name));
  }

  @Nullable String optional(String name) {
    return tree.text(name).filter(text -> !text.isEmpty()).orElse(null);
  }

  Instant time(String name) {
    try {
      return OffsetDateTime.parse(required(name)).toInstant();
    } catch (DateTimeException e) {
      throw invalid(place(name), "is no date and time with an offset from UTC");
    }
  }

  @Nullable LocalDate date(String name) {
    String text = optional(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(place(name), "is no date");
    }
  }

  /** A constant of the enumeration, spelt as the schema has it. */
  <E extends Enum<E>> E constant(String name, E[] constants) {
    String text = required(name);
    for (E constant : constants) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw invalid(place(name), "is none of " + List.of(constants));
  }

  String place(String name) {
    return path + "/" + name;
  }

  static RejectedFailure invalid(String where, String why) {
    return new RejectedFailure(FailureCode.INVALID_FIELD, Origin.PARTNER, where + " " + why, where);
  }
}
