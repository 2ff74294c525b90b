package ru.uzel.adapters.rsmev;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.adapters.rsmev.RsmevBookmarks.Bookmark;
import ru.uzel.adapters.rsmev.RsmevBookmarks.Question;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;

/**
 * One turn: what waits at the gateway is taken and confirmed, then appeals are asked for, unless an
 * earlier question is unanswered. Wherever it breaks off, nothing is lost and nothing doubled: what
 * was not confirmed is given out again, and what was taken is known.
 */
final class PollingTurn {

  private static final Logger LOG = LoggerFactory.getLogger(PollingTurn.class);

  private final RsmevClient client;
  private final ResponseIntake intake;
  private final RsmevBookmarks bookmarks;
  private final Clock clock;

  PollingTurn(RsmevClient client, ResponseIntake intake, RsmevBookmarks bookmarks, Clock clock) {
    this.client = client;
    this.intake = intake;
    this.bookmarks = bookmarks;
    this.clock = clock;
  }

  /**
   * @param hasAnswer whether a list of appeals came
   * @param complaint why the last response was none; no new question was asked then
   */
  record Outcome(boolean hasAnswer, @Nullable RetryableFailure complaint) {}

  /**
   * @throws ru.uzel.model.failure.HubFailure when the gateway cannot be used, or the hub cannot
   *     take something now
   */
  Outcome take(RsmevProperties properties, BooleanSupplier stopping) {
    Bookmark bookmark = bookmarks.of(properties.party());
    Set<String> confirmed = new HashSet<>();
    boolean answered = false;
    while (!stopping.getAsBoolean()) {
      Optional<GatewayResponse> waiting = client.next(properties);
      if (waiting.isEmpty()) {
        ask(properties, bookmark);
        return new Outcome(answered, null);
      }
      GatewayResponse response = waiting.get();
      String requestId = response.requestId();
      if (!confirmed.add(requestId)) {
        throw RsmevFailures.givenAgain(requestId);
      }
      Reading reading = new Reading(properties, bookmark.known());
      ResponseIntake.Outcome taken;
      try {
        taken = intake.take(reading, response);
      } catch (RuntimeException failure) {
        keep(properties, bookmark.seen(reading.all()), failure);
        throw failure;
      }
      bookmark = bookmark.answered(requestId, taken.known());
      bookmarks.put(properties.party(), bookmark);
      client.confirm(properties, requestId);
      if (taken.complaint() != null) {
        return new Outcome(answered, taken.complaint());
      }
      answered = true;
    }
    return new Outcome(answered, null);
  }

  /** What was taken of a response before it broke off is not taken again with it. */
  private void keep(RsmevProperties properties, Bookmark bookmark, RuntimeException failure) {
    try {
      bookmarks.put(properties.party(), bookmark);
    } catch (RuntimeException second) {
      failure.addSuppressed(second);
    }
  }

  private void ask(RsmevProperties properties, Bookmark bookmark) {
    Question open = bookmark.question();
    Instant now = clock.instant();
    if (open != null) {
      if (now.isBefore(open.askedAt().plus(properties.answerWithin()))) {
        return;
      }
      LOG.warn(
          "party {}: question {} is unanswered since {}; appeals are asked for again",
          properties.party(),
          open.requestId(),
          open.askedAt());
    }
    // Before it is sent: of a question whose sending nobody survived it is known that it may be.
    bookmarks.put(properties.party(), bookmark.asked(new Question(now, null)));
    String requestId;
    try {
      requestId = client.send(properties, question(properties.clientId()));
    } catch (RetryableFailure failure) {
      if (failure.effect() == Effect.NONE) {
        bookmarks.put(properties.party(), bookmark.asked(null));
      }
      throw failure;
    }
    bookmarks.put(properties.party(), bookmark.asked(new Question(now, requestId)));
  }

  private static byte[] question(UUID clientId) {
    return ("<PosEdmsRequest><AppealListRequest><ClientId>"
            + clientId
            + "</ClientId></AppealListRequest></PosEdmsRequest>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
