package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import ru.uzel.model.configuration.HubConfiguration;

class ConsoleModuleTest {

  private final WebApplicationContextRunner hub =
      new WebApplicationContextRunner()
          .withBean(FakeHub.class)
          .withBean(HubConfiguration.class, () -> new FakeHub().configuration())
          .withBean(Clock.class, Clock::systemUTC)
          .withUserConfiguration(ConsoleModule.class);

  @Test
  void isThereUnlessSwitchedOff() {
    hub.run(context -> assertThat(context).hasBean("overviewController"));
    hub.withPropertyValues("uzel.console=off")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("overviewController"));
  }
}
