package ru.uzel.model.intake;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/**
 * Something that was not accepted, for the journal.
 *
 * @param party null where the sender is unknown
 * @param externalId the partner's id where it could be read
 * @param remote the network address it came from, or the file
 * @param wire what came, cut to the party's limit; null where nothing could be read
 */
public record Refusal(
    @Nullable PartyName party,
    @Nullable String externalId,
    String remote,
    @Nullable WireBytes wire,
    HubFailure failure) {}
