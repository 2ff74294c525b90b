package ru.uzel.model.region;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/**
 * How far bodies may send cases on.
 *
 * @param hops how many times one case may be transferred
 * @param coordinator the party that coordinates, if one does
 * @param returns whether a body may give a case back to the coordinator
 */
public record Transfers(int hops, @Nullable PartyName coordinator, boolean returns) {

  /** Where the region says nothing. */
  public static final Transfers USUAL = new Transfers(3, null, false);
}
