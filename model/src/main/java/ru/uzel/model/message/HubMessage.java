package ru.uzel.model.message;

/** What a message says, in canonical form. */
public sealed interface HubMessage permits CitizenMessage, StatusUpdate {

  MessageKind kind();
}
