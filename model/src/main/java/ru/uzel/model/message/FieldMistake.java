package ru.uzel.model.message;

/** A field of a message breaks the message's own rules; never holds the value itself. */
public final class FieldMistake extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field by the name that it has in JSON
   */
  FieldMistake(String field, String rule) {
    super(field + ": " + rule);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
