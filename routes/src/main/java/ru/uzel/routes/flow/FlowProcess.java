package ru.uzel.routes.flow;

import java.util.List;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.BrokerAccess;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.classification.Classification;
import ru.uzel.routes.intake.PendingMessages;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.masking.Masking;
import ru.uzel.routes.message.JsonMessageCodec;
import ru.uzel.routes.message.OutboundForm;
import ru.uzel.routes.party.MappedParties;

/** The parts of the flows, put together. */
public final class FlowProcess {

  private FlowProcess() {}

  /**
   * @param sources whose messages come in
   */
  public static FlowRoutes routes(
      BrokerAccess broker,
      HubConfiguration configuration,
      List<Party> sources,
      MappedParties parties,
      CaseDecisions decisions,
      JsonMessageCodec codec,
      JournalRecords records,
      PendingMessages pending,
      Waiting waiting,
      HubControl control) {
    FlowStep step =
        new FlowStep(
            decisions,
            new OutboundForm(codec),
            new Masking(configuration),
            new FlowRecords(records),
            pending,
            waiting,
            broker.faults(),
            parties,
            codec,
            new Classification(configuration.subjects()));
    return new FlowRoutes(
        sources,
        new FlowTable(configuration.flows()),
        broker.consumers(Step.FLOW),
        step,
        new Reconsideration(broker.browsing(), step, control));
  }
}
