package ru.uzel.adapters.appeals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;

/**
 * The letter in a report. What is kept names the file by its hash, since ten million characters of
 * base64 are no thing for a queue; they are put in their place on sending.
 */
final class ReportFile {

  /** {@code SstuLib} wants less than 10 000 000 characters of base64. */
  static final int LARGEST = 9_999_999 / 4 * 3;

  private static final String PREFIX = "cid:";

  // Quotation marks within a text are escaped, so that no text can look so.
  private static final Pattern PLACE =
      Pattern.compile("(\"content\":\")" + PREFIX + "([0-9a-f]{64})\"");

  private final ContentStore contents;

  ReportFile(ContentStore contents) {
    this.contents = contents;
  }

  /** What stands for the file in what is kept. */
  static String place(ContentRef content) {
    return PREFIX + content.hash();
  }

  /**
   * The report as it is sent.
   *
   * @throws RejectedFailure when the file is not kept any more
   */
  byte[] in(WireBytes kept) {
    String report = kept.utf8();
    Matcher place = PLACE.matcher(report);
    if (!place.find()) {
      return kept.bytes();
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes(report.substring(0, place.end(1)).getBytes(StandardCharsets.UTF_8));
    sent.writeBytes(Base64.getEncoder().encode(bytes(place.group(2))));
    sent.writeBytes(report.substring(place.end() - 1).getBytes(StandardCharsets.UTF_8));
    return sent.toByteArray();
  }

  private byte[] bytes(String hash) {
    ContentRef content =
        contents
            .find(hash)
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.NOT_FOUND,
                        Origin.HUB,
                        "the file of the answer is not kept any more",
                        SstuReport.ATTACHMENT));
    try (InputStream in = contents.open(content)) {
      return in.readNBytes(LARGEST);
    } catch (IOException failure) {
      throw new RetryableFailure(
          FailureCode.CONTENT_STORE_UNAVAILABLE,
          Origin.HUB,
          "the file of the answer cannot be read now",
          RetryableFailure.Scope.MESSAGE,
          RetryableFailure.Effect.NONE,
          failure);
    }
  }
}
