package ru.uzel.casework;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.MessageCodec;
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
    return decisions(database, codec, clock, configuration.region());
  }

  static CaseDecisions decisions(
      CaseworkDatabase database, MessageCodec codec, Clock clock, Region region) {
    CaseReads reads = new CaseReads(database, codec);
    CaseWrites writes = new CaseWrites(database, codec, clock);
    return new PostgresCaseDecisions(
        new MessageDecisions(
            reads,
            writes,
            region.joining() == null ? null : new CasesNearby(database, region.joining())),
        new UpdateDecisions(reads, writes),
        new DirectAnswers(database, reads, writes, codec, clock),
        writes);
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
