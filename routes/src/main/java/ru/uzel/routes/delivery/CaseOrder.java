package ru.uzel.routes.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/**
 * Which cases wait, per target: behind a message that is dead or parked, the case's later ones are
 * held. A message may go only if no earlier one of its case is known to wait or to be on its way
 * back. In memory, and rebuilt from the queues at start; cases that run smoothly are not in here.
 */
public final class CaseOrder {

  /** Where a message of a waiting case is. */
  enum Place {
    /** Dead or parked: waits for a person. */
    ASIDE,
    /** Waits for its turn. */
    HELD,
    /** On its way back through the queues. */
    MOVING
  }

  private record Key(PartyName party, CaseId caseId) {}

  private final Map<Key, TreeMap<Long, Place>> waiting = new HashMap<>();
  private volatile boolean any;
  private BiConsumer<PartyName, CaseId> release = (party, caseId) -> {};

  /** Who brings held messages back; called whenever the first of a case may go. */
  void releaseBy(BiConsumer<PartyName, CaseId> releasing) {
    release = releasing;
  }

  boolean mayGo(PartyName party, CaseId caseId, long sequence) {
    if (!any) {
      return true;
    }
    synchronized (this) {
      TreeMap<Long, Place> places = waiting.get(new Key(party, caseId));
      return places == null || places.lowerKey(sequence) == null;
    }
  }

  /** What a queue shows at start; {@link #settleAll} follows when all have been seen. */
  void seen(PartyName party, CaseId caseId, long sequence, Place place) {
    put(party, caseId, sequence, place);
  }

  void aside(PartyName party, CaseId caseId, long sequence) {
    put(party, caseId, sequence, Place.ASIDE);
  }

  void held(PartyName party, CaseId caseId, long sequence) {
    put(party, caseId, sequence, Place.HELD);
    // What it waited for may have finished while it was being held.
    settle(party, caseId);
  }

  /** It is on its way again; later ones of its case wait for it. */
  public void moving(PartyName party, CaseId caseId, long sequence) {
    put(party, caseId, sequence, Place.MOVING);
  }

  /** Delivered, or given up by an operator: the next may go. */
  public void finished(PartyName party, CaseId caseId, long sequence) {
    if (!any) {
      return;
    }
    synchronized (this) {
      Key key = new Key(party, caseId);
      TreeMap<Long, Place> places = waiting.get(key);
      if (places == null) {
        return;
      }
      places.remove(sequence);
      if (places.isEmpty()) {
        waiting.remove(key);
        any = !waiting.isEmpty();
        return;
      }
    }
    settle(party, caseId);
  }

  /** How many cases wait for that party. */
  public int waitingCases(PartyName party) {
    if (!any) {
      return 0;
    }
    synchronized (this) {
      return (int) waiting.keySet().stream().filter(key -> key.party().equals(party)).count();
    }
  }

  /** The held messages that may go back now: those before the next one that stands aside. */
  synchronized Set<Long> releasable(PartyName party, CaseId caseId) {
    Set<Long> releasable = new HashSet<>();
    TreeMap<Long, Place> places = waiting.get(new Key(party, caseId));
    if (places != null) {
      for (Map.Entry<Long, Place> entry : places.entrySet()) {
        if (entry.getValue() == Place.ASIDE) {
          break;
        }
        if (entry.getValue() == Place.HELD) {
          releasable.add(entry.getKey());
        }
      }
    }
    return releasable;
  }

  /** Looks at every waiting case once, after a start. */
  void settleAll() {
    List<Key> keys;
    synchronized (this) {
      keys = new ArrayList<>(waiting.keySet());
    }
    keys.forEach(key -> settle(key.party(), key.caseId()));
  }

  private synchronized void put(PartyName party, CaseId caseId, long sequence, Place place) {
    any = true;
    waiting.computeIfAbsent(new Key(party, caseId), key -> new TreeMap<>()).put(sequence, place);
  }

  private void settle(PartyName party, CaseId caseId) {
    boolean free;
    synchronized (this) {
      TreeMap<Long, Place> places = waiting.get(new Key(party, caseId));
      free = places != null && !places.isEmpty() && places.firstEntry().getValue() == Place.HELD;
    }
    if (free) {
      release.accept(party, caseId);
    }
  }
}
