package ru.uzel.adapters.regional;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;

/** What GeoReport v2 asks of a POST, and what is plainly no e-mail address, number or URL. */
final class RequestRules {

  /** GeoReport v2: description is «free form text limited to 4,000 characters». */
  static final int LONGEST_DESCRIPTION = 4000;

  // No exponent: a short text like 1e999999999 would become gigabytes when written out.
  private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,30})?");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
  private static final Pattern PHONE =
      Pattern.compile(
          "\\+?[0-9(][0-9 ()./\\u2010-\\u2015-]{2,30}(\\s*(x|ext\\.?|доб\\.?)\\s*\\d{1,8})?");

  private static final Map<String, Integer> LONGEST =
      Map.of(
          "service_code", 255,
          "address_string", 1000,
          "address_id", 255,
          "email", 254,
          "device_id", 255,
          "account_id", 255,
          "first_name", 255,
          "last_name", 255,
          "phone", 60,
          "media_url", 2048);

  private RequestRules() {}

  static List<Problem> check(RequestForm form, Catalogue catalogue) {
    List<Problem> problems = new ArrayList<>();
    checkService(form, catalogue, problems);
    checkLocation(form, problems);
    checkLengths(form, problems);
    plausible(form, "email", "is no e-mail address", EMAIL.asMatchPredicate(), problems);
    plausible(form, "phone", "is no telephone number", PHONE.asMatchPredicate(), problems);
    plausible(form, "media_url", "is no http(s) address", RequestRules::isWebAddress, problems);
    return problems;
  }

  private static void checkService(RequestForm form, Catalogue catalogue, List<Problem> problems) {
    String code = form.get("service_code");
    if (code == null) {
      problems.add(Problem.missing("service_code"));
      return;
    }
    Optional<Service> service = catalogue.find(code);
    if (service.isEmpty()) {
      // GeoReport v2, POST Service Request: «404 - service_code … was not found».
      problems.add(
          new Problem(
              FailureCode.UNKNOWN_SERVICE, 404, "service_code", "service_code was not found"));
      return;
    }
    for (ServiceAttribute attribute : service.get().definition()) {
      checkAttribute(form, attribute, problems);
    }
  }

  private static void checkAttribute(
      RequestForm form, ServiceAttribute attribute, List<Problem> problems) {
    String parameter = "attribute[" + attribute.codeText() + "]";
    List<String> values = form.attribute(attribute.codeText());
    if (values.isEmpty() && attribute.mustBeAnswered()) {
      problems.add(Problem.missing(parameter));
    }
    if (values.size() > 1 && !attribute.type().manyValues()) {
      problems.add(Problem.invalid(parameter, "takes one value only"));
    }
    for (String value : values) {
      String fault = attribute.asks() ? attribute.type().fault(value, attribute.choices()) : null;
      if (fault != null) {
        problems.add(Problem.invalid(parameter, fault));
      }
    }
  }

  private static void checkLocation(RequestForm form, List<Problem> problems) {
    String latitude = form.get("lat");
    String longitude = form.get("long");
    if (latitude != null && longitude != null) {
      checkDegrees("lat", latitude, 90, problems);
      checkDegrees("long", longitude, 180, problems);
    } else if (latitude != null) {
      problems.add(Problem.missing("long"));
    } else if (longitude != null) {
      problems.add(Problem.missing("lat"));
    } else if (form.get("address_string") == null && form.get("address_id") == null) {
      problems.add(
          new Problem(
              FailureCode.MISSING_FIELD,
              400,
              "lat",
              "no location was provided: send lat and long, or address_string, or address_id"));
    }
  }

  private static void checkDegrees(
      String parameter, String value, int limit, List<Problem> problems) {
    if (!DEGREES.matcher(value.strip()).matches()) {
      problems.add(Problem.invalid(parameter, "is not a number of degrees like 37.76524078"));
    } else if (degrees(value).abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
      problems.add(Problem.invalid(parameter, "lies outside -" + limit + " to " + limit));
    }
  }

  static BigDecimal degrees(String value) {
    return new BigDecimal(value.strip());
  }

  private static void checkLengths(RequestForm form, List<Problem> problems) {
    longerThan(form, "description", LONGEST_DESCRIPTION, problems);
    LONGEST.keySet().stream()
        .sorted()
        .forEach(name -> longerThan(form, name, LONGEST.getOrDefault(name, 0), problems));
  }

  private static void longerThan(
      RequestForm form, String parameter, int limit, List<Problem> problems) {
    String value = form.get(parameter);
    if (value != null && value.codePointCount(0, value.length()) > limit) {
      int length = value.codePointCount(0, value.length());
      problems.add(
          Problem.invalid(
              parameter, "has " + length + " characters; at most " + limit + " may be"));
    }
  }

  private static void plausible(
      RequestForm form,
      String parameter,
      String otherwise,
      Predicate<String> fits,
      List<Problem> problems) {
    String value = form.get(parameter);
    if (value != null && !fits.test(value.strip())) {
      problems.add(Problem.invalid(parameter, otherwise));
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      @Nullable String scheme = address.getScheme();
      return address.getHost() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }
}
