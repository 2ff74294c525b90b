package ru.uzel.adapters.municipal;

import java.nio.charset.StandardCharsets;
import ru.uzel.model.intake.ContentVersion;

/**
 * What tells two states of a card apart: its status, and a digest of all that the shape reads of
 * it, the same however the JSON was written.
 */
final class CardVersion {

  private CardVersion() {}

  static String of(Card card) {
    return card.status()
        + " "
        + ContentVersion.of(
            card.text(),
            card.category(),
            card.subcategory(),
            card.fact(),
            card.location(),
            card.created(),
            card.deadline(),
            card.organisation(),
            card.attributes());
  }

  /** Of a record that cannot be read. */
  static String of(byte[] bytes) {
    return "refused " + ContentVersion.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
