package ru.uzel.adapters.open311;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.WireBytes;

/**
 * A case as a {@code POST requests} of GeoReport v2, but for the api_key, which is no part of what
 * is kept. Who wrote is there as far as the party's level has left it in the message.
 */
final class NewRequest {

  /** GeoReport v2, «POST Service Request»: description. */
  private static final int LONGEST_DESCRIPTION = 4000;

  private NewRequest() {}

  static WireBytes write(CitizenMessage message, Open311Properties properties) {
    String code = properties.services().of(message.subject()).orElseThrow(() -> unmapped(message));
    if (message.text().codePointCount(0, message.text().length()) > LONGEST_DESCRIPTION) {
      throw unfit(
          FailureCode.TOO_LARGE,
          "GeoReport v2 takes a description of at most " + LONGEST_DESCRIPTION + " characters",
          "text");
    }
    Map<String, String> form = new LinkedHashMap<>();
    put(form, "jurisdiction_id", properties.jurisdiction());
    form.put("service_code", code);
    place(form, message.location());
    put(form, "description", message.text());
    who(form, message.applicant());
    put(form, "media_url", message.mediaUrl());
    return WireBytes.of(
        RequestUpdate.FORM,
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + RequestUpdate.encoded(field.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** GeoReport v2: «lat/long, address_string or address_id»; all that are there are given. */
  private static void place(Map<String, String> form, @Nullable Location location) {
    int before = form.size();
    if (location != null) {
      if (location.latitude() != null && location.longitude() != null) {
        put(form, "lat", plain(location.latitude()));
        put(form, "long", plain(location.longitude()));
      }
      put(form, "address_string", location.address());
    }
    if (form.size() == before) {
      throw unfit(
          FailureCode.MISSING_FIELD,
          "GeoReport v2 takes no request without a place: coordinates or an address",
          "location");
    }
  }

  private static void who(Map<String, String> form, @Nullable Applicant applicant) {
    if (applicant != null) {
      put(form, "first_name", applicant.firstName());
      put(form, "last_name", applicant.lastName());
      put(form, "email", applicant.email());
      put(form, "phone", applicant.phone());
    }
  }

  private static String plain(@Nullable BigDecimal degrees) {
    return degrees == null ? "" : degrees.toPlainString();
  }

  private static void put(Map<String, String> form, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      form.put(field, value);
    }
  }

  private static UnknownValueFailure unmapped(CitizenMessage message) {
    String what =
        message.subject() == null
            ? "a message without a subject"
            : message.subject().problem() == null
                ? "sector " + message.subject().sector()
                : "'"
                    + message.subject().problem()
                    + "', nor for sector "
                    + message.subject().sector();
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_CATEGORY,
        Origin.HUB,
        "the setting 'services' has no service_code for " + what,
        "subject");
  }

  private static RejectedFailure unfit(FailureCode code, String why, String where) {
    return new RejectedFailure(code, Origin.HUB, why, where);
  }
}
