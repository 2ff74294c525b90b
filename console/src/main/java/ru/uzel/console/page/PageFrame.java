package ru.uzel.console.page;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.party.PartyDirectory;

/** What all pages have in common. */
@Configuration(proxyBeanMethods = false)
public class PageFrame {

  @Bean
  Assets assets() {
    return new Assets();
  }

  @Bean
  Pages pages(HubConfiguration configuration, Assets assets, Clock clock) {
    return new Pages(configuration.region(), assets, clock);
  }

  @Bean
  PartyTitles partyTitles(PartyDirectory parties) {
    return new PartyTitles(parties);
  }

  @Bean
  Astray astray() {
    return new Astray();
  }

  @Bean
  PageProblems pageProblems(Pages pages) {
    return new PageProblems(pages);
  }

  @Bean
  WebMvcConfigurer loopbackGate(Pages pages) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(new LoopbackGate(pages))
            .addPathPatterns("/", Address.ROOT, Address.ROOT + "/**");
      }
    };
  }
}
