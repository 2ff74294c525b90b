package ru.uzel.model.message;

/** Why a term runs no longer although what was awaited has not come. */
public enum CancelReason {
  /** It runs anew for the body that the case was transferred to. */
  TRANSFERRED,
  /** It stands still until the resident has said more; it runs on afterwards. */
  AWAITING_INFO,
  /** The case went to somebody outside, whose own terms count now. */
  PASSED_OUT,
  /** A message that joined the case brought a term that ends earlier, and that counts now. */
  STRICTER
}
