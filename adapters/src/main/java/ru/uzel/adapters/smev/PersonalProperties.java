package ru.uzel.adapters.smev;

import java.util.Optional;
import ru.uzel.model.party.Party;

/**
 * A party's settings about what persons sign (ЭП-СП).
 *
 * @param key {@code personalKey}: alias of the key that signs content and files for a person; if
 *     not given nobody signs content, and the hub's own key answers for files
 * @param trust {@code personalTrust}: list of the certificates of those who sign content; that of
 *     those who sign files if not given
 */
record PersonalProperties(Optional<String> key, String trust) {

  static PersonalProperties of(Party party, AttachmentProperties attachments) {
    return new PersonalProperties(
        party.setting("personalKey").filter(key -> !key.isBlank()),
        party.setting("personalTrust").orElse(attachments.trust()));
  }
}
