package ru.uzel.routes.failure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** Turns what nobody foresaw into a failure that can be answered and recorded. */
public final class InternalFailure {

  private static final Logger LOG = LoggerFactory.getLogger(InternalFailure.class);
  private static final int FRAMES = 12;

  private InternalFailure() {}

  /** The hub failure in the chain of causes, else INTERNAL naming class and place. */
  public static HubFailure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HubFailure failure) {
        return failure;
      }
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // The exception's own text may quote the message: only its class and its place are told.
    StackTraceElement[] stack = root.getStackTrace();
    StringBuilder trace = new StringBuilder(root.getClass().getName());
    for (int frame = 0; frame < Math.min(FRAMES, stack.length); frame++) {
      trace.append(System.lineSeparator()).append("\tat ").append(stack[frame]);
    }
    LOG.error("A defect of the hub stopped a message, which goes to parking: {}", trace);
    String place = stack.length == 0 ? "an unknown place" : stack[0].toString();
    return new RejectedFailure(
        FailureCode.INTERNAL, Origin.HUB, root.getClass().getName() + " at " + place, place);
  }

  /** A message of ours that lies in a queue in a form nobody wrote. */
  public static HubFailure unreadable(IllegalArgumentException cause) {
    return new RejectedFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        "the queued form cannot be read: " + cause.getMessage(),
        null);
  }
}
