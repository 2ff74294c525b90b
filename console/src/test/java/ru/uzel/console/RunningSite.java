package ru.uzel.console;

import java.net.InetAddress;
import java.time.Clock;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import ru.uzel.model.configuration.HubConfiguration;

/** The pages over a fake hub, for a browser. */
final class RunningSite implements AutoCloseable {

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();

  RunningSite(FakeHub hub) {
    context.registerBean(FakeHub.class, () -> hub);
    context.registerBean(HubConfiguration.class, hub::configuration);
    context.registerBean(Clock.class, hub::clock);
    context.register(ConsoleModule.class, Server.class);
    context.refresh();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  static class Server {

    @Bean
    TomcatServletWebServerFactory tomcat() {
      TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
      tomcat.setAddress(InetAddress.getLoopbackAddress());
      return tomcat;
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
      return new DispatcherServlet();
    }
  }

  String url() {
    return "http://127.0.0.1:" + context.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
