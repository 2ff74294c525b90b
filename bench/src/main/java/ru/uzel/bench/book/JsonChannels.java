package ru.uzel.bench.book;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The books of the channels that send JSON: monitoring of public posts, and appeals with ССТУ.
 * «Добродел» keeps none, since it is only asked.
 */
public record JsonChannels(List<ChannelSend> sends, List<ChannelStatus> statuses) {

  /** Nothing came that way. */
  public static final JsonChannels NONE = new JsonChannels(List.of(), List.of());

  public JsonChannels {
    sends = List.copyOf(sends);
    statuses = List.copyOf(statuses);
  }

  public static JsonChannels read(JsonNode social, JsonNode appeals) {
    return new JsonChannels(
        Stream.concat(sends(social, Books.SOCIAL), sends(appeals, Books.APPEALS)).toList(),
        Stream.concat(
                social.path("received").valueStream().map(JsonChannels::told),
                appeals.path("received").valueStream().map(JsonChannels::reported))
            .toList());
  }

  private static Stream<ChannelSend> sends(JsonNode book, String channel) {
    return book.path("sent")
        .valueStream()
        .map(
            row -> {
              int status = row.path("httpStatus").asInt(0);
              return new ChannelSend(
                  channel,
                  row.path("ref").asString(""),
                  Fields.text(row.path("answer"), "messageId"),
                  status >= 400 && status < 500 ? "HTTP " + status : null,
                  true);
            });
  }

  private static ChannelStatus told(JsonNode row) {
    JsonNode message = row.path("message");
    return new ChannelStatus(
        Books.SOCIAL,
        message.path("postId").asString(""),
        row.path("kind").asString(""),
        message.path("reply").path("text").asString(""),
        row.path("key").asString(""));
  }

  /** Of the letter only its size is told, in bytes. */
  private static ChannelStatus reported(JsonNode row) {
    JsonNode question = row.path("report").path("questions").path(0);
    String letter = question.path("attachment").path("content").asString("");
    return new ChannelStatus(
        Books.APPEALS,
        row.path("report").path("number").asString(""),
        question.path("status").asString(""),
        letter.isEmpty() ? "" : Integer.toString(Base64.getDecoder().decode(letter).length),
        "");
  }
}
