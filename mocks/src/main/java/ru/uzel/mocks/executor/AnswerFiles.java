package ru.uzel.mocks.executor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of an answer: what {@code data.reply.files} plans becomes {@code attachments}, as the
 * contract has them, and bytes.
 */
final class AnswerFiles {

  private AnswerFiles() {}

  /** The bytes of each file, announced in the event now. */
  static List<byte[]> announce(ObjectNode event, BodyKey key) {
    List<byte[]> files = new ArrayList<>();
    if (event.path("data").path("reply") instanceof ObjectNode reply && reply.has("files")) {
      JsonNode planned = reply.remove("files");
      ArrayNode attachments = reply.putArray("attachments");
      for (JsonNode plan : planned) {
        byte[] bytes = plan.path("text").asString("").getBytes(StandardCharsets.UTF_8);
        ObjectNode attachment = attachments.addObject();
        attachment
            .put("name", plan.path("name").asString("answer.txt"))
            .put("mimeType", plan.path("mimeType").asString("text/plain"));
        attachment.putObject("content").put("hash", streebog(bytes)).put("size", bytes.length);
        if (plan.path("signed").asBoolean(false)) {
          attachment.put("signature", Base64.getEncoder().encodeToString(BodyCms.sign(bytes, key)));
        }
        files.add(bytes);
      }
    }
    return files;
  }

  /** The same files, each with its last byte another. */
  static List<byte[]> spoilt(List<byte[]> files) {
    List<byte[]> spoilt = new ArrayList<>();
    for (byte[] file : files) {
      byte[] other = file.clone();
      other[other.length - 1] ^= 1;
      spoilt.add(other);
    }
    return spoilt;
  }

  static String streebog(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("GOST3411-2012-256", BodyKey.PROVIDER).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
