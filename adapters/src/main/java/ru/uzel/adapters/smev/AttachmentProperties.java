package ru.uzel.adapters.smev;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.uzel.model.party.Party;

/**
 * A party's settings about files.
 *
 * @param inline {@code inlineAttachments}: the most bytes that a message's files may have together
 *     to go in the message itself, 5MiB if not given
 * @param largest {@code largestAttachment}: the most bytes of one file that is taken, 1GiB if not
 *     given
 * @param trust {@code attachmentTrust}: list of the certificates of those who sign files (ЭП-СП);
 *     the party's own list if not given
 * @param unsignedMayPass {@code unsignedAttachments}: whether a file in the message itself that has
 *     no SignaturePKCS7 is taken ({@code accept}) with a note in the journal, or waits in doubt for
 *     a person ({@code park}, if not given)
 * @param ftp {@code ftpHost}, {@code ftpPort}: the file store; the service's host and 21 if not
 *     given
 * @param user {@code ftpUser}: for uploads, anonymous if not given
 * @param password {@code ftpPassword}: reference to a secret, likewise; smev itself if not given
 */
record AttachmentProperties(
    long inline,
    long largest,
    String trust,
    boolean unsignedMayPass,
    FtpAddress ftp,
    String user,
    Optional<String> password) {

  static final String USUAL_PASSWORD = "smev";

  private static final long MEBI = 1024L * 1024;

  /** They are in memory while they are sent. */
  private static final long MOST_INLINE = 64 * MEBI;

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})(KiB|MiB|GiB|)");

  /**
   * @throws ru.uzel.model.failure.RejectedFailure naming the setting that is wrong
   */
  static AttachmentProperties of(
      Party party, URI endpoint, Duration connectTimeout, Duration receiveTimeout) {
    long inline = size(party, "inlineAttachments", 5 * MEBI);
    if (inline > MOST_INLINE) {
      throw SmevProperties.wrong(party, "inlineAttachments", "must not be above 64MiB");
    }
    return new AttachmentProperties(
        inline,
        size(party, "largestAttachment", 1024 * MEBI),
        party.setting("attachmentTrust").orElseGet(() -> party.required("trust")),
        unsignedMayPass(party),
        new FtpAddress(
            party.setting("ftpHost").orElse(endpoint.getHost()),
            port(party),
            connectTimeout,
            receiveTimeout),
        party.setting("ftpUser").orElse("anonymous"),
        party.setting("ftpPassword"));
  }

  private static boolean unsignedMayPass(Party party) {
    return switch (party.setting("unsignedAttachments").orElse("park")) {
      case "park" -> false;
      case "accept" -> true;
      default -> throw SmevProperties.wrong(party, "unsignedAttachments", "must be park or accept");
    };
  }

  private static int port(Party party) {
    String text = party.setting("ftpPort").orElse("21");
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
      throw SmevProperties.wrong(party, "ftpPort", "must be 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static long size(Party party, String key, long usual) {
    String text = party.setting(key).orElse("");
    if (text.isEmpty()) {
      return usual;
    }
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw SmevProperties.wrong(party, key, "must be a size such as 512KiB, 5MiB, 1GiB");
    }
    int shift =
        switch (size.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 0;
        };
    BigInteger bytes = new BigInteger(size.group(1)).shiftLeft(shift);
    if (bytes.bitLength() > 62) {
      throw SmevProperties.wrong(party, key, "is more than any disk has");
    }
    return bytes.longValue();
  }
}
