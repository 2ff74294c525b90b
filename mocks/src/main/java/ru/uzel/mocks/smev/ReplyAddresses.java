package ru.uzel.mocks.smev;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The ReplyTo values that were given out, and what was answered to each. */
final class ReplyAddresses {

  private final Map<String, Conversation> open = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong();

  /** Base64 of JSON, as in real messages; whoever parses it will be wrong one day. */
  String next(String messageId) {
    String json =
        "{\"sid\":" + counter.incrementAndGet() + ",\"mid\":\"" + messageId + "\",\"eol\":0}";
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  void givenOut(TakenRequest request) {
    open.computeIfAbsent(request.replyTo(), to -> new Conversation(request));
  }

  Optional<Conversation> find(String to) {
    return Optional.ofNullable(open.get(to));
  }

  /** A request in its provider's hands. */
  static final class Conversation {
    private final TakenRequest request;
    private boolean ended;

    Conversation(TakenRequest request) {
      this.request = request;
    }

    TakenRequest request() {
      return request;
    }

    /**
     * Takes an answer: statuses as many as there are, and one that is the last.
     *
     * @return false when the last one was given before
     */
    synchronized boolean take(boolean last) {
      if (ended) {
        return false;
      }
      ended = last;
      return true;
    }
  }
}
