package ru.uzel.adapters.pos;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

/**
 * The settings of a ПОС party.
 *
 * @param drop {@code drop}: name of the party's folder under {@code drop/}; the party's name if
 *     left out
 * @param zone {@code zone}: where the export's dates are days; Europe/Moscow if left out
 * @param longestText {@code longestText}: the most characters of an ordinary message; 4000 if left
 *     out
 * @param largestFile {@code largestFile}: the most bytes of an export; 64 MiB if left out
 * @param settle {@code settle}: how long a file's size and time must stand still; 1s if left out
 * @param poll {@code poll}: how often the folder is looked at; 1s if left out
 */
record PosProperties(
    String drop, ZoneId zone, int longestText, long largestFile, Duration settle, Duration poll) {

  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h)");

  /**
   * @throws RejectedFailure naming the setting that cannot be used
   */
  static PosProperties of(Party party) {
    String drop = party.setting("drop").orElse(party.name().value());
    if (!FOLDER.matcher(drop).matches()) {
      throw unusable(party, "drop", "it must be the name of a folder");
    }
    return new PosProperties(
        drop,
        zone(party),
        (int) number(party, "longestText", 4000, PosCell.LONGEST),
        number(party, "largestFile", 64L << 20, 1L << 30),
        duration(party, "settle"),
        duration(party, "poll"));
  }

  PosFolder folder(Path data) {
    return new PosFolder(data.resolve("drop").resolve(drop));
  }

  private static ZoneId zone(Party party) {
    try {
      return ZoneId.of(party.setting("zone").orElse("Europe/Moscow"));
    } catch (DateTimeException e) {
      throw unusable(party, "zone", "it must be a time zone such as Europe/Moscow");
    }
  }

  private static long number(Party party, String key, long otherwise, long most) {
    String text = party.setting(key).orElse(String.valueOf(otherwise));
    if (text.matches("\\d{1,18}")) {
      long number = Long.parseLong(text);
      if (number > 0 && number <= most) {
        return number;
      }
    }
    throw unusable(party, key, "it must be a number from 1 to " + most);
  }

  private static Duration duration(Party party, String key) {
    String text = party.setting(key).orElse("1s");
    if (!DURATION.matcher(text).matches()) {
      throw unusable(party, key, "it must be a time such as 500ms, 1s or 2m");
    }
    return Duration.parse(
        text.endsWith("ms")
            ? "PT" + Long.parseLong(text.substring(0, text.length() - 2)) / 1000.0 + "S"
            : "PT" + text.toUpperCase(Locale.ROOT));
  }

  private static RejectedFailure unusable(Party party, String key, String why) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "party " + party.name() + ": setting '" + key + "' cannot be used: " + why,
        "config/parties/" + party.name() + ".yaml");
  }
}
