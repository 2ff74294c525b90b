package ru.uzel.model.operation;

/** What the messages of a queue wait for. */
public enum QueueRole {
  /** Accepted; for a flow. */
  IN,
  /** Decided; to be made and signed. */
  OUT,
  /** Signed; for the partner. */
  SEND,
  /** For an earlier message of their case. */
  HELD,
  /** Given up by the partner or by patience; for a person. */
  DEAD,
  /** Not understood, or of unknown outcome; for a person. */
  PARKING
}
