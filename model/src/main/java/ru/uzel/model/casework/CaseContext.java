package ru.uzel.model.casework;

import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/** What a plan may know of the case: its id and the channel it came from. */
public record CaseContext(CaseId caseId, PartyName origin) {}
