package ru.uzel.mocks.smev;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether and how a person signs the content that a sender sends (ЭП-СП). */
enum PersonalSigning {
  @JsonProperty("none")
  NONE,
  @JsonProperty("right")
  RIGHT,
  /** The content was altered after the person had signed, and before its sender did. */
  @JsonProperty("content")
  CONTENT,
  /** The SignatureValue is not that of its SignedInfo. */
  @JsonProperty("value")
  VALUE,
  /** Another element was signed. */
  @JsonProperty("target")
  TARGET,
  /** Signed by a person that nobody knows. */
  @JsonProperty("stranger")
  STRANGER,
  /** Signed with a certificate that is expired. */
  @JsonProperty("expired")
  EXPIRED
}
