package ru.uzel.model.journal;

/** The kinds of records; the list is part of the product and documented in docs/formats. */
public enum JournalType {
  /** A message was accepted and its receipt may go out. */
  ACCEPTED,
  /** Something came and was refused with the protocol's own error. */
  REFUSED,
  /** A file came or goes with a message; the payload hash is the file's, the bytes are in store. */
  ATTACHED,
  /** A repetition of an accepted message was recognised. */
  DUPLICATE,
  /** A case was opened, or an update applied or stored; outputs were decided. */
  DECIDED,
  /** A term of a case began, was moved, came to a phase or is over. */
  DEADLINE,
  /** One output to one target was decided. */
  OUTPUT,
  /** Wire bytes were made and signed. */
  PREPARED,
  /** An attempt failed and will be made again. */
  ATTEMPT_FAILED,
  /** The partner has it. */
  DELIVERED,
  /** A message waits for a person: unknown value, or unknown outcome. */
  PARKED,
  /** Patience spent, or refused for good by the partner. */
  DEAD_LETTERED,
  /** A message waits behind an earlier one of its case. */
  HELD,
  /** An operator had a message sent again, or skipped. */
  OPERATOR,
  /** Who sent something is not proven. */
  SECURITY,
  /** A configuration revision became active. */
  CONFIGURED,
  /** The hub started or stopped. */
  LIFECYCLE
}
