package ru.uzel.model.masking;

import java.util.Locale;

/**
 * Up to which class of personal data a party is entitled to see (152-ФЗ ст. 5 ч. 5: no more than
 * the purpose needs).
 */
public enum PersonalDataLevel {
  /** None: analytics, federal centres, the public. */
  P0,
  /** Who wrote and how to reach him: whoever answers the resident. */
  P1,
  /** Special categories too (152-ФЗ ст. 10), as of health: whoever needs them to help. */
  P2;

  /** As files are called. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
