package ru.uzel.adapters.social;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Telephones and e-mail addresses of the bodies themselves, which an answer may well show. */
record PublicContacts(List<Pattern> forms) {

  private static final Pattern PHONE = Pattern.compile("[+() -]*\\d[+\\d() -]*");

  PublicContacts {
    forms = List.copyOf(forms);
  }

  /**
   * @param contacts parted by commas
   */
  static PublicContacts of(String contacts) {
    return new PublicContacts(
        Arrays.stream(contacts.split(",", -1))
            .map(PersonalData::plain)
            .map(String::strip)
            .filter(contact -> !contact.isEmpty())
            .map(PublicContacts::form)
            .toList());
  }

  /** The text without them. */
  String without(String text) {
    String rest = PersonalData.plain(text);
    for (Pattern form : forms) {
      rest = form.matcher(rest).replaceAll(" … ");
    }
    return rest;
  }

  /** A telephone however its digits are parted; 8 and +7 are the same country. */
  private static Pattern form(String contact) {
    if (!PHONE.matcher(contact).matches()) {
      return Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+-])"
              + Pattern.quote(contact)
              + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
    String digits = contact.replaceAll("\\D", "");
    String first =
        digits.length() == 11 && digits.matches("[78].*") ? "[78]" : digits.substring(0, 1);
    return Pattern.compile(
        "(?<!\\d)[+(]?"
            + first
            + digits.substring(1).replaceAll("(\\d)", "[^\\\\p{L}\\\\d\\\\n]{0,3}$1")
            + "(?!\\d)");
  }
}
