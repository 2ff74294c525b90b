package ru.uzel.adapters.rsmev;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Location;

/**
 * Where an appeal's problem is: {@code Address}, and {@code Coordinates} as «latitude,longitude».
 */
final class AppealPlace {

  private static final int LONGEST_ADDRESS = 1000;
  private static final String DEGREES = "([+-]?[0-9]{1,3}(?:\\.[0-9]{1,20})?)";
  private static final Pattern POINT =
      Pattern.compile("\\s*" + DEGREES + "\\s*[,;]\\s*" + DEGREES + "\\s*");

  private AppealPlace() {}

  static @Nullable Location of(AppealFields fields) {
    String address = fields.told("Address", LONGEST_ADDRESS);
    String text = fields.optional("Coordinates", 60);
    Matcher point = POINT.matcher(text == null ? "" : text);
    if (text == null || !point.matches()) {
      if (text != null) {
        fields.wrong("Coordinates", "is to be latitude and longitude in degrees, with a comma");
      }
      return address == null ? null : new Location(address, null, null, null);
    }
    BigDecimal latitude = new BigDecimal(point.group(1));
    BigDecimal longitude = new BigDecimal(point.group(2));
    if (latitude.signum() == 0 && longitude.signum() == 0) {
      // What systems write for no point.
      return address == null ? null : new Location(address, null, null, null);
    }
    if (!isInRussia(latitude, longitude)) {
      fields.wrong(
          "Coordinates",
          isInRussia(longitude, latitude)
              ? "is to have the latitude first: as it stands it is not in Russia"
              : "is no point in Russia");
    }
    return new Location(address, null, latitude, longitude);
  }

  /** Generously: what this is for are swapped and spoilt numbers. Chukotka lies beyond 180°. */
  private static boolean isInRussia(BigDecimal latitude, BigDecimal longitude) {
    double north = latitude.doubleValue();
    double east = longitude.doubleValue();
    return north >= 41
        && north <= 82
        && ((east >= 19 && east <= 180) || (east >= -180 && east <= -168));
  }
}
