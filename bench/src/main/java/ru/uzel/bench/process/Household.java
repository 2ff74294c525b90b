package ru.uzel.bench.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hub and mocks of one run. Whatever ends this process (its end, a failure, Ctrl-C, SIGTERM) takes
 * them along.
 */
public final class Household implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);

  private final Installation installation;
  private final DataDirectory data;
  private final Ports ports;
  private final Path configuration;
  private final List<String> hubJavaOptions;
  private final Thread endOfProcess = new Thread(this::stopAll, "household-end");
  private @Nullable ChildProcess hub;
  private @Nullable ChildProcess mocks;
  private boolean closed;

  /**
   * Nothing is started yet.
   *
   * @param configuration the directory given to the hub as its configuration
   * @param hubJavaOptions for the hub's JVM, before those of the environment variable {@code
   *     UZEL_JAVA_OPTS}
   */
  public Household(
      Installation installation,
      DataDirectory data,
      Ports ports,
      Path configuration,
      List<String> hubJavaOptions) {
    this.installation = installation;
    this.data = data;
    this.ports = ports;
    this.configuration = configuration;
    this.hubJavaOptions = withEnvironment(hubJavaOptions);
    Runtime.getRuntime().addShutdownHook(endOfProcess);
  }

  private static List<String> withEnvironment(List<String> options) {
    List<String> all = new ArrayList<>(options);
    String extra = System.getenv().getOrDefault("UZEL_JAVA_OPTS", "").strip();
    if (!extra.isEmpty()) {
      all.addAll(Arrays.asList(extra.split("\\s+")));
    }
    return all;
  }

  public DataDirectory data() {
    return data;
  }

  public Ports ports() {
    return ports;
  }

  public URI hubAddress() {
    return URI.create("http://127.0.0.1:" + ports.hub());
  }

  public URI mocksAddress() {
    return URI.create("http://127.0.0.1:" + ports.mocks());
  }

  public LeftoverPostgres postgres() {
    return new LeftoverPostgres(data.postmasterPid());
  }

  /**
   * Starts the mocks and waits until they are ready.
   *
   * @param heap their JVM's; their books hold everything they ever saw
   */
  public void startMocks(String heap) {
    List<String> command =
        new ArrayList<>(
            installation.mocks(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Xshare:auto")));
    command.addAll(
        List.of(
            "run",
            "--port",
            Integer.toString(ports.mocks()),
            "--ftp-port",
            Integer.toString(ports.ftp()),
            "--data",
            data.mocks().toString(),
            "--hub-url",
            hubAddress().toString(),
            "--hub-certificate",
            data.hubCertificate().toString(),
            "--hub-drop",
            data.drop().toString()));
    ChildProcess started =
        ChildProcess.start("mocks", command, Map.of(), "MOCKS READY ", data.log("mocks"));
    synchronized (this) {
      mocks = started;
    }
    started.awaitReady(START_PATIENCE);
  }

  /** Starts the hub without waiting for it. */
  public ChildProcess launchHub(Map<String, String> environment) {
    List<String> command = new ArrayList<>(installation.hub(hubJavaOptions));
    command.addAll(
        List.of(
            "run",
            "--data",
            data.root().toString(),
            "--config",
            configuration.toString(),
            "--http-port",
            Integer.toString(ports.hub()),
            "--postgres-port",
            Integer.toString(ports.postgres())));
    ChildProcess started =
        ChildProcess.start("hub", command, environment, "UZEL READY ", data.log("hub"));
    synchronized (this) {
      hub = started;
    }
    return started;
  }

  /** Starts the hub and waits until it is ready. */
  public ChildProcess startHub(Map<String, String> environment) {
    ChildProcess started = launchHub(environment);
    started.awaitReady(START_PATIENCE);
    return started;
  }

  /** Stops the hub first, since it takes its PostgreSQL along, then the mocks. */
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(endOfProcess);
    } catch (IllegalStateException ending) {
      // The process is ending already; the hook has done or is doing the same.
      return;
    }
  }

  private synchronized void stopAll() {
    if (closed) {
      return;
    }
    closed = true;
    if (hub != null) {
      hub.stop(Duration.ofSeconds(20));
    }
    if (mocks != null) {
      mocks.stop(Duration.ofSeconds(5));
    }
    postgres().stop();
  }
}
