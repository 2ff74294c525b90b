package ru.uzel.adapters.rsmev;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.party.Party;

/**
 * The FTP server beside the gateway, on which the files of appeals lie.
 *
 * @param host {@code ftpHost}: the gateway's own host if left out
 * @param port {@code ftpPort}: 21 if left out
 * @param user {@code ftpUser}: anonymous if left out
 * @param password {@code ftpPassword}: reference to a secret; guest if left out
 * @param largest {@code largestAttachment}: the most bytes of one file, 1GiB if left out
 */
record FileStore(String host, int port, String user, @Nullable String password, long largest) {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB|)");
  private static final Map<String, Integer> SHIFTS = Map.of("", 0, "KiB", 10, "MiB", 20, "GiB", 30);

  /**
   * @throws ru.uzel.model.failure.RejectedFailure naming the setting that cannot be read
   */
  static FileStore of(Party party, URI endpoint) {
    return new FileStore(
        party.setting("ftpHost").orElse(endpoint.getHost()),
        party.setting("ftpPort", "21", Integer::valueOf),
        party.setting("ftpUser").orElse("anonymous"),
        party.setting("ftpPassword").orElse(null),
        party.setting("largestAttachment", "1GiB", FileStore::bytes));
  }

  private static long bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("no size");
    }
    return Long.parseLong(size.group(1)) << SHIFTS.getOrDefault(size.group(2), 0);
  }

  String address() {
    return "ftp://" + host + ":" + port;
  }
}
