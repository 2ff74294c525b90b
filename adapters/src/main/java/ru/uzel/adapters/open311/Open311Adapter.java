package ru.uzel.adapters.open311;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Makes the hub a client of Open311 servers. */
@Configuration(proxyBeanMethods = false)
public class Open311Adapter {

  @Bean
  WireMapping open311Mapping() {
    return new Open311Mapper();
  }

  @Bean
  RoutesBuilder open311Routes(
      Intake intake, ReadingMarks marks, PartyDirectory parties, Secrets secrets, Clock clock) {
    Open311Client client = new Open311Client(secrets);
    RequestFeed feed = new RequestFeed(client, new RequestIntake(intake, clock), marks, clock);
    SentRequests book = new SentRequests(marks);
    return new Open311Routes(
        client,
        feed,
        new RequestSender(client, book),
        new SentRequestFeed(client, book, intake, clock),
        parties);
  }
}
