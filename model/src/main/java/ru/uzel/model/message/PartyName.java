package ru.uzel.model.message;

import java.util.regex.Pattern;

/** The short name of a party, as its file is called; it is also part of queue names. */
public record PartyName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public PartyName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a party name is 1 to 40 of a-z, 0-9 and '-', beginning with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
