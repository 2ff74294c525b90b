package ru.uzel.model.message;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;

/**
 * A file that goes with a message; its bytes are in the content store.
 *
 * @param name the file's name, without a path
 * @param mimeType its media type as the sender declared it, without parameters
 * @param content where its bytes are
 * @param signature a detached CMS signature over the bytes (СМЭВ's SignaturePKCS7), base64
 */
public record Attachment(
    String name, String mimeType, ContentRef content, @Nullable String signature) {

  /** Of one name; some file systems bear no longer one. */
  public static final int LONGEST_NAME = 200;

  // RFC 6838 §4.2
  private static final Pattern MIME_TYPE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*");

  // Separators of paths, control and formatting characters: the last can hide an extension.
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[/\\\\\\p{Cntrl}\\p{Cf}]");

  public Attachment {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || NOT_IN_NAMES.matcher(name).find()
        || name.equals(".")
        || name.equals("..")) {
      throw new IllegalArgumentException(
          "an attachment's name has 1 to " + LONGEST_NAME + " characters and no path");
    }
    if (!isMimeType(mimeType)) {
      throw new IllegalArgumentException("an attachment's media type is type/subtype");
    }
  }

  public static boolean isMimeType(String text) {
    return text.length() <= 255 && MIME_TYPE.matcher(text).matches();
  }

  /** A name that can stand here, as near as may be to what a partner called the file. */
  public static String named(String partnersName) {
    String last =
        partnersName.substring(
            Math.max(partnersName.lastIndexOf('/'), partnersName.lastIndexOf('\\')) + 1);
    String name = NOT_IN_NAMES.matcher(last).replaceAll("_").strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      return "file";
    }
    // The extension is what people go by, and it is at the end.
    return name.length() > LONGEST_NAME
        ? name.substring(name.length() - LONGEST_NAME).strip()
        : name;
  }

  /** A copy; messages queued by a hub that knew no attachments have null there. */
  static List<Attachment> listed(@Nullable List<Attachment> attachments) {
    return attachments == null ? List.of() : List.copyOf(attachments);
  }
}
