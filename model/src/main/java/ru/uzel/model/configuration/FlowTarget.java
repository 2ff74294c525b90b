package ru.uzel.model.configuration;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * One addressee of a flow.
 *
 * @param party a party, or null where it depends on the case
 * @param responsible whether that is the party the case lies with ({@code $responsible}), rather
 *     than the channel it came from ({@code $origin})
 */
public record FlowTarget(@Nullable PartyName party, boolean responsible, Priority priority) {

  public static final String ORIGIN = "$origin";
  public static final String RESPONSIBLE = "$responsible";

  /** A party, or with null the channel the case came from. */
  public FlowTarget(@Nullable PartyName party, Priority priority) {
    this(party, false, priority);
  }

  /** The party the case lies with. */
  public static FlowTarget responsible(Priority priority) {
    return new FlowTarget(null, true, priority);
  }
}
