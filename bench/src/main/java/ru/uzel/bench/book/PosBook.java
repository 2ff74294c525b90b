package ru.uzel.bench.book;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The book of the ПОС. */
public record PosBook(List<Sent> sent, List<ChannelStatus> statuses, List<Rejected> rejected) {

  /**
   * One row of one export.
   *
   * @param corrupt whether the file was broken on purpose, so that its rows cannot be read
   */
  public record Sent(String number, String file, boolean corrupt) {}

  /** A file that came back as unusable. */
  public record Rejected(String file, String report) {}

  public PosBook {
    sent = List.copyOf(sent);
    statuses = List.copyOf(statuses);
    rejected = List.copyOf(rejected);
  }

  public static PosBook read(JsonNode book, String channel) {
    return new PosBook(
        book.path("sent")
            .valueStream()
            .map(
                node ->
                    new Sent(
                        node.path("number").asString(""),
                        node.path("file").asString(""),
                        node.path("corrupt").asBoolean(false)))
            .toList(),
        book.path("statuses")
            .valueStream()
            .map(
                node ->
                    new ChannelStatus(
                        channel,
                        node.path("number").asString(""),
                        node.path("status").asString(""),
                        node.path("reply").asString(""),
                        node.path("file").asString("")))
            .toList(),
        book.path("rejected")
            .valueStream()
            .map(
                node ->
                    new Rejected(node.path("file").asString(""), node.path("report").asString("")))
            .toList());
  }

  /** Everything sent, in the common form; a row without a number is known by its file only. */
  public List<ChannelSend> sends(String channel) {
    return sent.stream()
        .filter(row -> !row.corrupt() && !row.number().isEmpty())
        .map(row -> new ChannelSend(channel, row.number(), null, null, false))
        .toList();
  }
}
