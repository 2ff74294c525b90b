package ru.uzel.model.message;

/** What a reply is for. */
public enum ReplyKind {
  INTERIM,
  FINAL,
  EXTENSION_NOTICE,
  TRANSFER_NOTICE,
  REFUSAL
}
