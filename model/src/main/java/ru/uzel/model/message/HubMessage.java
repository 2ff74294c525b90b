package ru.uzel.model.message;

import java.util.List;

/** What a message says, in canonical form. */
public sealed interface HubMessage
    permits CitizenMessage,
        StatusUpdate,
        DeadlineEvent,
        Transfer,
        SatisfactionScore,
        CaseNotice,
        Separation,
        VotingResult {

  MessageKind kind();

  /** The files that go with it. */
  List<Attachment> attachments();
}
