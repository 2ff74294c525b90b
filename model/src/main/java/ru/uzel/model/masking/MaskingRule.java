package ru.uzel.model.masking;

import java.util.Locale;

/** What is done to a value before it goes to a party that may not see it. */
public enum MaskingRule {
  KEEP,
  REMOVE,
  /** «Иван Петров» becomes «И. П***». */
  INITIALS,
  /** Of a telephone number, the last two digits stay. */
  LAST_TWO,
  /** Of an address, what stands before the house. */
  WITHOUT_HOUSE,
  /** Coordinates to three decimals, some hundred metres. */
  ROUNDED,
  /**
   * Telephones, addresses of e-mail, numbers of documents and cards in a text give way to words.
   */
  SCRUB;

  /** As it is written in configuration. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
