package ru.uzel.adapters.pos;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.party.PartyDirectory;

/** Brings ПОС into the hub. */
@Configuration(proxyBeanMethods = false)
public class PosAdapter {

  @Bean
  WireMapping posMapping() {
    return new PosMapper();
  }

  @Bean
  RoutesBuilder posRoutes(
      PartyDirectory parties, @Value("${uzel.data}") Path data, Intake intake, Clock clock) {
    return new PosRoutes(parties, data, intake, clock);
  }
}
