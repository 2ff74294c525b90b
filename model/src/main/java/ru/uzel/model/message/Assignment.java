package ru.uzel.model.message;

import org.jspecify.annotations.Nullable;

/**
 * What the hub adds to a resident's message when it hands the case to a body.
 *
 * @param hop how many times the case has been transferred
 * @param transferredBy the body it comes from, if it was transferred
 * @param transferReason that body's reason
 * @param repeat how many times the case was reopened: 0 for the first consideration
 * @param residents how many residents' messages the case stands for, at least 1
 */
public record Assignment(
    int hop,
    @Nullable String transferredBy,
    @Nullable String transferReason,
    int repeat,
    int residents) {

  /** The same with what of it may be shown. */
  public Assignment shown(@Nullable String itsReason) {
    return new Assignment(hop, transferredBy, itsReason, repeat, residents);
  }
}
