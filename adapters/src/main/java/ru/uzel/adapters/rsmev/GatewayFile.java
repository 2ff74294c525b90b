package ru.uzel.adapters.rsmev;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attachment;

/**
 * A file that a response announces; its bytes lie on the gateway's FTP server.
 *
 * @param url a path there, {@code /<uuid>/<file name>}
 * @param signature {@code signaturePKCS7}, as it came; nobody here judges it
 */
record GatewayFile(String name, String url, @Nullable String signature) {

  /** Proposed: the {@code FileId} of the appeal that it belongs to, by the uuid in its path. */
  Optional<String> id() {
    return Stream.of(url.split("/", -1))
        .filter(part -> part.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"))
        .map(part -> UUID.fromString(part).toString())
        .findFirst();
  }

  /** A line break would end the command to the server and begin another. */
  boolean hasPath() {
    return url.startsWith("/")
        && !url.contains("/../")
        && !url.endsWith("/..")
        && url.chars().noneMatch(Character::isISOControl);
  }

  String fileName() {
    return Attachment.named(name.isBlank() ? url : name);
  }

  /** Without its name, which may be a person's. */
  @Override
  public String toString() {
    return "file " + id().orElse("without an id");
  }
}
