package ru.uzel.adapters.appeals;

import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a registered appeal stands, as the document system that asks is told: the last update. */
record AppealStanding(ChannelRequest appeal) {

  /** By {@code standing.schema.json}. */
  WireBytes write() {
    ObjectNode standing = JsonNodeFactory.instance.objectNode();
    standing
        .put("number", appeal.message().externalId())
        .put("messageId", appeal.id().toString())
        .put("receivedAt", appeal.receivedAt().toString())
        .put("updatedAt", appeal.updatedAt().toString());
    StatusUpdate update = appeal.published();
    CanonicalStatus status = update == null ? CanonicalStatus.RECEIVED : update.status();
    standing.put("status", status.name()).put("sstuStatus", SstuStatus.of(status).word());
    if (appeal.plannedAt() != null) {
      standing.put("plannedAt", appeal.plannedAt().toString());
    }
    if (update != null) {
      tell(standing, update);
    }
    return WireBytes.of(AppealsJson.TYPE, AppealsJson.MAPPER.writeValueAsBytes(standing));
  }

  private static void tell(ObjectNode standing, StatusUpdate update) {
    standing.put("rawStatus", update.rawStatus());
    if (update.organisation() != null) {
      standing.put("organisation", update.organisation());
    }
    Reply reply = update.reply();
    if (reply == null) {
      return;
    }
    ObjectNode said = standing.putObject("reply");
    said.put("kind", reply.kind().name())
        .put("text", reply.text())
        .put("at", reply.at().toString());
    if (reply.number() != null) {
      said.put("number", reply.number());
    }
    ArrayNode files = said.putArray("files");
    for (Attachment file : reply.attachments()) {
      files
          .addObject()
          .put("name", file.name())
          .put("mediaType", file.mimeType())
          .put("size", file.content().size())
          .put("hash", file.content().hash());
    }
  }

  /** Without what it says: it is about a person. */
  @Override
  public String toString() {
    return "standing of " + appeal.id();
  }
}
