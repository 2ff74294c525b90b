package ru.uzel.adapters.appeals;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Brings registered appeals into the hub, and reports what becomes of them to ССТУ. */
@Configuration(proxyBeanMethods = false)
public class AppealsAdapter {

  @Bean
  WireMapping appealsMapping(
      ChannelStatuses statuses, CaseReader cases, HubConfiguration configuration) {
    return new AppealsMapper(statuses, cases, configuration.region().zone());
  }

  @Bean
  RoutesBuilder appealsRoutes(ContentStore contents, PartyDirectory parties) {
    return new AppealsRoutes(new AppealsClient(new ReportFile(contents)), parties);
  }

  @Bean
  RegistrationIntake registrationIntake(
      Intake intake, ReceiptBook receipts, HubConfiguration configuration, Clock clock) {
    return new RegistrationIntake(intake, receipts, configuration.region().zone(), clock);
  }

  @Bean
  AppealEntrance appealEntrance(
      PartyDirectory parties, Secrets secrets, RegistrationIntake intake) {
    return new AppealEntrance(parties, new ApiKey(secrets), intake);
  }

  @Bean
  AppealsController appealsController(AppealEntrance entrance, RegistrationIntake intake) {
    return new AppealsController(entrance, intake);
  }

  @Bean
  StandingController appealStandingController(
      AppealEntrance entrance,
      ReceiptBook receipts,
      ChannelStatuses statuses,
      ContentStore contents) {
    return new StandingController(entrance, new StandingQuestions(receipts, statuses), contents);
  }
}
