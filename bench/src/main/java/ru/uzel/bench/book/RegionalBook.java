package ru.uzel.bench.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The book of the regional portal. */
public record RegionalBook(List<Sent> sent, List<ChannelStatus> statuses) {

  /** One request of a resident. */
  public record Sent(
      String ref,
      int attempts,
      int httpStatus,
      @Nullable String serviceRequestId,
      @Nullable String error) {}

  public RegionalBook {
    sent = List.copyOf(sent);
    statuses = List.copyOf(statuses);
  }

  public static RegionalBook read(JsonNode book, String channel) {
    return new RegionalBook(
        book.path("sent").valueStream().map(RegionalBook::sent).toList(),
        book.path("statuses")
            .valueStream()
            .map(
                node ->
                    new ChannelStatus(
                        channel,
                        node.path("ref").asString(""),
                        node.path("status").asString(""),
                        node.path("statusNotes").asString(""),
                        ""))
            .toList());
  }

  private static Sent sent(JsonNode node) {
    return new Sent(
        node.path("ref").asString(""),
        node.path("attempts").asInt(0),
        node.path("httpStatus").asInt(0),
        Fields.text(node, "serviceRequestId"),
        Fields.text(node, "error"));
  }

  /** Everything sent, in the common form. */
  public List<ChannelSend> sends(String channel) {
    return sent.stream()
        .map(
            one ->
                new ChannelSend(
                    channel,
                    one.ref(),
                    one.serviceRequestId(),
                    one.httpStatus() >= 400 && one.httpStatus() < 500
                        ? "HTTP " + one.httpStatus()
                        : null,
                    true))
        .toList();
  }

  /** What was sent, by reference; of repetitions the first. */
  public Map<String, Sent> byRef() {
    Map<String, Sent> byRef = new HashMap<>();
    sent.forEach(one -> byRef.putIfAbsent(one.ref(), one));
    return byRef;
  }
}
