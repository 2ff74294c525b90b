package ru.uzel.casework;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;

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
    UpdateDecisions updates = new UpdateDecisions(reads, history, writes);
    TransferGuard guard = new TransferGuard(region.transfers(), parties);
    return new PostgresCaseDecisions(
        new MessageDecisions(
            reads,
            history,
            writes,
            guard,
            clock,
            region.joining() == null ? null : new CasesNearby(database, region.joining())),
        updates,
        new TransferDecisions(reads, history, writes, updates, guard, clock),
        new ScoreDecisions(reads, history, writes),
        new SeparationDecisions(
            reads,
            new JoinedMessages(database, codec),
            new SeparationWrites(database, writes),
            clock),
        new DirectAnswers(database, reads, writes, codec, clock),
        writes);
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
  ChannelStatuses channelStatuses(CaseworkDatabase database, MessageCodec codec, Clock clock) {
    return new PostgresChannelStatuses(database, codec, clock);
  }

  @Bean
  AssignedCases assignedCases(CaseworkDatabase database) {
    return new PostgresAssignedCases(database);
  }
}
