package ru.uzel.model.message;

/** The id a partner gave to a message; with the party and the version it is the idempotency key. */
public record ExternalId(String value) {

  public static final int LONGEST = 256;

  public ExternalId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("an external id has 1 to " + LONGEST + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
