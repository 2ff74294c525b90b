package ru.uzel.bench.book;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The book of a body that the hub reaches by REST.
 *
 * @param received what took effect there
 * @param notices what it was told of terms
 * @param told the updates that it sent, each with its definite answer
 */
public record ExecutorBook(List<BodyReceipt> received, List<Notice> notices, List<Told> told) {

  /**
   * One update.
   *
   * @param spoilt whether it was signed wrongly on purpose
   * @param receipt the hub's id of it; null where it was refused
   */
  public record Told(String id, String word, boolean spoilt, @Nullable String receipt) {}

  public ExecutorBook {
    received = List.copyOf(received);
    notices = List.copyOf(notices);
    told = List.copyOf(told);
  }

  /** Reads the mock's JSON. */
  public static ExecutorBook read(JsonNode book) {
    return new ExecutorBook(
        book.path("received").valueStream().map(ExecutorBook::receipt).toList(),
        book.path("notices").valueStream().map(Notice::read).toList(),
        book.path("sent")
            .valueStream()
            .map(
                node ->
                    new Told(
                        node.path("id").asString(""),
                        node.path("word").asString(""),
                        !node.path("spoilt").asString("").isEmpty(),
                        Fields.text(node.path("answer"), "messageId")))
            .toList());
  }

  private static BodyReceipt receipt(JsonNode node) {
    return new BodyReceipt(
        node.path("recipient").asString(""),
        node.path("reference").asString(""),
        node.path("causationId").asString(""),
        node.path("channel").asString(""),
        node.path("externalId").asString(""),
        1,
        null);
  }
}
