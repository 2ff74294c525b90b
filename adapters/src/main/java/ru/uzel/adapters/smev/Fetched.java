package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ExpectedSignature;

/**
 * A message that СМЭВ gave out and awaits an Ack of.
 *
 * @param version what tells it from another of the same id
 * @param smev СМЭВ's own signature
 * @param sender those of the system that sent it
 * @param lists where it speaks of files; null where it cannot
 * @param where the element that stands for the whole of it
 */
record Fetched(
    String messageId,
    String version,
    Answer answer,
    ExpectedSignature smev,
    List<ExpectedSignature> sender,
    @Nullable AttachmentLists lists,
    String where,
    Acceptance acceptance) {

  Fetched {
    sender = List.copyOf(sender);
  }

  /** The message to accept, given the bytes to keep, the facts of it, and how it was proven. */
  @FunctionalInterface
  interface Acceptance {
    InboundMessage of(WireBytes wire, Map<String, String> facts, String verification);
  }

  /** Whether files of it wait in the file store. */
  boolean hasFilesElsewhere() {
    return lists != null && lists.hasFilesElsewhere();
  }

  /** Its bytes without credentials, and without files where these can be told apart. */
  WireBytes evidence() {
    return lists == null ? answer.wire() : lists.evidence(answer.wire());
  }
}
