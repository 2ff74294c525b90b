package ru.uzel.routes.masking;

/** Whether the check digits of a number hold; a number of another length is none. */
final class Digits {

  private static final int[] INN_11 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
  private static final int[] INN_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

  private Digits() {}

  /** ISO/IEC 7812-1, annex B. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return digits.length() >= 16 && digits.length() <= 19 && sum % 10 == 0;
  }

  /** СНИЛС: nine digits weighed 9 to 1, modulo 101; 100 and 101 give 00. */
  static boolean snils(String digits) {
    if (digits.length() != 11) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += digit(digits, i) * (9 - i);
    }
    return sum % 101 % 100 == Integer.parseInt(digits.substring(9));
  }

  /** ИНН of a person: two check digits. */
  static boolean inn(String digits) {
    return digits.length() == 12
        && weighed(digits, INN_11) == digit(digits, 10)
        && weighed(digits, INN_12) == digit(digits, 11);
  }

  private static int weighed(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(digits, i);
    }
    return sum % 11 % 10;
  }

  private static int digit(String digits, int place) {
    return digits.charAt(place) - '0';
  }
}
