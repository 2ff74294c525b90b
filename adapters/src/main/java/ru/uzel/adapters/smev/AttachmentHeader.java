package ru.uzel.adapters.smev;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.Attachment;

/**
 * A file as the signed part of a message announces it.
 *
 * @param label by which records and logs speak of it: its key may be a file's name, and that a
 *     person's
 * @param key contentId of an AttachmentHeader, uuid of a RefAttachmentHeader
 * @param fileName FileName, which only 1.3 has, and only for files by reference
 * @param hash of a file by reference, lower-case hex; null for one in the message itself
 * @param signature SignaturePKCS7 as base64 without white space
 */
record AttachmentHeader(
    String label,
    String key,
    @Nullable String fileName,
    String mimeType,
    @Nullable String hash,
    @Nullable String signature) {

  private static final int LONGEST_KEY = 255;
  private static final int STREEBOG_256 = 32;

  /**
   * @param data SenderProvidedRequestData or SenderProvidedResponseData
   * @throws RejectedFailure naming the header that is wrong
   */
  static List<AttachmentHeader> in(Tree data, String basic) {
    List<AttachmentHeader> headers = new ArrayList<>();
    for (Tree header : list(data, basic, "AttachmentHeaderList", "AttachmentHeader")) {
      headers.add(read(header, headers.size() + 1, "contentId", false));
    }
    for (Tree header : list(data, basic, "RefAttachmentHeaderList", "RefAttachmentHeader")) {
      headers.add(read(header, headers.size() + 1, "uuid", true));
    }
    Set<String> keys = new HashSet<>();
    for (AttachmentHeader header : headers) {
      if (!keys.add(header.key)) {
        throw wrong(header.label, "has the key of another");
      }
    }
    return headers;
  }

  /** The elements of a list, none where there is no list. */
  static List<Tree> list(Tree parent, String basic, String list, String element) {
    return parent.child(list, basic).stream()
        .flatMap(found -> new Tree(found.element(), basic).children().stream())
        .filter(child -> child.is(element, basic))
        .toList();
  }

  private static AttachmentHeader read(
      Tree header, int number, String keyName, boolean byReference) {
    String label = header.name() + " " + number;
    String where = label + "/";
    String key = required(header, keyName);
    if (key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl)) {
      throw wrong(where + keyName, "is too long, or has control characters");
    }
    String mimeType = required(header, "MimeType");
    if (!Attachment.isMimeType(mimeType)) {
      throw wrong(where + "MimeType", "is no media type");
    }
    return new AttachmentHeader(
        label,
        key,
        header.text("FileName").filter(name -> !name.isEmpty()).orElse(null),
        mimeType,
        byReference ? hash(required(header, "Hash"), where + "Hash") : null,
        header
            .text("SignaturePKCS7")
            .filter(text -> !text.isEmpty())
            .map(text -> MtomMessage.base64(text, where + "SignaturePKCS7"))
            .map(Base64.getEncoder()::encodeToString)
            .orElse(null));
  }

  private static String hash(String text, String where) {
    byte[] hash = MtomMessage.base64(text, where);
    if (hash.length != STREEBOG_256) {
      throw wrong(where, "is no GOST R 34.11-2012 of 256 bits");
    }
    return HexFormat.of().formatHex(hash);
  }

  private static String required(Tree header, String name) {
    return header
        .text(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.MISSING_FIELD,
                    Origin.PARTNER,
                    header.name() + " has no " + name,
                    header.name() + "/" + name));
  }

  private static RejectedFailure wrong(String where, String why) {
    return new RejectedFailure(FailureCode.INVALID_FIELD, Origin.PARTNER, where + " " + why, where);
  }
}
