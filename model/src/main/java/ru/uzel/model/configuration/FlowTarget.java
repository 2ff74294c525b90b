package ru.uzel.model.configuration;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * One addressee of a flow.
 *
 * @param party the party, where the flow names one
 */
public record FlowTarget(Role role, @Nullable PartyName party, Priority priority) {

  public static final String ORIGIN = "$origin";
  public static final String BODY = "$body";

  /** Who is meant. */
  public enum Role {
    PARTY,
    /** The channels the case came from ({@code $origin}). */
    ORIGIN,
    /** Whom the case is assigned to ({@code $body}). */
    BODY
  }

  /** A party, or null for the channels the case came from. */
  public FlowTarget(@Nullable PartyName party, Priority priority) {
    this(party == null ? Role.ORIGIN : Role.PARTY, party, priority);
  }
}
