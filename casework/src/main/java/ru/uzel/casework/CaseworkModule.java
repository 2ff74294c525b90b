package ru.uzel.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.casework.deadline.DeadlineCourse;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.casework.VotingResults;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;
import ru.uzel.model.slice.StatisticalSlices;

/** Builds the module: its schema is brought up to date before any of its beans can be used. */
@Configuration(proxyBeanMethods = false)
public class CaseworkModule {

  @Bean
  CaseworkDatabase caseworkDatabase(DataSource dataSource) {
    CaseworkSchema.migrate(dataSource);
    return new CaseworkDatabase(dataSource);
  }

  @Bean
  CaseDecisions caseDecisions(
      CaseworkDatabase database, MessageCodec codec, Clock clock, HubConfiguration configuration) {
    return decisions(database, codec, clock, configuration.region(), configuration.parties());
  }

  static CaseDecisions decisions(
      CaseworkDatabase database,
      MessageCodec codec,
      Clock clock,
      Region region,
      List<Party> parties) {
    CaseReads reads = new CaseReads(database, codec);
    CaseHistory history = new CaseHistory(database, codec);
    CaseWrites writes = new CaseWrites(database, codec, clock);
    DeadlineReads deadlineReads = new DeadlineReads(database, codec);
    CaseDeadlines deadlines =
        new CaseDeadlines(
            region.deadlines() == null ? null : new DeadlineCourse(region.deadlines()),
            deadlineReads,
            history,
            clock);
    UpdateDecisions updates = new UpdateDecisions(reads, history, writes, deadlines);
    TransferGuard guard = new TransferGuard(region.transfers(), parties);
    return new PostgresCaseDecisions(
        new MessageDecisions(
            reads,
            history,
            writes,
            deadlines,
            guard,
            clock,
            region.joining() == null ? null : new CasesNearby(database, region.joining())),
        updates,
        new TimedDecisions(reads, writes, deadlineReads),
        new TransferDecisions(reads, history, writes, updates, deadlines, guard, clock),
        new ScoreDecisions(reads, history, writes, deadlines),
        new SeparationDecisions(
            reads,
            new JoinedMessages(database, codec),
            new SeparationWrites(database, writes),
            deadlines,
            guard,
            clock),
        new VotingDecisions(new VotingTable(database, codec, clock), writes),
        new DirectAnswers(database, reads, writes, codec, clock),
        writes);
  }

  /** Where no terms are counted, nothing sees to timers, and they wait until some are again. */
  @Bean
  @Nullable DeadlineTimers deadlineTimers(
      CaseworkDatabase database,
      DataSource dataSource,
      MessageCodec codec,
      Intake intake,
      Clock clock,
      HubConfiguration configuration,
      @Value("${uzel.deadlines.poll:PT1S}") Duration poll) {
    DeadlineRules rules = configuration.region().deadlines();
    return rules == null
        ? null
        : new DeadlineTimers(
            dataSource,
            new DeadlineTurn(
                new DeadlineReads(database, codec),
                new DeadlineCourse(rules),
                intake,
                codec,
                clock),
            clock,
            poll);
  }

  @Bean
  OverdueCases overdueCases(CaseworkDatabase database) {
    return new PostgresOverdueCases(database);
  }

  @Bean
  CaseRebuild caseRebuild(CaseworkDatabase database, MessageCodec codec) {
    return new PostgresCaseRebuild(database, codec);
  }

  @Bean
  ReceiptBook receiptBook(CaseworkDatabase database) {
    return new PostgresReceiptBook(database);
  }

  @Bean
  CaseReader caseReader(CaseworkDatabase database) {
    return new PostgresCaseReader(database);
  }

  @Bean
  VotingResults votingResults(CaseworkDatabase database, MessageCodec codec) {
    return new PostgresVotingResults(database, codec);
  }

  @Bean
  ChannelStatuses channelStatuses(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    return new PostgresChannelStatuses(database, codec, clock);
  }

  @Bean
  AssignedCases assignedCases(CaseworkDatabase database) {
    return new PostgresAssignedCases(database);
  }

  @Bean
  StatisticalSlices statisticalSlices(CaseworkDatabase database, HubConfiguration configuration) {
    return new PostgresSlices(database, configuration.region().zone());
  }
}
