package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import ru.uzel.model.configuration.HubConfiguration;

/** The pages over a fake hub, asked without a network. */
final class Site implements AutoCloseable {

  private final GenericWebApplicationContext context =
      new GenericWebApplicationContext(new MockServletContext());
  private final MockMvcTester tester;

  Site(FakeHub hub) {
    context.registerBean(FakeHub.class, () -> hub);
    context.registerBean(HubConfiguration.class, hub::configuration);
    context.registerBean(Clock.class, hub::clock);
    new AnnotatedBeanDefinitionReader(context).register(ConsoleModule.class, Mvc.class);
    context.refresh();
    tester =
        MockMvcTester.from(
            context,
            builder ->
                builder
                    .defaultRequest(
                        MockMvcRequestBuilders.get("/").header("Host", "127.0.0.1:8480"))
                    .build());
  }

  @EnableWebMvc
  static class Mvc {}

  MockMvcTester ask() {
    return tester;
  }

  MvcTestResult get(String address) {
    return tester.get().uri(URI.create(address)).exchange();
  }

  /** A page that is there. */
  String page(String address) {
    MvcTestResult result = get(address);
    assertThat(result).hasStatusOk();
    return text(result);
  }

  static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
  }
}
