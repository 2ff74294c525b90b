package ru.uzel.bench.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.story.PlannedExport;
import ru.uzel.bench.story.PlannedFaults;
import ru.uzel.bench.story.PlannedFile;
import ru.uzel.bench.story.PlannedInquiry;
import ru.uzel.bench.story.PlannedMessage;
import ru.uzel.bench.story.PlannedRequest;
import ru.uzel.bench.story.Story;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A story in the words of the mocks' control doors. */
final class StoryControls {

  private static final int REDELIVERY_MILLIS = 4000;
  private static final int ANSWER_DELAY_MILLIS = 400;

  private StoryControls() {}

  static ObjectNode behaviour(Story story) {
    PlannedFaults faults = story.faults();
    ObjectNode behaviour = JsonHttp.MAPPER.createObjectNode();
    behaviour
        .put("redeliveryMillis", REDELIVERY_MILLIS)
        // A last word that overtakes the first makes the first late: it is kept, but goes nowhere.
        .put("inTurn", true)
        .put("answerDelayMillis", ANSWER_DELAY_MILLIS)
        .put("interim", true)
        .put("tamperNextResponses", faults.tampered())
        .put("wrongSignatureNextResponses", faults.wronglySigned())
        .put("finalStatus", "Решено");
    ArrayNode planned = behaviour.putArray("faults");
    planned
        .addObject()
        .put("operation", "SendRequest")
        .put("match", faults.sendMarker())
        .put("fault", "SMEVFailure")
        .put("times", faults.failedSends());
    // Only an Ack that would take the response off the queue: failing it makes the response return.
    planned
        .addObject()
        .put("operation", "Ack")
        .put("match", "accepted=\"true\"")
        .put("fault", "SMEVFailure")
        .put("times", faults.failedAcks());
    story.inquiries().stream()
        .filter(inquiry -> !inquiry.files().isEmpty())
        .forEach(inquiry -> answerWithFiles(planned, inquiry.marker(), inquiry.files()));
    story.messages().stream()
        .filter(message -> !message.files().isEmpty())
        .forEach(message -> answerWithFiles(planned, message.marker(), message.files()));
    ObjectNode answers = behaviour.putObject("answers");
    story.answers().forEach(answers::put);
    return behaviour;
  }

  /** The body by REST: one word on the way and the last one, as the bodies of the exchange. */
  static ObjectNode bodyBehaviour(Story story) {
    ObjectNode behaviour = JsonHttp.MAPPER.createObjectNode();
    behaviour
        .put("answerDelayMillis", ANSWER_DELAY_MILLIS)
        .put("wrongSignatureNext", story.faults().strangers());
    ArrayNode answers = behaviour.putArray("answers");
    answers.addObject().put("status", "В работе");
    answers.addObject().put("status", "Решено").putObject("reply").put("text", "Решено на месте");
    behaviour.putArray("organisations").add("Управление образования").add("Отдел соцзащиты");
    return behaviour;
  }

  private static void answerWithFiles(
      ArrayNode planned, String marker, List<PlannedFile> attached) {
    ArrayNode answers =
        planned
            .addObject()
            .put("operation", "SendRequest")
            .put("match", marker)
            .putArray("answers");
    answers.addObject().put("status", "Назначен исполнитель").put("code", 1);
    ArrayNode files = answers.addObject().put("word", "Решено").putArray("files");
    for (PlannedFile file : attached) {
      files
          .addObject()
          .put("name", file.name())
          .put("mimeType", file.mimeType())
          .put("size", file.size());
    }
  }

  static ArrayNode posts(List<PlannedMessage> messages) {
    return messages(messages, Books.SOCIAL, "post");
  }

  static ArrayNode registrations(List<PlannedMessage> messages) {
    return messages(messages, Books.APPEALS, "registration");
  }

  static ArrayNode cards(List<PlannedMessage> messages) {
    ArrayNode array = messages(messages, Books.MUNICIPAL, "card");
    array.forEach(card -> ((ObjectNode) card).put("system", "dobrodel").remove("ref"));
    return array;
  }

  private static ArrayNode messages(List<PlannedMessage> messages, String channel, String content) {
    ArrayNode array = JsonHttp.MAPPER.createArrayNode();
    messages.stream()
        .filter(message -> message.channel().equals(channel))
        .forEach(
            message -> array.addObject().put("ref", message.ref()).set(content, message.content()));
    return array;
  }

  static ObjectNode inquiry(PlannedInquiry inquiry) {
    return JsonHttp.MAPPER
        .createObjectNode()
        .put("namespace", inquiry.namespace())
        .put("caseId", inquiry.caseId())
        .put("externalId", inquiry.ref())
        .put("text", inquiry.text())
        .put("category", inquiry.category());
  }

  static ArrayNode requests(List<PlannedRequest> requests) {
    ArrayNode array = JsonHttp.MAPPER.createArrayNode();
    for (PlannedRequest request : requests) {
      ObjectNode node = array.addObject().put("ref", request.ref());
      ObjectNode fields = node.putObject("fields");
      request.fields().forEach(fields::put);
      PlannedRequest.Transport transport = request.transport();
      put(node, "idempotencyKey", transport.idempotencyKey());
      put(node, "rawBody", transport.rawBody());
      put(node, "contentType", transport.contentType());
      put(node, "apiKey", transport.apiKey());
    }
    return array;
  }

  static ObjectNode export(PlannedExport export) {
    ObjectNode node = JsonHttp.MAPPER.createObjectNode().put("fileName", export.fileName());
    ArrayNode rows = node.putArray("rows");
    export
        .cells()
        .forEach(
            cells -> {
              ObjectNode row = rows.addObject();
              cells.forEach(row::put);
            });
    return node.put("corrupt", export.corrupt());
  }

  static ObjectNode file(PlannedExport export, Path path) {
    return JsonHttp.MAPPER
        .createObjectNode()
        .put("path", path.toString())
        .put("fileName", export.fileName());
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
