package ru.uzel.adapters.municipal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.WireBytes;

/** A resident's message as the form that a system takes; the building is added when it is sent. */
final class ProblemForm {

  private ProblemForm() {}

  static WireBytes write(
      Envelope envelope, CitizenMessage message, Shape shape, Shape.Outward outward) {
    Shape.Reason reason = reason(message, shape, outward);
    boolean hasPoint =
        message.location() != null
            && message.location().latitude() != null
            && message.location().longitude() != null;
    if (!hasPoint && wantsPoint(outward, reason)) {
      throw new RejectedFailure(
          FailureCode.MISSING_FIELD,
          Origin.HUB,
          shape.title() + " takes a message with coordinates only",
          "location");
    }
    Map<String, String> fields =
        Placeholders.filled(outward.fields(), place -> value(message, reason, place));
    // The message's own id: no text has it, and every attempt has the same.
    return new MultipartForm("uzel-" + envelope.id(), fields).wire();
  }

  /**
   * The system's reason of a form that {@link #write} wrote.
   *
   * @throws RejectedFailure when the shape does not have it any more
   */
  static Shape.Reason reason(MultipartForm form, Shape shape, Shape.Outward outward) {
    return outward.fields().entrySet().stream()
        .filter(field -> field.getValue().equals("{reason}"))
        .map(field -> form.fields().get(field.getKey()))
        .findFirst()
        .flatMap(code -> outward.reason(code))
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.INVALID_FIELD,
                    Origin.HUB,
                    "the form's reason is not in municipal/" + shape.name() + ".yaml",
                    "outward/reasons"));
  }

  /** What a query for the nearest building is filled with. */
  static @Nullable String place(MultipartForm form, Shape.Outward outward, String place) {
    return outward.fields().entrySet().stream()
        .filter(field -> field.getValue().equals("{" + place + "}"))
        .map(field -> form.fields().get(field.getKey()))
        .findFirst()
        .orElse(null);
  }

  /** By the system's own code where the message has one, else by the region's problem. */
  private static Shape.Reason reason(CitizenMessage message, Shape shape, Shape.Outward outward) {
    ClassifierRef fact = message.fact();
    Optional<Shape.Reason> own =
        fact != null && fact.system().equals(shape.classifier())
            ? outward.reason(fact.code())
            : Optional.empty();
    String problem = message.subject() == null ? null : message.subject().problem();
    return own.or(() -> problem == null ? Optional.empty() : outward.reasonFor(problem))
        .orElseThrow(
            () ->
                new UnknownValueFailure(
                    FailureCode.UNKNOWN_CATEGORY,
                    Origin.HUB,
                    "outward.reasons of municipal/"
                        + shape.name()
                        + ".yaml has no reason for "
                        + (problem == null ? "a message without a problem" : "'" + problem + "'"),
                    "subject/problem"));
  }

  private static boolean wantsPoint(Shape.Outward outward, Shape.Reason reason) {
    return reason.place() != Shape.Place.STREET || outward.fields().containsValue("{latitude}");
  }

  private static @Nullable String value(CitizenMessage message, Shape.Reason reason, String place) {
    Location location = message.location();
    return switch (place) {
      case "text" -> message.text();
      case "reason" -> reason.reason();
      case "address" -> location == null ? null : location.address();
      case "latitude" -> location == null ? null : plain(location.latitude());
      case "longitude" -> location == null ? null : plain(location.longitude());
      default -> null;
    };
  }

  private static @Nullable String plain(@Nullable BigDecimal degrees) {
    return degrees == null ? null : degrees.toPlainString();
  }
}
