package ru.uzel.model.delivery;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.WireBytes;

/**
 * What the partner answered to a successful attempt.
 *
 * @param partnerReference the partner's own id for it, where it gave one
 * @param wire the answer's bytes, where there are any
 * @param note one line for the journal, without content: e.g. the signature report
 */
public record DeliveryReceipt(
    @Nullable String partnerReference, @Nullable WireBytes wire, String note) {}
