package ru.uzel.routes;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.operation.CaseControl;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.QueueReadings;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.routes.broker.BrokerAccess;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.delivery.DeliveryOpening;
import ru.uzel.routes.delivery.DeliveryProcess;
import ru.uzel.routes.delivery.DeliveryRoutes;
import ru.uzel.routes.failure.FailureReactions;
import ru.uzel.routes.flow.FlowProcess;
import ru.uzel.routes.flow.FlowRoutes;
import ru.uzel.routes.intake.FileReadingMarks;
import ru.uzel.routes.intake.IntakeOpening;
import ru.uzel.routes.intake.IntakeProcess;
import ru.uzel.routes.journal.JournalBatch;
import ru.uzel.routes.journal.JournalPump;
import ru.uzel.routes.journal.JournalRecords;
import ru.uzel.routes.journal.JournalRoom;
import ru.uzel.routes.message.JsonMessageCodec;
import ru.uzel.routes.operation.BrokerControl;
import ru.uzel.routes.operation.BrokerReadings;
import ru.uzel.routes.operation.CaseActs;
import ru.uzel.routes.party.MappedParties;
import ru.uzel.routes.party.OwnMapping;

/**
 * The hub's processes: intake, flows, delivery and the journal's queue. Needs the broker and the
 * database started below {@link #PHASE}; Camel and the web server start far above it.
 */
@Configuration(proxyBeanMethods = false)
public class RoutesModule {

  /** The lifecycle phase in which queues are read again and the door opens. */
  public static final int PHASE = 1_000;

  @Bean
  JsonMessageCodec messageCodec() {
    return new JsonMessageCodec();
  }

  @Bean
  BrokerAccess brokerAccess(ConnectionFactory broker, FaultPoints faults) {
    return new BrokerAccess(broker, faults);
  }

  @Bean
  OwnMapping ownMapping(JsonMessageCodec codec) {
    return new OwnMapping(codec);
  }

  @Bean
  MappedParties mappedParties(PartyDirectory parties, List<WireMapping> mappings) {
    return new MappedParties(parties, mappings);
  }

  /** Whose messages come in: the parties', and what the hub's own clock has to say. */
  private static List<Party> sources(HubConfiguration configuration) {
    return Stream.concat(configuration.parties().stream(), Stream.of(MappedParties.HUB)).toList();
  }

  @Bean
  Waiting stepWaiting() {
    return new Waiting();
  }

  @Bean
  JournalRecords journalRecords(Clock clock, HubConfiguration configuration, ContentHash hash) {
    return new JournalRecords(clock, configuration.revision(), hash);
  }

  @Bean
  IntakeProcess intakeProcess(
      BrokerAccess broker,
      HubConfiguration configuration,
      ReceiptBook book,
      JournalRecords records,
      ContentHash hash,
      Clock clock,
      @Value("${uzel.journal.bound:200000}") long journalBound,
      @Value("${uzel.pending.bytes:67108864}") long pendingBytes) {
    return new IntakeProcess(
        broker,
        sources(configuration),
        book,
        records,
        new JournalRoom(broker.depths(), journalBound),
        hash,
        clock,
        pendingBytes);
  }

  @Bean
  Intake intake(IntakeProcess process) {
    return process.intake();
  }

  @Bean
  IntakeOpening intakeOpening(IntakeProcess process) {
    return process.opening(PHASE);
  }

  @Bean
  ReadingMarks readingMarks(@Value("${uzel.data}") Path data) {
    return new FileReadingMarks(data.resolve("feeds"));
  }

  @Bean
  FailureReactions failureReactions(Waiting stepWaiting) {
    return new FailureReactions(stepWaiting);
  }

  @Bean
  FlowRoutes flowRoutes(
      BrokerAccess broker,
      HubConfiguration configuration,
      MappedParties parties,
      CaseDecisions decisions,
      JsonMessageCodec codec,
      JournalRecords records,
      IntakeProcess intake,
      Waiting stepWaiting,
      HubControl control) {
    return FlowProcess.routes(
        broker,
        configuration,
        sources(configuration),
        parties,
        decisions,
        codec,
        records,
        intake.pending(),
        stepWaiting,
        control);
  }

  @Bean
  DeliveryProcess deliveryProcess(
      BrokerAccess broker,
      HubConfiguration configuration,
      MappedParties parties,
      CaseDecisions decisions,
      JsonMessageCodec codec,
      JournalRecords records,
      Waiting stepWaiting,
      Clock clock) {
    return new DeliveryProcess(
        broker, configuration.parties(), parties, decisions, codec, records, stepWaiting, clock);
  }

  @Bean
  DeliveryRoutes deliveryRoutes(DeliveryProcess process) {
    return process.routes();
  }

  @Bean
  DeliveryOpening deliveryOpening(DeliveryProcess process) {
    return process.opening(PHASE);
  }

  @Bean
  JournalPump journalPump(BrokerAccess broker, JournalAppender appender, FaultPoints faults) {
    // Waits of its own: it goes on while the steps stop, to empty its queue as far as it can.
    Waiting waiting = new Waiting();
    return new JournalPump(
        broker.connections(Step.JOURNAL),
        new JournalBatch(appender, faults, waiting),
        waiting,
        PHASE);
  }

  @Bean
  HubControl hubControl(
      BrokerAccess broker,
      HubConfiguration configuration,
      DeliveryProcess delivery,
      IntakeProcess intake,
      JournalRecords records) {
    return new BrokerControl(
        configuration.parties(),
        broker.depths(),
        broker.aside(),
        delivery.order(),
        delivery.gates(),
        intake.pending(),
        records);
  }

  @Bean
  QueueReadings queueReadings(BrokerAccess broker, HubConfiguration configuration) {
    return new BrokerReadings(configuration.parties(), broker.ages(), broker.browsing());
  }

  @Bean
  CaseControl caseControl(
      BrokerAccess broker,
      CaseDecisions decisions,
      CaseRebuild tables,
      JsonMessageCodec codec,
      JournalRecords records,
      ContentHash hash,
      Clock clock) {
    return new CaseActs(broker.aside(), decisions, tables, codec, records, hash, clock);
  }
}
