package ru.uzel.adapters.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.message.PartyName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which requests the hub has made on each server, and what it has seen of them. GeoReport v2 has no
 * field for an id of the client's, so that only this book leads from a server's id to the case.
 */
final class SentRequests {

  /**
   * A request on the server.
   *
   * @param reference by which the case knows it
   * @param id its service_request_id; null while there is only a token
   * @param token null where the server gave the id at once
   * @param told how many states of it were taken in
   * @param seen a digest of the last of them; null before the first
   * @param closedAt when it was first seen closed, epoch seconds; null while it is open
   */
  record Sent(
      String reference,
      @Nullable String id,
      @Nullable String token,
      int told,
      @Nullable String seen,
      @Nullable Long closedAt) {

    Sent known(String itsId) {
      return new Sent(reference, itsId, token, told, seen, closedAt);
    }

    Sent seen(String state, @Nullable Long closed) {
      return new Sent(reference, id, token, told + 1, state, closed);
    }
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String OWN = "-sent";

  /** Of a party's 40 characters. */
  private static final int LONGEST = 35;

  private final ReadingMarks marks;

  SentRequests(ReadingMarks marks) {
    this.marks = marks;
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when the book cannot be read now
   */
  synchronized List<Sent> of(PartyName party) {
    List<Sent> requests = new ArrayList<>();
    try {
      marks
          .of(name(party))
          .map(JSON::readTree)
          .ifPresent(book -> book.path("requests").forEach(row -> requests.add(read(row))));
    } catch (JacksonException spoilt) {
      throw Open311Failures.unreadableBook();
    }
    return requests;
  }

  /**
   * Under which the book is kept: the party's own mark is how far its requests were read, which
   * another setting makes of the same party.
   */
  static PartyName name(PartyName party) {
    String name = party.value();
    return new PartyName(
        name.length() <= LONGEST
            ? name + OWN
            : name.substring(0, LONGEST - 9)
                + String.format(Locale.ROOT, "-%08x", name.hashCode())
                + OWN);
  }

  Optional<Sent> under(PartyName party, String reference) {
    return of(party).stream().filter(sent -> sent.reference().equals(reference)).findFirst();
  }

  /** In the place of the one with that reference, or after all; on return it is durable. */
  void put(PartyName party, Sent sent) {
    change(party, List.of(sent), List.of());
  }

  /** Puts and removes all of them with one writing; on return it is durable. */
  synchronized void change(PartyName party, List<Sent> put, List<Sent> removed) {
    if (put.isEmpty() && removed.isEmpty()) {
      return;
    }
    Set<String> changed =
        Stream.concat(put.stream(), removed.stream())
            .map(Sent::reference)
            .collect(Collectors.toSet());
    List<Sent> requests = of(party);
    requests.removeIf(other -> changed.contains(other.reference()));
    requests.addAll(put);
    write(party, requests);
  }

  private void write(PartyName party, List<Sent> requests) {
    ObjectNode book = JSON.createObjectNode();
    ArrayNode rows = book.putArray("requests");
    for (Sent sent : requests) {
      rows.addObject()
          .put("reference", sent.reference())
          .put("id", sent.id())
          .put("token", sent.token())
          .put("told", sent.told())
          .put("seen", sent.seen())
          .put("closedAt", sent.closedAt());
    }
    marks.put(name(party), book.toString());
  }

  private static Sent read(JsonNode row) {
    return new Sent(
        row.path("reference").stringValue(),
        text(row.path("id")),
        text(row.path("token")),
        row.path("told").asInt(0),
        text(row.path("seen")),
        row.hasNonNull("closedAt") ? row.path("closedAt").longValue() : null);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
