package ru.uzel.bench.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.process.ChildProcess;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Household;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.JsonHttp;
import ru.uzel.bench.wire.MocksApi;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything one run needs, prepared: configuration of its own, secrets, trust; and the processes,
 * started when asked.
 */
public final class Stage implements AutoCloseable {

  private final Household household;
  private final DataDirectory data;
  private final PartyKey key = PartyKey.random();
  private final PartyKey bodyKey = PartyKey.random();
  private final PartyKey appealsKey = PartyKey.random();
  private final MonitoringSecrets monitoring = MonitoringSecrets.random();
  private final MunicipalAccount municipal = MunicipalAccount.random();
  private final DemoConfiguration configuration;
  private final MocksApi mocks;

  /**
   * Prepares; starts nothing.
   *
   * @param shipped the configuration that is copied
   * @param hubJavaOptions for the hub's JVM
   */
  public Stage(
      Installation installation,
      DataDirectory data,
      Ports ports,
      Path shipped,
      List<String> hubJavaOptions) {
    this.data = data;
    this.configuration =
        DemoConfiguration.copy(
            shipped,
            data.configuration(),
            URI.create("http://127.0.0.1:" + ports.mocks()),
            ports.ftp());
    key.store(data.secret("regional.api-key.sha256"));
    bodyKey.store(data.secret("district.api-key.sha256"));
    appealsKey.store(data.secret("appeals.api-key.sha256"));
    monitoring.store(data.secret("social.webhook-secret"), data.secret("social.token"));
    municipal.store(data.secret("municipal.password"));
    this.household =
        new Household(
            installation, data, ports, configuration.directory(), List.copyOf(hubJavaOptions));
    this.mocks = new MocksApi(household.mocksAddress(), configuration.bodies());
  }

  public DemoConfiguration configuration() {
    return configuration;
  }

  public Household household() {
    return household;
  }

  public DataDirectory data() {
    return data;
  }

  public PartyKey key() {
    return key;
  }

  public URI portalBase() {
    return household.hubAddress().resolve("/regional/open311/v2/");
  }

  /** Starts the mocks, makes the hub trust them and tells those that write where the hub is. */
  public void startMocks() {
    startMocks("768m");
  }

  /**
   * As above.
   *
   * @param heap of the mocks' JVM, for a run whose traffic outgrows the usual
   */
  public void startMocks(String heap) {
    household.startMocks(heap);
    Trust.establish(data);
    ObjectNode portal = JsonHttp.MAPPER.createObjectNode();
    portal.put("baseUrl", portalBase().toString()).put("apiKey", key.value());
    mocks.configurePortal(portal);
    mocks.configureBody(
        JsonHttp.MAPPER
            .createObjectNode()
            .put("hub", household.hubAddress().toString())
            .put("apiKey", bodyKey.value()));
    mocks.configureMonitoring(
        JsonHttp.MAPPER
            .createObjectNode()
            .put("webhookUrl", household.hubAddress().resolve("/social/v1/posts").toString())
            .put("webhookSecret", monitoring.webhook())
            .put("token", monitoring.token()));
    mocks.configureAppeals(
        JsonHttp.MAPPER
            .createObjectNode()
            .put(
                "registrationUrl", household.hubAddress().resolve("/appeals/v1/appeals").toString())
            .put("apiKey", appealsKey.value()));
    mocks.configureMunicipal(
        JsonHttp.MAPPER
            .createObjectNode()
            .put("user", municipal.user())
            .put("password", municipal.password()));
  }

  public ChildProcess startHub(Map<String, String> environment) {
    return household.startHub(environment);
  }

  public MocksApi mocks() {
    return mocks;
  }

  /** The hub's management door; its token exists once the hub has started. */
  public HubApi hub() {
    return new HubApi(household.hubAddress(), data.secret("management.token"));
  }

  @Override
  public void close() {
    household.close();
  }
}
