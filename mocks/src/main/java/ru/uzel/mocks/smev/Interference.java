package ru.uzel.mocks.smev;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to go wrong.
 *
 * @param operation e.g. {@code SendRequest}; {@code *} is any; {@code FtpUpload}, {@code
 *     FtpDownload} are transfers of a file, to {@code match} by its path
 * @param match a piece of the call, or of the answer if that is spoiled; null means any
 * @param times how often; null means once
 * @param fault name of the fault's element, after a colon the finding of a signature fault; {@code
 *     close} drops the connection
 * @param async whether the fault comes later: by the queue of responses for a request, by GetStatus
 *     for a response
 * @param http status to answer with instead of a fault
 * @param afterEffect whether the operation takes effect before it fails: the caller's unknown
 *     outcome
 * @param cut where the connection breaks: {@code request} before it is read, {@code processing},
 *     {@code effect} after it, "answer" in the middle of that
 * @param spoil how the answer is spoiled
 * @param afterBytes where a transfer breaks off
 * @param answers what the body answers to a SendRequest instead of the usual; none at all is
 *     silence
 * @param delayMillis how long the answer waits
 */
record Interference(
    String operation,
    @Nullable String match,
    @Nullable Integer times,
    @Nullable String fault,
    @Nullable Boolean async,
    @Nullable Integer http,
    @Nullable Boolean afterEffect,
    @Nullable String cut,
    @Nullable Spoil spoil,
    @Nullable Long afterBytes,
    @Nullable List<PlannedAnswer> answers,
    @Nullable Long delayMillis) {

  static final Set<String> OPERATIONS =
      Set.of(
          "*",
          "SendRequest",
          "GetResponse",
          "GetRequest",
          "SendResponse",
          "Ack",
          "GetStatus",
          "GetIncomingQueueStatistics",
          "FtpUpload",
          "FtpDownload");
  private static final Set<String> CUTS = Set.of("request", "processing", "effect", "answer");

  Interference {
    if (operation == null || !OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("operation: " + operation + " is none of " + OPERATIONS);
    }
    if (cut != null && !CUTS.contains(cut)) {
      throw new IllegalArgumentException("cut: " + cut + " is none of " + CUTS);
    }
    if (fault != null && !fault.equals("close") && !SmevFault.isKnown(fault)) {
      throw new IllegalArgumentException("fault: the service knows no " + fault);
    }
    if (operation.startsWith("Ftp") != (afterBytes != null)) {
      throw new IllegalArgumentException("afterBytes goes with FtpUpload and FtpDownload");
    }
    if (Stream.of(fault, cut, http, spoil, afterBytes, answers, delayMillis)
        .allMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "one of fault, http, cut, spoil, answers, delayMillis is wanted");
    }
    if (cut != null && cut.equals("request") && match != null) {
      throw new IllegalArgumentException("cut: request comes before there is anything to match");
    }
    if (answers != null && !operation.equals("SendRequest")) {
      throw new IllegalArgumentException("answers: of SendRequest alone");
    }
    if (Boolean.TRUE.equals(async)
        && (fault == null || !Set.of("SendRequest", "SendResponse").contains(operation))) {
      throw new IllegalArgumentException("async: a fault of SendRequest or of SendResponse");
    }
  }

  int count() {
    return times == null ? 1 : times;
  }

  /** The fault that is to come after the message was taken. */
  Optional<SmevFault> later() {
    return fault != null && isAsync() ? Optional.of(SmevFault.planned(fault)) : Optional.empty();
  }

  boolean isAsync() {
    return Boolean.TRUE.equals(async);
  }

  boolean takesEffectFirst() {
    return Boolean.TRUE.equals(afterEffect) || "effect".equals(cut) || "answer".equals(cut);
  }

  /** Whether the call is answered as usual, if late or spoiled. */
  boolean letsAnswer() {
    return (fault == null || isAsync()) && http == null && cut == null;
  }

  /** Bytes of a transfer that still get through. */
  long bytes() {
    return afterBytes == null ? Long.MAX_VALUE : afterBytes;
  }

  boolean concerns(String called) {
    return operation.equals(called) || (operation.equals("*") && !called.startsWith("Ftp"));
  }

  boolean matches(String text) {
    return match == null || text.contains(match);
  }
}
