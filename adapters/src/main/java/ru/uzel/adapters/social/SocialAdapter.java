package ru.uzel.adapters.social;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.ReadingMarks;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Brings public posts into the hub, and its answers below them. */
@Configuration(proxyBeanMethods = false)
public class SocialAdapter {

  @Bean
  WireMapping socialMapping() {
    return new SocialMapper();
  }

  @Bean
  PostIntake socialIntake(Intake intake, Clock clock) {
    return new PostIntake(intake, clock);
  }

  @Bean
  RoutesBuilder socialRoutes(
      PostIntake socialIntake,
      PartyDirectory parties,
      Secrets secrets,
      ReadingMarks marks,
      Clock clock) {
    SocialClient client = new SocialClient(secrets);
    return new SocialRoutes(
        client, new FeedPoller(client, socialIntake, new FeedBookmarks(marks), clock), parties);
  }

  @Bean
  PostsController postsController(
      PartyDirectory parties, PostIntake socialIntake, Secrets secrets, Clock clock) {
    return new PostsController(parties, socialIntake, new WebhookSignature(secrets, clock));
  }
}
