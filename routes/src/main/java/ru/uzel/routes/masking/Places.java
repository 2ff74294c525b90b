package ru.uzel.routes.masking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places told less exactly. */
final class Places {

  private static final int DECIMALS = 3;

  private static final String WORD =
      "(?:д|дом|вл|владение|к|корп|корпус|стр|строение|кв|квартира|оф|офис|пом|помещение|под|подъезд)";
  private static final String NUMBER =
      "\\d+\\s?\\p{L}?(?:\\s?(?:[/\\-]|корп\\.?|стр\\.?)?\\s?\\d+\\s?\\p{L}?)?";

  /** A part between commas that is a house or a flat, and nothing else. */
  private static final Pattern HOUSE =
      Pattern.compile(
          "(?iu)\\s*(?:" + WORD + "\\.?\\s*)?" + NUMBER + "(?:\\s+" + WORD + "\\b.*)?\\s*");

  /** A house that follows its street without a comma. */
  private static final Pattern AFTER_STREET =
      Pattern.compile(
          "(?iu)\\s+(?:" + WORD + "\\b\\.?\\s*)" + NUMBER + ".*$|\\s+" + NUMBER + "\\s*$");

  /** A house that stands before its street, as in «3114 W LAWRENCE AVE». */
  private static final Pattern BEFORE_STREET = Pattern.compile("^\\s*\\d+[A-Za-z]?\\s+(?=[A-Z])");

  private Places() {}

  static @Nullable String withoutHouse(@Nullable String address) {
    if (address == null) {
      return null;
    }
    List<String> kept = new ArrayList<>();
    for (String part : BEFORE_STREET.matcher(address).replaceFirst("").split(",", -1)) {
      if (!kept.isEmpty() && HOUSE.matcher(part).matches()) {
        break;
      }
      String street = AFTER_STREET.matcher(part).replaceFirst("");
      kept.add(street);
      if (!street.equals(part)) {
        break;
      }
    }
    return String.join(",", kept).strip();
  }

  static @Nullable BigDecimal rounded(@Nullable BigDecimal degrees) {
    return degrees == null || degrees.scale() <= DECIMALS
        ? degrees
        : degrees.setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
