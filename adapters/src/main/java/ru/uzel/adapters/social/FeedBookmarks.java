package ru.uzel.adapters.social;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.message.PartyName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How far each party's feed was read, on disk. It is moved only after all of a page has been taken:
 * what came before a crash is read again and recognised as repeated.
 */
final class FeedBookmarks {

  /**
   * @param cursor where to go on
   * @param readAt when that was known
   */
  record Bookmark(String cursor, Instant readAt) {}

  private static final Logger LOG = LoggerFactory.getLogger(FeedBookmarks.class);

  private final Path folder;

  FeedBookmarks(Path data) {
    this.folder = data.resolve("feeds");
  }

  Optional<Bookmark> of(PartyName party) {
    Path file = file(party);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonNode json = SocialJson.MAPPER.readTree(Files.readAllBytes(file));
      return Optional.of(
          new Bookmark(
              json.required("cursor").stringValue(),
              Instant.parse(json.required("readAt").stringValue())));
    } catch (JacksonException | DateTimeException spoilt) {
      LOG.warn(
          "party {}: the bookmark of its feed cannot be read; the feed is read from further back,"
              + " what is known already is recognised",
          party);
      return Optional.empty();
    } catch (IOException failure) {
      throw SocialFailures.bookmark(failure);
    }
  }

  /** On return it is on disk. */
  void put(PartyName party, Bookmark bookmark) {
    byte[] json =
        SocialJson.MAPPER.writeValueAsBytes(
            JsonNodeFactory.instance
                .objectNode()
                .put("cursor", bookmark.cursor())
                .put("readAt", bookmark.readAt().toString()));
    Path part = folder.resolve("." + party + ".part");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(json);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(part, file(party), StandardCopyOption.ATOMIC_MOVE);
      // A name on disk is durable only once its folder is synced.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException failure) {
      throw SocialFailures.bookmark(failure);
    }
  }

  private Path file(PartyName party) {
    return folder.resolve(party + ".json");
  }
}
