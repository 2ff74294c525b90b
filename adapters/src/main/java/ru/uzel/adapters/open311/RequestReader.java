package ru.uzel.adapters.open311;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.Location;
import tools.jackson.databind.JsonNode;

/** Reads one request, and says of everything wrong in which field it is. */
final class RequestReader {

  private static final int LONGEST_WORD = 255;

  /** GeoReport v2: a description has at most 4000 characters. */
  private static final int LONGEST_DESCRIPTION = 4000;

  private static final int LONGEST_ADDRESS = 1000;
  private static final int LONGEST_URL = 2048;

  private final JsonNode record;
  private final List<Problem> problems = new ArrayList<>();

  private RequestReader(JsonNode record) {
    this.record = record;
  }

  /** The id, where there is one that can stand in a record of the journal. */
  static @Nullable String id(JsonNode record) {
    return word(record, "service_request_id");
  }

  /** What a server gives in the place of an id that it does not know yet. */
  static @Nullable String token(JsonNode record) {
    return word(record, "token");
  }

  private static @Nullable String word(JsonNode record, String field) {
    String id = record.path(field).asString("").strip();
    return id.isEmpty() || id.length() > LONGEST_WORD || id.chars().anyMatch(c -> c < ' ')
        ? null
        : id;
  }

  /**
   * @throws RefusedRequest with everything that is wrong
   */
  static ServiceRequest read(JsonNode record) throws RefusedRequest {
    return new RequestReader(record).request();
  }

  private ServiceRequest request() throws RefusedRequest {
    String id = required("service_request_id", LONGEST_WORD);
    String code = required("service_code", LONGEST_WORD);
    String name = text("service_name", LONGEST_WORD);
    String description = text("description", LONGEST_DESCRIPTION);
    Instant requestedAt = time();
    Location location = location();
    String mediaUrl = webAddress();
    String agency = text("agency_responsible", LONGEST_WORD);
    List<Attribute> attributes = attributes();
    if (!problems.isEmpty()) {
      throw new RefusedRequest(problems);
    }
    return new ServiceRequest(
        id,
        code,
        name == null ? code : name,
        description == null ? "" : description,
        Objects.requireNonNull(requestedAt),
        location,
        mediaUrl,
        agency,
        attributes);
  }

  private String required(String field, int longest) {
    String text = text(field, longest);
    if (text == null && record.path(field).asString("").isBlank()) {
      problems.add(Problem.missing(field));
    }
    return text == null ? "" : text;
  }

  /** GeoReport v2: an empty field is an absent one; ids and codes may be numbers. */
  private @Nullable String text(String field, int longest) {
    JsonNode value = record.path(field);
    if (value.isContainer()) {
      problems.add(Problem.invalid(field, "is to be a text"));
      return null;
    }
    String text = value.asString("");
    int length = text.codePointCount(0, text.length());
    int unfit = unfit(text);
    if (text.isBlank()) {
      return null;
    }
    if (length > longest) {
      problems.add(
          Problem.invalid(field, "has " + length + " characters; at most " + longest + " may be"));
    } else if (unfit >= 0) {
      problems.add(
          Problem.invalid(field, "has at place " + unfit + " a character that no text may have"));
    } else {
      return text.strip();
    }
    return null;
  }

  private @Nullable Instant time() {
    String field = "requested_datetime";
    String text = required(field, LONGEST_WORD);
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noTime) {
      // GeoReport v2 demands a zone; without one the hub would have to guess.
      problems.add(Problem.invalid(field, "is no date and time with an offset"));
      return null;
    }
  }

  private @Nullable Location location() {
    String address = text("address", LONGEST_ADDRESS);
    String addressId = text("address_id", LONGEST_WORD);
    BigDecimal latitude = degrees("lat", 90);
    BigDecimal longitude = degrees("long", 180);
    if ((latitude == null) != (longitude == null) && problems.isEmpty()) {
      problems.add(Problem.missing(latitude == null ? "lat" : "long"));
    }
    return address == null && addressId == null && latitude == null
        ? null
        : new Location(address, addressId, latitude, longitude);
  }

  private @Nullable BigDecimal degrees(String field, int limit) {
    String text = text(field, LONGEST_WORD);
    if (text == null) {
      return null;
    }
    try {
      BigDecimal degrees = new BigDecimal(text);
      // The scale too: a short number like 1e-999999999 would become gigabytes when written out.
      if (Math.abs(degrees.scale()) <= 30
          && degrees.abs().compareTo(BigDecimal.valueOf(limit)) <= 0) {
        return degrees;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as of a number out of range.
    }
    problems.add(Problem.invalid(field, "is to be a number from -" + limit + " to " + limit));
    return null;
  }

  private @Nullable String webAddress() {
    String field = "media_url";
    String text = text(field, LONGEST_URL);
    if (text == null) {
      return null;
    }
    try {
      URI address = URI.create(text);
      if (address.getHost() != null
          && ("http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme()))) {
        return text;
      }
    } catch (IllegalArgumentException noAddress) {
      // Said below, as of an address of another kind.
    }
    problems.add(Problem.invalid(field, "is no http(s) address"));
    return null;
  }

  /** GeoReport v2 Extensions: what {@code extensions=true} adds. */
  private List<Attribute> attributes() {
    List<Attribute> attributes = new ArrayList<>();
    for (JsonNode attribute : record.path("attributes")) {
      String code = attribute.path("code").asString("");
      String value = attribute.path("value").asString("");
      if (!code.isBlank() && !value.isBlank() && unfit(code) < 0 && unfit(value) < 0) {
        attributes.add(new Attribute(code, value));
      }
    }
    return attributes;
  }

  /** XML 1.0 §2.2, Char: the responsible body gets these words in XML; −1 where all are fit. */
  private static int unfit(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      boolean blank = c == '\t' || c == '\n' || c == '\r';
      if (c < 0x20 ? !blank : (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF) {
        return text.codePointCount(0, at) + 1;
      }
    }
    return -1;
  }
}
