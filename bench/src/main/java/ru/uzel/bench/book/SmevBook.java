package ru.uzel.bench.book;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The book of the message-exchange service and of the bodies behind it. */
public record SmevBook(
    List<BodyReceipt> received,
    List<BodyAnswer> answers,
    List<Notice> notices,
    List<Refused> refused,
    List<Inquiry> inquiries,
    long signaturesVerified,
    long signaturesRejected) {

  /** One call that the service answered with a fault. */
  public record Refused(String operation, String fault) {}

  public SmevBook {
    received = List.copyOf(received);
    answers = List.copyOf(answers);
    notices = List.copyOf(notices);
    refused = List.copyOf(refused);
    inquiries = List.copyOf(inquiries);
  }

  /**
   * Reads the mock's JSON.
   *
   * @param parties body by the namespace of its content
   */
  public static SmevBook read(JsonNode book, Map<String, String> parties) {
    return new SmevBook(
        book.path("received").valueStream().map(node -> receipt(node, parties)).toList(),
        book.path("answered").valueStream().map(SmevBook::answer).toList(),
        book.path("notices").valueStream().map(Notice::read).toList(),
        book.path("refused")
            .valueStream()
            .map(
                node ->
                    new Refused(
                        node.path("operation").asString(""), node.path("fault").asString("")))
            .toList(),
        book.path("requests").valueStream().map(node -> inquiry(node, book)).toList(),
        book.path("signaturesVerified").asLong(),
        book.path("signaturesRejected").asLong());
  }

  private static BodyReceipt receipt(JsonNode node, Map<String, String> parties) {
    String namespace = node.path("namespace").asString("");
    return new BodyReceipt(
        parties.getOrDefault(namespace, namespace),
        node.path("messageId").asString(""),
        node.path("hubMessageId").asString(""),
        node.path("channel").asString(""),
        node.path("externalId").asString(""),
        node.path("times").asInt(1),
        Fields.text(node, "sourceRecord"));
  }

  private static Inquiry inquiry(JsonNode node, JsonNode book) {
    String id = node.path("messageId").asString("");
    return new Inquiry(
        id,
        Fields.text(node, "caseId"),
        node.path("acked").asBoolean(false),
        book.path("responses")
            .valueStream()
            .filter(given -> given.path("requestId").asString("").equals(id))
            .map(
                given ->
                    new Inquiry.Answer(
                        given.path("kind").asString(""),
                        given.path("status").asString(""),
                        given.path("last").asBoolean(false),
                        BookFile.all(given.path("files"))))
            .toList());
  }

  /** What the askers sent, in the common form; the exchange tells them of no receipt. */
  public List<ChannelSend> sends(String channel) {
    return inquiries.stream()
        .map(inquiry -> new ChannelSend(channel, inquiry.messageId(), null, null, false))
        .toList();
  }

  /** What the askers were told, in the common form. */
  public List<ChannelStatus> statuses(String channel) {
    return inquiries.stream()
        .flatMap(
            inquiry ->
                inquiry.answers().stream()
                    .map(
                        answer ->
                            new ChannelStatus(
                                channel, inquiry.messageId(), answer.word(), answer.kind(), "")))
        .toList();
  }

  private static BodyAnswer answer(JsonNode node) {
    return new BodyAnswer(
        node.path("messageId").asString(""),
        node.path("responseId").asString(""),
        node.path("kind").asString(""),
        node.path("status").asString(""),
        BookFile.all(node.path("files")),
        node.path("spoilt").asInt(0),
        node.path("accepted").asBoolean(false),
        node.path("deliveries").asInt(0));
  }
}
