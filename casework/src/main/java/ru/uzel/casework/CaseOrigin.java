package ru.uzel.casework;

import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** One of the messages a case came from: its channel, its number there, and its hub id. */
record CaseOrigin(PartyName party, ExternalId externalId, MessageId message) {}
