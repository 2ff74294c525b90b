package ru.uzel.hub.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL to work with.
 *
 * @param port of the embedded server; 0 for any free one
 * @param url JDBC address of another server; null for the embedded one
 * @param passwordFile holds the other server's password; null where it asks for none
 */
public record DatabaseSettings(
    int port, @Nullable String url, @Nullable String user, @Nullable Path passwordFile) {

  public static DatabaseSettings embedded(int port) {
    return new DatabaseSettings(port, null, null, null);
  }

  Optional<String> externalUrl() {
    return Optional.ofNullable(url);
  }
}
