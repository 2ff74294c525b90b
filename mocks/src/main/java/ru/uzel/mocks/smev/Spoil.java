package ru.uzel.mocks.smev;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be wrong with a signed answer. */
enum Spoil {
  /** Altered after it was signed. */
  @JsonProperty("content")
  CONTENT,
  /** СМЭВ's SignatureValue is not that of its SignedInfo. */
  @JsonProperty("value")
  VALUE,
  /** There is no signature of СМЭВ. */
  @JsonProperty("missing")
  MISSING,
  /** Signed for СМЭВ by a key that nobody trusts. */
  @JsonProperty("stranger")
  STRANGER,
  /** Signed for СМЭВ with a certificate that is expired. */
  @JsonProperty("expired")
  EXPIRED,
  /** Signed for the sender by a key that nobody trusts. */
  @JsonProperty("senderStranger")
  SENDER_STRANGER,
  /** Signed for the sender with a certificate that is expired. */
  @JsonProperty("senderExpired")
  SENDER_EXPIRED,
  /** The signed element is moved away, and another stands in its place. */
  @JsonProperty("wrapped")
  WRAPPED
}
