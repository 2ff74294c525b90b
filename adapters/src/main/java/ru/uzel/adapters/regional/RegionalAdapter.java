package ru.uzel.adapters.regional;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.ContentHash;

/** Builds the Open311 server. */
@Configuration(proxyBeanMethods = false)
public class RegionalAdapter {

  @Bean
  Catalogues regionalCatalogues() {
    return new Catalogues();
  }

  @Bean
  RegionalMapper regionalMapper(Catalogues catalogues) {
    return new RegionalMapper(catalogues::of);
  }

  @Bean
  RegionalRoutes regionalRoutes(ChannelStatuses statuses) {
    return new RegionalRoutes(statuses);
  }

  @Bean
  Open311Controller open311Controller(
      PartyDirectory parties,
      Intake intake,
      ChannelStatuses statuses,
      Secrets secrets,
      ContentHash contentHash,
      Clock clock,
      Catalogues catalogues,
      RegionalMapper mapper) {
    return new Open311Controller(
        parties,
        intake,
        new ServiceListing(catalogues),
        new RequestListing(catalogues, mapper, intake, statuses, clock),
        new Submission(catalogues, secrets, intake, contentHash));
  }
}
