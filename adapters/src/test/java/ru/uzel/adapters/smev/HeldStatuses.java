package ru.uzel.adapters.smev;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** Stands for the disk, which outlives a poller. */
final class HeldStatuses implements OnceOnly {

  private final Map<PartyName, WireBytes> held = new HashMap<>();

  @Override
  public void keep(PartyName party, WireBytes wire) {
    held.put(party, wire);
  }

  @Override
  public Optional<WireBytes> left(PartyName party) {
    return Optional.ofNullable(held.get(party));
  }

  @Override
  public void drop(PartyName party) {
    held.remove(party);
  }
}
