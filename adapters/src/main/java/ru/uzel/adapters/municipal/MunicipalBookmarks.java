package ru.uzel.adapters.municipal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.message.PartyName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far each system's records were read, on disk. What came before a crash is read again and
 * recognised as repeated.
 */
final class MunicipalBookmarks {

  /**
   * @param readTo the day up to which all was read; null where that never ended well
   * @param cards the version last seen of each card of the days that are read again
   */
  record Bookmark(@Nullable LocalDate readTo, Map<String, String> cards) {

    static final Bookmark NONE = new Bookmark(null, Map.of());

    Bookmark {
      cards = Map.copyOf(cards);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(MunicipalBookmarks.class);

  private final Path folder;

  MunicipalBookmarks(Path data) {
    this.folder = data.resolve("municipal");
  }

  Bookmark of(PartyName party) {
    Path file = file(party);
    try {
      if (!Files.exists(file)) {
        return Bookmark.NONE;
      }
      JsonNode json = MunicipalJson.RECORD.readTree(Files.readAllBytes(file));
      Map<String, String> cards = new HashMap<>();
      json.required("cards")
          .properties()
          .forEach(card -> cards.put(card.getKey(), card.getValue().stringValue()));
      return new Bookmark(
          json.hasNonNull("readTo") ? LocalDate.parse(json.path("readTo").stringValue()) : null,
          cards);
    } catch (JacksonException | DateTimeException spoilt) {
      LOG.warn(
          "party {}: the bookmark of its records cannot be read; they are read from lookBack on,"
              + " what is known already is recognised",
          party);
      return Bookmark.NONE;
    } catch (IOException failure) {
      throw MunicipalFailures.bookmark(failure);
    }
  }

  /** On return it is on disk. */
  void put(PartyName party, Bookmark bookmark) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (bookmark.readTo() != null) {
      json.put("readTo", bookmark.readTo().toString());
    }
    ObjectNode cards = json.putObject("cards");
    bookmark.cards().forEach(cards::put);
    Path part = folder.resolve("." + party + ".part");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(MunicipalJson.PAGE.writeValueAsBytes(json));
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
      throw MunicipalFailures.bookmark(failure);
    }
  }

  private Path file(PartyName party) {
    return folder.resolve(party + ".json");
  }
}
