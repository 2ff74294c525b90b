package ru.uzel.adapters.rsmev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ru.uzel.model.failure.FailureCode;

/**
 * The values below one element. They are known by their local names: the code they were observed in
 * has no namespaces, and a gateway that has some means the same.
 */
final class AppealFields {

  private final Element element;
  private final String place;
  private final List<AppealProblem> problems;
  private final List<String> leftOut = new ArrayList<>();

  /**
   * @param problems where everything that is wrong is added
   */
  AppealFields(Element element, String place, List<AppealProblem> problems) {
    this.element = element;
    this.place = place;
    this.problems = problems;
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && name.equals(child.getLocalName())) {
        found.add(child);
      }
    }
    return found;
  }

  /** The stripped text of a child; empty where it is empty or not there, which means the same. */
  static String text(Element parent, String name) {
    return children(parent, name).stream()
        .findFirst()
        .map(child -> child.getTextContent().strip())
        .orElse("");
  }

  Optional<AppealFields> child(String name) {
    return children(element, name).stream()
        .findFirst()
        .map(child -> new AppealFields(child, at(name), problems));
  }

  String required(String name, int longest) {
    String text = optional(name, longest);
    if (text == null && text(element, name).isEmpty()) {
      problems.add(new AppealProblem(FailureCode.MISSING_FIELD, at(name), "is missing or empty"));
    }
    return text == null ? "" : text;
  }

  /** Null too where it cannot be used; that is among the problems then. */
  @Nullable String optional(String name, int longest) {
    if (children(element, name).size() > 1) {
      wrong(name, "is there twice");
      return null;
    }
    String text = text(element, name);
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      problems.add(
          new AppealProblem(
              FailureCode.TOO_LARGE,
              at(name),
              "has " + length + " characters; at most " + longest + " may be"));
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /**
   * What is told beside the appeal and is not worth refusing it for: what cannot be used of it is
   * left out, whole, since half a name is another one.
   */
  @Nullable String told(String name, int longest) {
    String text = text(element, name);
    if (children(element, name).size() > 1 || text.codePointCount(0, text.length()) > longest) {
      leftOut.add(name);
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /** The names of what {@link #told} left out, each once. */
  List<String> leftOut() {
    return leftOut.stream().distinct().toList();
  }

  boolean has(String name) {
    return !children(element, name).isEmpty() && !text(element, name).isEmpty();
  }

  boolean flag(String name) {
    String text = text(element, name);
    switch (text) {
      case "true", "1" -> {
        return true;
      }
      case "", "false", "0" -> {
        return false;
      }
      default -> wrong(name, "is to be true or false");
    }
    return false;
  }

  /** RFC 3339 with an offset: without one nobody knows when it is. */
  @Nullable OffsetDateTime time(String name) {
    String text = optional(name, 40);
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (!time.toInstant().isBefore(Instant.EPOCH) && time.getYear() <= 9999) {
        return time;
      }
      wrong(name, "lies before 1970 or after 9999");
    } catch (DateTimeException noTime) {
      wrong(name, "is no date and time with an offset, such as 2026-11-27T09:00:00+03:00");
    }
    return null;
  }

  /** The {@code FileId}s of all elements {@code Attachments}. */
  List<String> fileIds() {
    List<String> ids = new ArrayList<>();
    for (Element attachments : children(element, "Attachments")) {
      for (Element file : children(attachments, "FileId")) {
        String id = file.getTextContent().strip();
        try {
          ids.add(UUID.fromString(id).toString());
        } catch (IllegalArgumentException noUuid) {
          if (!id.isEmpty()) {
            wrong("Attachments/FileId", "is no UUID");
          }
        }
      }
    }
    return ids.stream().distinct().toList();
  }

  void wrong(String name, String detail) {
    problems.add(new AppealProblem(FailureCode.INVALID_FIELD, at(name), detail));
  }

  private String at(String name) {
    return place + "/" + name;
  }
}
