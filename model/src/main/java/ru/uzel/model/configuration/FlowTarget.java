package ru.uzel.model.configuration;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * One addressee of a flow.
 *
 * @param party a party, or null for «the channel the case came from» ({@code $origin})
 */
public record FlowTarget(@Nullable PartyName party, Priority priority) {

  public static final String ORIGIN = "$origin";
}
