package ru.uzel.adapters.municipal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads a record by the shape of its system, and says of everything wrong where it stands. */
final class CardReader {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int LONGEST_WORD = 500;
  private static final int LONGEST_ADDRESS = 1000;

  /** Times without a zone, and clocks, may be off by so much. */
  private static final Duration SKEW = Duration.ofDays(1);

  private CardReader() {}

  /** The id, where the bytes have one that could be. */
  static Optional<String> id(byte[] bytes, Shape shape) {
    try {
      String id = MunicipalJson.PAGE.readTree(bytes).at(places(shape).id()).asString("");
      return Optional.of(id).filter(text -> ID.matcher(text).matches());
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  /**
   * @throws RefusedCard with everything that is wrong
   */
  static Card read(byte[] bytes, Shape shape, int longestText, Instant now) {
    Shape.CardPlaces places = places(shape);
    List<CardProblem> problems = new ArrayList<>();
    CardFields fields =
        new CardFields(
            parsed(bytes), places.hasHtml(), places.times(), ZoneId.of(shape.zone()), problems);
    String id = fields.required(places.id(), LONGEST_WORD);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      fields.wrong(places.id(), "is to have 1 to 64 of A-Z, a-z, 0-9, '.', '_', ':' and '-'");
    }
    String text = fields.required(places.text(), longestText);
    String category = fields.required(places.category(), LONGEST_WORD);
    String subcategory = fields.optional(places.subcategory(), LONGEST_WORD);
    String fact = fields.optional(places.fact(), LONGEST_WORD);
    Location location = location(fields, places);
    Instant created = fields.time(places.created(), now.plus(SKEW));
    LocalDate deadline = fields.day(places.deadline());
    String status = fields.required(places.status(), LONGEST_WORD);
    String organisation = fields.optional(places.organisation(), LONGEST_WORD);
    List<Attribute> attributes = attributes(fields, places.attributes());
    if (!problems.isEmpty()) {
      throw new RefusedCard(problems);
    }
    return new Card(
        id,
        text,
        category,
        subcategory,
        fact,
        location,
        Objects.requireNonNull(created),
        deadline,
        status,
        organisation,
        attributes);
  }

  private static Shape.CardPlaces places(Shape shape) {
    return Objects.requireNonNull(shape.card(), "a shape with a list has a card");
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      JsonNode json = MunicipalJson.RECORD.readTree(bytes);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException broken) {
      throw malformed("has a key twice");
    }
    throw malformed("is no object");
  }

  private static RefusedCard malformed(String detail) {
    return new RefusedCard(List.of(new CardProblem(FailureCode.MALFORMED, "#", detail)));
  }

  private static @Nullable Location location(CardFields fields, Shape.CardPlaces places) {
    String address = fields.optional(places.address(), LONGEST_ADDRESS);
    BigDecimal latitude = fields.degrees(places.latitude(), 90);
    BigDecimal longitude = fields.degrees(places.longitude(), 180);
    // Half a point, or the null one that systems write for none, is no place.
    boolean isPoint =
        latitude != null
            && longitude != null
            && (latitude.signum() != 0 || longitude.signum() != 0);
    return address == null && !isPoint
        ? null
        : new Location(address, null, isPoint ? latitude : null, isPoint ? longitude : null);
  }

  private static List<Attribute> attributes(CardFields fields, Map<String, JsonPointer> places) {
    List<Attribute> attributes = new ArrayList<>();
    places.forEach(
        (name, pointer) -> {
          String value = fields.optional(pointer, LONGEST_WORD);
          if (value != null) {
            attributes.add(new Attribute("municipal." + name, value));
          }
        });
    return attributes;
  }
}
