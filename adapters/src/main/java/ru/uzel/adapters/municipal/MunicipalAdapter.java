package ru.uzel.adapters.municipal;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Brings in the records of regional and municipal feedback systems, each by its shape. */
@Configuration(proxyBeanMethods = false)
public class MunicipalAdapter {

  @Bean
  Shapes municipalShapes() {
    return new Shapes();
  }

  @Bean
  WireMapping municipalMapping(Shapes municipalShapes) {
    return new MunicipalMapper(municipalShapes);
  }

  @Bean
  RoutesBuilder municipalRoutes(
      Shapes municipalShapes,
      Intake intake,
      PartyDirectory parties,
      Secrets secrets,
      ReadingMarks marks,
      Clock clock) {
    MunicipalClient client = new MunicipalClient(secrets);
    return new MunicipalRoutes(
        new ProblemSender(client, municipalShapes),
        new MunicipalPoller(
            new RecordQuestions(client, new CardIntake(intake, clock)),
            municipalShapes,
            new MunicipalBookmarks(marks),
            clock),
        parties);
  }
}
