package ru.uzel.adapters.pos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;

/** A ПОС party and a directory that knows only it. */
final class Parties {
  /** When everything comes. */
  static final Instant NOW = Instant.parse("2026-02-01T09:00:00Z");

  private Parties() {}

  static Party pos(Map<String, String> settings) {
    return new Party(
        new PartyName("pos"),
        "ПОС",
        "pos",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        1);
  }

  static Party pos() {
    return pos(Map.of());
  }

  static PartyDirectory directory(Party party) {
    return new PartyDirectory() {
      @Override
      public Optional<Party> find(PartyName name) {
        return all().stream().filter(known -> known.name().equals(name)).findFirst();
      }

      @Override
      public List<Party> all() {
        return List.of(party);
      }
    };
  }
}
