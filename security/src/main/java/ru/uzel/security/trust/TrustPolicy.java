package ru.uzel.security.trust;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * How a trust list asks for revocation; {@code trust.properties} in its folder says so.
 *
 * @param revocation what happens where nobody can say
 * @param fetch whether CRL and OCSP are asked for over HTTP, beside the {@code .crl} files
 * @param timeout how long one source may take
 * @param keep how long an answer is used before it is asked for again
 * @param mistakes what in the file is not understood; the strictest reading is taken for it
 */
record TrustPolicy(
    Revocation revocation, boolean fetch, Duration timeout, Duration keep, List<String> mistakes) {

  static final String FILE = "trust.properties";

  enum Revocation {
    /** A certificate is refused unless somebody says that it is not revoked. */
    REQUIRED,
    /** Where nobody can say, it passes with a note. */
    SOFT,
    /** Nobody is asked; an entry in a CRL file of the folder counts still. */
    OFF
  }

  private static final TrustPolicy USUAL =
      new TrustPolicy(Revocation.SOFT, true, Duration.ofSeconds(5), Duration.ofHours(1), List.of());

  TrustPolicy {
    mistakes = List.copyOf(mistakes);
  }

  static TrustPolicy of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return USUAL;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (CharacterCodingException | IllegalArgumentException unreadable) {
      return strict("it is no properties file in UTF-8");
    } catch (IOException unreadable) {
      return strict("it cannot be read");
    }
    return new Reading(properties).policy();
  }

  private static TrustPolicy strict(String why) {
    return new TrustPolicy(
        Revocation.REQUIRED, USUAL.fetch, USUAL.timeout, USUAL.keep, List.of(FILE + ": " + why));
  }

  private static final class Reading {
    private final Properties properties;
    private final List<String> mistakes = new ArrayList<>();

    Reading(Properties properties) {
      this.properties = properties;
    }

    TrustPolicy policy() {
      Revocation revocation =
          switch (value("revocation", "soft")) {
            case "required" -> Revocation.REQUIRED;
            case "soft" -> Revocation.SOFT;
            case "off" -> Revocation.OFF;
            default -> {
              mistakes.add(FILE + ": revocation is required, soft or off");
              yield Revocation.REQUIRED;
            }
          };
      boolean fetch =
          switch (value("fetch", "yes")) {
            case "yes" -> true;
            case "no" -> false;
            default -> {
              mistakes.add(FILE + ": fetch is yes or no");
              yield true;
            }
          };
      Duration timeout =
          Duration.ofSeconds(number("timeout-seconds", USUAL.timeout.toSeconds(), 60));
      Duration keep = Duration.ofMinutes(number("keep-minutes", USUAL.keep.toMinutes(), 10_080));
      for (Object left : properties.keySet()) {
        mistakes.add(
            FILE
                + ": '"
                + left
                + "' is not known; known are revocation, fetch, timeout-seconds, keep-minutes");
      }
      return new TrustPolicy(revocation, fetch, timeout, keep, mistakes);
    }

    private String value(String name, String otherwise) {
      Object value = properties.remove(name);
      return value == null ? otherwise : value.toString().strip().toLowerCase(Locale.ROOT);
    }

    private long number(String name, long otherwise, long most) {
      String value = value(name, Long.toString(otherwise));
      if (value.matches("[0-9]{1,6}")) {
        long number = Long.parseLong(value);
        if (number >= 1 && number <= most) {
          return number;
        }
      }
      mistakes.add(FILE + ": " + name + " is a number from 1 to " + most);
      return otherwise;
    }
  }
}
