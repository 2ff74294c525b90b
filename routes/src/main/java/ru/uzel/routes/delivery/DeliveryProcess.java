package ru.uzel.routes.delivery;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.BrokerAccess;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.message.OutboundForm;
import ru.uzel.routes.party.MappedParties;

/** The parts of delivery, put together. */
public final class DeliveryProcess {

  private final BrokerAccess broker;
  private final List<Party> parties;
  private final CaseOrder order = new CaseOrder();
  private final PartyGates gates;
  private final Delivery delivery;
  private final ExecutorService releases =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "uzel-held"));

  public DeliveryProcess(
      BrokerAccess broker,
      List<Party> parties,
      MappedParties mapped,
      CaseDecisions decisions,
      MessageCodec codec,
      JournalRecords journal,
      Waiting waiting,
      Clock clock) {
    this.broker = broker;
    this.parties = List.copyOf(parties);
    this.gates = new PartyGates(clock, waiting, order);
    DeliveryRecords records = new DeliveryRecords(journal);
    this.delivery =
        new Delivery(
            mapped,
            decisions,
            new OutboundForm(codec),
            order,
            new SettingAside(order, records),
            records,
            gates,
            new AdapterCalls(),
            broker.aside(),
            waiting,
            broker.faults(),
            clock,
            // The broker stamps messages by the machine's clock, so that one is asked.
            Clock.systemUTC().instant());
    HeldMessages held = new HeldMessages(order, broker.aside(), releases, waiting);
    order.releaseBy(held::release);
  }

  public CaseOrder order() {
    return order;
  }

  public PartyGates gates() {
    return gates;
  }

  public DeliveryRoutes routes() {
    return new DeliveryRoutes(
        parties, broker.consumers(Step.PREPARE), broker.consumers(Step.SEND), delivery);
  }

  public DeliveryOpening opening(int phase) {
    return new DeliveryOpening(broker.browsing(), parties, order, releases, phase);
  }
}
