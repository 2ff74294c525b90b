package ru.uzel.adapters.social;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a party's feed, page after page: all that is on a page is taken or refused on record, then
 * the bookmark is moved. Whatever stops it before that, the page is read again.
 */
final class FeedPoller {

  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
  private static final int GONE = 410;

  private final SocialClient client;
  private final PostIntake intake;
  private final FeedBookmarks bookmarks;
  private final Clock clock;
  private final Map<PartyName, Instant> resting = new ConcurrentHashMap<>();
  private final Map<PartyName, Boolean> outages = new ConcurrentHashMap<>();

  FeedPoller(SocialClient client, PostIntake intake, FeedBookmarks bookmarks, Clock clock) {
    this.client = client;
    this.intake = intake;
    this.bookmarks = bookmarks;
    this.clock = clock;
  }

  /**
   * Reads on as long as there are pages; never throws.
   *
   * @param stopping whether to end although there may be more
   */
  void read(Party party, BooleanSupplier stopping) {
    if (clock.instant().isBefore(resting.getOrDefault(party.name(), Instant.MIN))) {
      return;
    }
    try {
      boolean more = true;
      while (more && !stopping.getAsBoolean()) {
        more = page(party);
      }
      if (outages.remove(party.name()) != null) {
        LOG.info("party {}: the feed can be read again", party.name());
      }
    } catch (HubFailure failure) {
      if (outages.put(party.name(), true) == null) {
        LOG.warn(
            "party {}: nothing is read from its feed until this is over ({}): {}",
            party.name(),
            failure.code().wireName(),
            failure.reason());
      }
    } catch (RuntimeException mistake) {
      // Its message may quote what it stumbled over, and that is a person's.
      LOG.error(
          "party {}: a page of its feed could not be handled and is read again: {}",
          party.name(),
          mistake.getClass().getName());
    }
  }

  private boolean page(Party party) {
    SocialProperties properties = SocialProperties.of(party);
    Optional<FeedBookmarks.Bookmark> bookmark = bookmarks.of(party.name());
    Instant askedAt = clock.instant();
    String query =
        bookmark
            .map(known -> "cursor=" + SocialClient.encoded(known.cursor()))
            .orElseGet(() -> since(properties, askedAt));
    SocialClient.Answer answer = client.feed(properties, query);
    if (answer.status() == GONE && bookmark.isPresent()) {
      LOG.warn("party {}: its feed knows the bookmark no more and is read anew", party.name());
      answer = client.feed(properties, since(properties, bookmark.get().readAt()));
    }
    if (answer.status() != 200) {
      if (answer.retryAfter().matches("\\d{1,5}")) {
        resting.put(party.name(), askedAt.plusSeconds(Long.parseLong(answer.retryAfter())));
      }
      throw SocialFailures.asking(answer.status(), answer.retryAfter());
    }
    JsonNode page = parsed(answer.wire());
    String next = page.path("nextCursor").asString("");
    boolean more = page.path("hasMore").asBoolean(false);
    boolean moved = bookmark.isEmpty() || !bookmark.get().cursor().equals(next);
    if (next.isBlank() || !page.path("posts").isArray() || (more && !moved)) {
      throw SocialFailures.unreadable("posts, or a nextCursor that leads on, are missing");
    }
    for (JsonNode post : page.path("posts")) {
      take(party, properties, post);
    }
    if (moved || !page.path("posts").isEmpty()) {
      bookmarks.put(party.name(), new FeedBookmarks.Bookmark(next, askedAt));
    }
    return more;
  }

  private static String since(SocialProperties properties, Instant from) {
    return "since=" + SocialClient.encoded(from.minus(properties.lookBack()).toString());
  }

  private void take(Party party, SocialProperties properties, JsonNode post) {
    try {
      intake.take(
          party,
          post,
          WireBytes.of(SocialJson.TYPE, SocialJson.MAPPER.writeValueAsBytes(post)),
          properties.endpoint() + "/posts",
          "feed",
          null);
    } catch (RefusedPost refused) {
      LOG.warn(
          "party {}: a post of its feed is refused, see the journal: {}",
          party.name(),
          refused.problems().get(0).code().wireName());
    }
  }

  private static JsonNode parsed(WireBytes wire) {
    try {
      return SocialJson.MAPPER.readTree(wire.bytes());
    } catch (JacksonException broken) {
      throw SocialFailures.unreadable("it is no JSON, or has a key twice");
    }
  }
}
