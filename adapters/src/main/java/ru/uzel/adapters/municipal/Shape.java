package ru.uzel.adapters.municipal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;
import tools.jackson.core.JsonPointer;

/**
 * What one kind of system looks like, as {@code config/schema/municipal.schema.json} has it.
 *
 * @param classifier whose categories its records have
 * @param zone of times without one
 * @param headers of every request
 * @param list how records are asked for; null where they cannot be
 * @param card where a record's parts stand
 * @param outward how a message is handed to the system; null where that cannot be
 */
record Shape(
    String name,
    String title,
    String classifier,
    String zone,
    Map<String, String> headers,
    @Nullable Login login,
    @Nullable Listing list,
    @Nullable CardPlaces card,
    List<Status> statuses,
    @Nullable Outward outward) {

  /**
   * A form that is posted first.
   *
   * @param refused what an answer has only when the login is refused
   * @param token where the answer has the token; else its cookies are the proof
   */
  record Login(
      String path,
      Map<String, String> form,
      Map<String, String> headers,
      @Nullable JsonPointer refused,
      Proof proof,
      @Nullable JsonPointer token) {

    Login {
      headers = orNone(headers);
    }
  }

  enum Proof {
    COOKIES,
    BEARER
  }

  /**
   * A question for records, page by page.
   *
   * @param window how many days one question is about; null where it is not about days
   * @param days how a day is written
   * @param next what is null or missing on the last page; without it a short page is the last
   */
  record Listing(
      String path,
      Map<String, String> headers,
      Map<String, String> query,
      int firstPage,
      int size,
      @Nullable Integer window,
      @Nullable String days,
      String records,
      @Nullable JsonPointer next) {

    Listing {
      headers = orNone(headers);
    }

    /** Where the array of records stands; a text in the record, since "" is the whole answer. */
    JsonPointer recordsAt() {
      return JsonPointer.compile(records);
    }

    boolean hasDays() {
      return window != null && query.containsValue("{from}");
    }
  }

  /** Where a record's parts stand; {@code times} are the forms of its times. */
  record CardPlaces(
      JsonPointer id,
      JsonPointer text,
      JsonPointer category,
      @Nullable JsonPointer subcategory,
      @Nullable JsonPointer fact,
      @Nullable JsonPointer address,
      JsonPointer created,
      @Nullable JsonPointer deadline,
      JsonPointer status,
      @Nullable JsonPointer organisation,
      @Nullable JsonPointer latitude,
      @Nullable JsonPointer longitude,
      Map<String, JsonPointer> attributes,
      @Nullable Boolean html,
      TimeForms times) {

    CardPlaces {
      attributes = orNone(attributes);
    }

    boolean hasHtml() {
      return Boolean.TRUE.equals(html);
    }
  }

  /** A status of the system: its code, the words it has for it, the canonical one. */
  record Status(String code, List<String> words, @Nullable Boolean asked, CanonicalStatus means) {

    Status {
      words = orNone(words);
    }

    boolean isCalled(String codeOrWord) {
      return code.equals(codeOrWord) || words.contains(codeOrWord);
    }
  }

  /** How a message is handed to the system. */
  record Outward(
      String path,
      Map<String, String> headers,
      Map<String, String> fields,
      JsonPointer id,
      @Nullable Nearest nearest,
      List<Reason> reasons,
      List<Refusal> refusals) {

    Outward {
      headers = orNone(headers);
      refusals = orNone(refusals);
    }

    Optional<Reason> reasonFor(String problem) {
      return reasons.stream().filter(reason -> reason.problem().equals(problem)).findFirst();
    }

    Optional<Reason> reason(String code) {
      return reasons.stream().filter(reason -> reason.reason().equals(code)).findFirst();
    }
  }

  /** How the building nearest to a place is asked for. */
  record Nearest(String path, Map<String, String> query, JsonPointer id) {}

  /** The system's reason for a problem of the region. */
  record Reason(String problem, String reason, Place place) {}

  /** What a reason needs to be told of the place, and the form's field for it. */
  enum Place {
    STREET(""),
    BUILDING("building"),
    NEAREST("nearest_building");

    private final String field;

    Place(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /** Words of an answer, and whether the same message will be taken later. */
  record Refusal(String says, Meaning means) {}

  enum Meaning {
    LATER,
    REFUSED
  }

  Shape {
    headers = orNone(headers);
    statuses = orNone(statuses);
  }

  /** The canonical status that a code or a word means, if anybody said so. */
  Optional<CanonicalStatus> meaning(String codeOrWord) {
    return statuses.stream()
        .filter(status -> status.isCalled(codeOrWord))
        .map(Status::means)
        .findFirst();
  }

  /** The codes that are asked for, by commas. */
  String askedStatuses() {
    return statuses.stream()
        .filter(status -> !Boolean.FALSE.equals(status.asked()))
        .map(Status::code)
        .collect(Collectors.joining(","));
  }

  private static <K, V> Map<K, V> orNone(@Nullable Map<K, V> map) {
    // In the file's order, which the system sees in its query.
    return Objects.requireNonNullElse(map, Map.of());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
