package ru.uzel.model.masking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules speak of, and which of them fit. */
public enum MaskedField {
  APPLICANT_NAME("applicant.name", MaskingRule.INITIALS),
  APPLICANT_PHONE("applicant.phone", MaskingRule.LAST_TWO),
  /** E-mail, postal address, and the ids of device and account. */
  APPLICANT_CONTACTS("applicant.contacts"),
  ADDRESS("address", MaskingRule.WITHOUT_HOUSE),
  COORDINATES("coordinates", MaskingRule.ROUNDED),
  /** The resident's words, remarks on statuses and ratings, reasons of transfers, and replies. */
  TEXT("text", MaskingRule.SCRUB),
  /** Answers to the channel's own questions. */
  ATTRIBUTES("attributes", MaskingRule.SCRUB),
  /** Files, and the address of a picture. */
  ATTACHMENTS("attachments");

  private final String wireName;
  private final @Nullable MaskingRule own;

  MaskedField(String wireName) {
    this(wireName, null);
  }

  MaskedField(String wireName, @Nullable MaskingRule own) {
    this.wireName = wireName;
    this.own = own;
  }

  /** As it is written in configuration and in the journal. */
  public String wireName() {
    return wireName;
  }

  /** The rules that can be applied to it, from the strictest on. */
  public List<MaskingRule> rules() {
    return own == null
        ? List.of(MaskingRule.REMOVE, MaskingRule.KEEP)
        : List.of(MaskingRule.REMOVE, own, MaskingRule.KEEP);
  }
}
