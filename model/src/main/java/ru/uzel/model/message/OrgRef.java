package ru.uzel.model.message;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as a partner names it.
 *
 * @param ogrn its ОГРН, thirteen digits, where the partner gave one
 */
public record OrgRef(String name, @Nullable String ogrn) {

  private static final int LONGEST = 1000;
  private static final Pattern OGRN = Pattern.compile("[0-9]{13}");

  public OrgRef {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an organisation's name has 1 to " + LONGEST + " characters");
    }
    if (ogrn != null && !isOgrn(ogrn)) {
      throw new IllegalArgumentException("an ОГРН has 13 digits");
    }
  }

  /** By its name alone; null where there is none. */
  public static @Nullable OrgRef named(@Nullable String name) {
    return name == null || name.isBlank()
        ? null
        : new OrgRef(name.strip().substring(0, Math.min(name.strip().length(), LONGEST)), null);
  }

  public static boolean isOgrn(String text) {
    return OGRN.matcher(text).matches();
  }
}
