package ru.uzel.adapters.executor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.message.Attachment;
import tools.jackson.databind.JsonNode;

/**
 * A file that a message says comes with it: an entry of {@code data.reply.attachments}.
 *
 * @param hash Streebog-256 of its bytes, lower-case hex; null where only the other is given
 * @param sha256 the same by SHA-256, for bodies whose tools know no Streebog
 * @param signature a detached CMS over its bytes, base64
 */
record AnnouncedFile(
    String name,
    String mimeType,
    @Nullable String hash,
    @Nullable String sha256,
    long size,
    @Nullable String signature) {

  /** Where the file with that index stands in the message. */
  static String pointer(int index) {
    return "/data/reply/attachments/" + index;
  }

  static List<AnnouncedFile> read(JsonNode attachments, List<Problem> problems) {
    List<AnnouncedFile> files = new ArrayList<>();
    for (JsonNode attachment : attachments) {
      AnnouncedFile file = of(attachment);
      file.check(pointer(files.size()), problems);
      files.add(file);
    }
    return files;
  }

  private static AnnouncedFile of(JsonNode attachment) {
    JsonNode content = attachment.path("content");
    return new AnnouncedFile(
        attachment.path("name").stringValue(),
        attachment.path("mimeType").stringValue(),
        CaseUpdate.text(content.path("hash")),
        CaseUpdate.text(content.path("sha256")),
        content.path("size").longValue(),
        CaseUpdate.text(attachment.path("signature")));
  }

  /** What the schema cannot say. */
  private void check(String pointer, List<Problem> problems) {
    if (!Attachment.named(name).equals(name)) {
      problems.add(
          Problem.invalid(
              pointer + "/name",
              "is no file's name: it has blanks around it, a path or formatting characters"));
    }
    if (hash == null && sha256 == null) {
      problems.add(
          Problem.missing(
              pointer + "/content/hash",
              "is missing: GOST R 34.11-2012-256 of the bytes, or sha256 in its place"));
    }
    if (signature != null && !isBase64(signature)) {
      problems.add(Problem.invalid(pointer + "/signature", "is no base64"));
    }
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** The canonical form, once the bytes are kept. */
  Attachment keptAs(ContentRef content) {
    return new Attachment(name, mimeType, content, signature);
  }
}
