package ru.uzel.model.delivery;

/** What may be done after an attempt whose outcome is unknown. */
public enum Resend {
  /** Send again under the same id: the partner recognises it. */
  IDEMPOTENT,
  /** Ask the partner first whether it has it. */
  QUERYABLE,
  /** Neither: park it with an alarm; exactly-once effect is not promised. */
  NEITHER
}
