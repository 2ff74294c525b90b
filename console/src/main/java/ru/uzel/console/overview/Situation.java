package ru.uzel.console.overview;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.PartyState;

/**
 * What is known of the hub at one moment.
 *
 * @param queues null while the broker does not answer
 * @param journal null while the database does not answer
 */
record Situation(
    Instant now, @Nullable HubQueues queues, List<PartyState> states, @Nullable Findings journal) {

  /**
   * What the journal says of it.
   *
   * @param setAside the last record that put a message of that party aside for a person
   * @param failed the last failed attempt at that party
   * @param late how many cases that lie with a party are late
   * @param overdue the last record that told of one of them
   * @param security how many security events there were in the last day, up to a bound
   */
  record Findings(
      JournalHead head,
      List<StoredRecord> failures,
      List<StoredRecord> accepted,
      Map<PartyName, StoredRecord> setAside,
      Map<PartyName, StoredRecord> failed,
      Map<PartyName, Integer> late,
      Map<PartyName, StoredRecord> overdue,
      List<StoredRecord> security) {}

  Optional<PartyState> state(PartyName party) {
    return states.stream().filter(state -> state.party().equals(party)).findFirst();
  }

  PartyQueues queues(PartyName party) {
    return Optional.ofNullable(queues).stream()
        .flatMap(known -> known.parties().stream())
        .filter(known -> known.party().equals(party))
        .findFirst()
        .orElseGet(() -> new PartyQueues(party, Map.of()));
  }

  Optional<StoredRecord> setAside(PartyName party) {
    return Optional.ofNullable(journal).map(found -> found.setAside().get(party));
  }

  int late(PartyName party) {
    return journal == null ? 0 : journal.late().getOrDefault(party, 0);
  }

  Optional<StoredRecord> overdue(PartyName party) {
    return Optional.ofNullable(journal).map(found -> found.overdue().get(party));
  }

  Optional<StoredRecord> failed(PartyName party) {
    return Optional.ofNullable(journal).map(found -> found.failed().get(party));
  }
}
