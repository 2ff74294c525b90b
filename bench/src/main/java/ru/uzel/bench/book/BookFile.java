package ru.uzel.bench.book;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A file that went with a message, as the emulator's book tells it.
 *
 * @param hash Streebog-256 of its bytes, lower-case hex, as the hub's journal writes it
 * @param transport {@code mtom} or {@code ftp}
 */
public record BookFile(long size, String hash, String transport) {

  static List<BookFile> all(JsonNode files) {
    return files
        .valueStream()
        .map(
            node ->
                new BookFile(
                    node.path("size").asLong(),
                    hex(node.path("hash").asString("")),
                    node.path("transport").asString("")))
        .toList();
  }

  private static String hex(String base64) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
  }
}
