package ru.uzel.adapters.rsmev;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.SafeXml;

/** Brings in the appeals that ПОС hands to document systems over a regional gateway. */
@Configuration(proxyBeanMethods = false)
public class RsmevAdapter {

  @Bean
  WireMapping rsmevMapping(SafeXml xml) {
    return new RsmevMapper(xml);
  }

  @Bean
  RoutesBuilder rsmevRoutes(
      SafeXml xml,
      Intake intake,
      PartyDirectory parties,
      Secrets secrets,
      ReadingMarks marks,
      ContentStore contents,
      Clock clock) {
    return new RsmevRoutes(
        new RsmevPoller(
            new RsmevClient(),
            new ResponseIntake(
                xml,
                intake,
                new AppealIntake(intake, new AppealFiles(contents, secrets, clock), clock)),
            new RsmevBookmarks(marks),
            clock),
        parties);
  }
}
