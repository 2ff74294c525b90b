package ru.uzel.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/**
 * With whom a case lies.
 *
 * @param bodies whom it is assigned to now
 * @param chain whom it was ever assigned to, in that order
 * @param hops how many times it was transferred since the coordinator had it last
 * @param outside whether it left by a way that the hub has no channel for
 */
record Custody(List<PartyName> bodies, List<PartyName> chain, int hops, boolean outside) {

  static final Custody NONE = new Custody(List.of(), List.of(), 0, false);

  Custody {
    bodies = List.copyOf(bodies);
    chain = List.copyOf(chain);
  }

  /** Of a case just opened; another hub may have sent it on some times already. */
  static Custody of(List<PartyName> bodies, int hops) {
    return new Custody(bodies, bodies, hops, false);
  }

  Custody moved(PartyName from, PartyName to, int hop) {
    List<PartyName> now = new ArrayList<>(bodies);
    now.remove(from);
    now.add(to);
    Set<PartyName> ever = new LinkedHashSet<>(chain);
    ever.add(to);
    return new Custody(now, List.copyOf(ever), hop, false);
  }

  /** Nobody beyond the hub can tell of it, so whoever sent it there stays the one who can. */
  Custody leftBehind(int hop) {
    return new Custody(bodies, chain, hop, true);
  }

  /** That party if the case lies with it, else the first it lies with; null where with none. */
  @Nullable PartyName bodyThatSpeaks(PartyName party) {
    return bodies.contains(party) ? party : bodies.stream().findFirst().orElse(null);
  }

  /** Whether that party had the case and passed it on. */
  boolean isOver(PartyName party) {
    return chain.contains(party) && !bodies.contains(party);
  }
}
