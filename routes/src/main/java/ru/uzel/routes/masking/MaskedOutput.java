package ru.uzel.routes.masking;

import java.util.List;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.masking.PersonalDataLevel;

/**
 * An output as its target may see it.
 *
 * @param level the target's
 * @param hidden names of the fields in which something was hidden
 */
public record MaskedOutput(OutboundMessage message, PersonalDataLevel level, List<String> hidden) {

  public MaskedOutput {
    hidden = List.copyOf(hidden);
  }

  /** For the journal: what was hidden, or nothing. */
  public String told() {
    return hidden.isEmpty() ? "" : "; hidden at level " + level + ": " + String.join(", ", hidden);
  }
}
