package ru.uzel.hub.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import ru.uzel.hub.broker.BrokerStartFailure;
import ru.uzel.hub.broker.EmbeddedBroker;
import ru.uzel.hub.configuration.ConfigurationReader;
import ru.uzel.hub.configuration.Mistake;
import ru.uzel.hub.configuration.Reading;
import ru.uzel.hub.database.DatabaseStartFailure;
import ru.uzel.hub.database.HubDatabase;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.configuration.HubConfiguration;

/** A running hub. */
public final class HubProcess implements AutoCloseable {

  private final HubSettings settings;
  private final ConfigurableApplicationContext context;

  private HubProcess(HubSettings settings, ConfigurableApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * When this returns, the hub takes messages.
   *
   * @throws HubStartFailure with a message for the person who started it
   */
  public static HubProcess start(HubSettings settings) {
    return start(settings, EmbeddedBroker::start);
  }

  /** The same with another broker, e.g. one whose disk can be held back. */
  static HubProcess start(HubSettings settings, Function<Path, EmbeddedBroker> broker) {
    DataDirectoryLock lock = DataDirectoryLock.take(settings.data());
    try {
      HubConfiguration configuration = configuration(settings);
      requireFreePort(settings);
      Parts parts = new Parts(settings, broker);
      return new HubProcess(settings, context(settings, configuration, lock, parts));
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static HubConfiguration configuration(HubSettings settings) {
    Reading reading = ConfigurationReader.read(settings.config());
    return reading
        .configuration()
        .orElseThrow(
            () ->
                new HubStartFailure(
                    "the configuration has mistakes (see them all with: uzel check "
                        + settings.config()
                        + ")"
                        + reading.found().stream()
                            .filter(mistake -> !mistake.warning())
                            .map(Mistake::toString)
                            .reduce("", (all, next) -> all + System.lineSeparator() + "  " + next),
                    null));
  }

  /** Told before anything else is started, since the web server itself comes last. */
  private static void requireFreePort(HubSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(
          new InetSocketAddress(
              InetAddress.getByName(settings.httpAddress()), settings.httpPort()));
    } catch (IOException taken) {
      throw new HubStartFailure(
          "port "
              + settings.httpPort()
              + " on "
              + settings.httpAddress()
              + " is taken ("
              + taken.getMessage()
              + "): stop what listens there, or choose another with --http-port",
          taken);
    }
  }

  private static ConfigurableApplicationContext context(
      HubSettings settings, HubConfiguration configuration, DataDirectoryLock lock, Parts parts) {
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setDefaultProperties(HubProperties.of(settings));
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          parts.start();
          beans.registerBean(DataDirectoryLock.class, () -> lock);
          beans.registerBean(HubConfiguration.class, () -> configuration);
          beans.registerBean(HubDatabase.class, parts::database);
          beans.registerBean(EmbeddedBroker.class, parts::broker);
          beans.registerBean(FaultPoints.class, () -> KillingFaultPoints.of(System.getenv()));
        });
    try {
      return application.run();
    } catch (RuntimeException failure) {
      parts.close();
      throw explained(failure, settings);
    }
  }

  private static HubStartFailure explained(RuntimeException failure, HubSettings settings) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && !(cause instanceof DatabaseStartFailure || cause instanceof BrokerStartFailure)) {
      cause = cause.getCause();
    }
    return new HubStartFailure(
        "the hub did not start: "
            + cause.getMessage()
            + " (log: "
            + settings.data().resolve("logs/hub.log")
            + ")",
        failure);
  }

  public String url() {
    return "http://" + settings.httpAddress() + ":" + port();
  }

  private int port() {
    WebServer server = ((WebServerApplicationContext) context).getWebServer();
    return server == null ? settings.httpPort() : server.getPort();
  }

  /**
   * Where this machine's browser finds the pages; empty when they are switched off, or when the hub
   * listens on an address of the network alone, from which they are not shown.
   */
  public Optional<String> pages() {
    boolean on = "on".equals(context.getEnvironment().getProperty("uzel.console", "on"));
    return on && reachesLoopback()
        ? Optional.of("http://127.0.0.1:" + port() + "/")
        : Optional.empty();
  }

  private boolean reachesLoopback() {
    try {
      InetAddress address = InetAddress.getByName(settings.httpAddress());
      return address.isAnyLocalAddress() || address.isLoopbackAddress();
    } catch (UnknownHostException impossible) {
      // The web server has bound to it.
      return false;
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
