package ru.uzel.bench.replay.source;

import java.math.BigDecimal;

/**
 * A number as it was written. JSONata calculates with its value, and prints and passes on its text:
 * dashjoin's {@code $string} appends what is no {@link Double} by {@code toString()}.
 */
public final class ExactNumber extends Number {

  private static final long serialVersionUID = 1L;

  private final String text;

  ExactNumber(String text) {
    this.text = text;
  }

  private BigDecimal value() {
    return new BigDecimal(text);
  }

  @Override
  public int intValue() {
    return value().intValue();
  }

  @Override
  public long longValue() {
    return value().longValue();
  }

  @Override
  public float floatValue() {
    return Float.parseFloat(text);
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactNumber number && number.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
