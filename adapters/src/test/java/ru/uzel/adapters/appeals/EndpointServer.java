package ru.uzel.adapters.appeals;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Controllers in a real servlet container, on a port of its own. */
final class EndpointServer implements AutoCloseable {

  @EnableWebMvc
  @Configuration(proxyBeanMethods = false)
  static class Web {}

  private static final Logger CONTAINER = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();

  EndpointServer(Path directory, List<Object> controllers) throws LifecycleException {
    CONTAINER.setLevel(Level.SEVERE);
    GenericWebApplicationContext spring = new GenericWebApplicationContext();
    new AnnotatedBeanDefinitionReader(spring).register(Web.class);
    controllers.forEach(controller -> register(spring, controller));
    tomcat.setBaseDir(directory.resolve("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    Tomcat.addServlet(context, "hub", new DispatcherServlet(spring));
    context.addServletMappingDecoded("/", "hub");
    tomcat.start();
  }

  @SuppressWarnings("unchecked")
  private static void register(GenericWebApplicationContext spring, Object controller) {
    spring.registerBean((Class<Object>) controller.getClass(), () -> controller);
  }

  String url() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
