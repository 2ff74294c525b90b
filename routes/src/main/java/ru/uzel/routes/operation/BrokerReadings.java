package ru.uzel.routes.operation;

import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.QueueReadings;
import ru.uzel.model.operation.QueueRole;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Browsing;
import ru.uzel.routes.broker.QueueAges;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;

/** Looks at the queues through the broker's management. */
public final class BrokerReadings implements QueueReadings {

  private final List<Party> parties;
  private final QueueAges ages;
  private final Browsing browsing;

  public BrokerReadings(List<Party> parties, QueueAges ages, Browsing browsing) {
    this.parties = parties;
    this.ages = ages;
    this.browsing = browsing;
  }

  @Override
  public HubQueues read() {
    try {
      Map<String, QueueAges.Found> found = ages.of(names());
      Map<String, Long> parked = parked(found);
      List<PartyQueues> all = new ArrayList<>();
      long parkedOfParties = 0;
      for (Party party : parties) {
        long its = parked.getOrDefault(party.name().value(), 0L);
        parkedOfParties += its;
        all.add(queues(party.name(), found, its));
      }
      return new HubQueues(
          all,
          backlog(found, Queues.JOURNAL),
          backlog(found, Queues.UNREADABLE_JOURNAL),
          Math.max(0, backlog(found, Queues.PARKING).messages() - parkedOfParties));
    } catch (JMSException failure) {
      throw new RetryableFailure(
          FailureCode.BROKER_UNAVAILABLE,
          Origin.HUB,
          "the broker does not answer",
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          failure);
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Party party : parties) {
      names.addAll(own(party.name()).values());
    }
    names.addAll(List.of(Queues.PARKING, Queues.JOURNAL, Queues.UNREADABLE_JOURNAL));
    return names;
  }

  private static Map<QueueRole, String> own(PartyName party) {
    Map<QueueRole, String> own = new EnumMap<>(QueueRole.class);
    own.put(QueueRole.IN, Queues.in(party));
    own.put(QueueRole.OUT, Queues.out(party));
    own.put(QueueRole.SEND, Queues.send(party));
    own.put(QueueRole.HELD, Queues.held(party));
    own.put(QueueRole.DEAD, Queues.dead(party));
    return own;
  }

  private Map<String, Long> parked(Map<String, QueueAges.Found> found) throws JMSException {
    return backlog(found, Queues.PARKING).isEmpty()
        ? new LinkedHashMap<>()
        : ages.grouped(Queues.PARKING, QueuedMessage.PARTY);
  }

  private PartyQueues queues(PartyName party, Map<String, QueueAges.Found> found, long parked)
      throws JMSException {
    Map<QueueRole, Backlog> backlogs = new EnumMap<>(QueueRole.class);
    own(party).forEach((role, name) -> backlogs.put(role, backlog(found, name)));
    backlogs.put(
        QueueRole.PARKING,
        parked == 0 ? Backlog.NONE : new Backlog(parked, oldestParked(party).orElse(null)));
    return new PartyQueues(party, backlogs);
  }

  private Optional<Instant> oldestParked(PartyName party) throws JMSException {
    @Nullable Long[] first = new Long[1];
    browsing.first(
        Queues.PARKING,
        QueuedMessage.PARTY + " = '" + party + "'",
        message -> first[0] = message.getJMSTimestamp());
    return Optional.ofNullable(first[0]).map(Instant::ofEpochMilli);
  }

  private static Backlog backlog(Map<String, QueueAges.Found> found, String queue) {
    QueueAges.Found there = found.get(queue);
    return there == null ? Backlog.NONE : new Backlog(there.messages(), there.oldestAt());
  }
}
