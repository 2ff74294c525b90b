package ru.uzel.routes;

import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.region.Region;
import ru.uzel.model.signature.ContentHash;

/** The whole module over a real broker, with everything outside of it in memory. */
final class TestHub implements AutoCloseable {

  static final PartyName PORTAL = new PartyName("portal");
  static final PartyName ROADS = new PartyName("roads");
  static final PartyName PARKS = new PartyName("parks");

  static final String ADAPTER = "plain";

  final MemoryJournal journal;
  final MemoryCases cases;
  final PlainMapping mapping = new PlainMapping(ADAPTER, Resend.IDEMPOTENT);
  final Map<PartyName, Partner> partners = new ConcurrentHashMap<>();

  private final ConnectionFactory connections;
  private final List<Party> parties = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final List<SubjectRule> subjects = new ArrayList<>();
  private final Map<PersonalDataLevel, MaskingRules> masking =
      new EnumMap<>(PersonalDataLevel.class);
  private final Map<String, Object> properties = new ConcurrentHashMap<>();
  private FaultPoints faults = FaultPoints.NONE;
  private Clock clock = Clock.systemUTC();
  private @Nullable AnnotationConfigApplicationContext spring;
  private final DefaultCamelContext camel = new DefaultCamelContext();

  TestHub(ConnectionFactory connections) {
    this(connections, new MemoryJournal(), new MemoryCases());
  }

  /** A hub started anew: the broker, the journal and the cases outlived the last one. */
  TestHub(ConnectionFactory connections, MemoryJournal journal, MemoryCases cases) {
    this.connections = connections;
    this.journal = journal;
    this.cases = cases;
    RetryPolicy quick =
        new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMinutes(5));
    for (PartyName name : List.of(PORTAL, ROADS, PARKS)) {
      parties.add(
          new Party(name, name.value(), ADAPTER, Map.of(), quick, 1, PersonalDataLevel.P2, null));
      partners.put(name, new Partner());
    }
    flows.add(flow("roads", "category.code = 'pothole'", null, MessageKind.CITIZEN_MESSAGE, ROADS));
    flows.add(flow("parks", "category.code = 'tree'", null, MessageKind.CITIZEN_MESSAGE, PARKS));
    flows.add(
        new Flow(
            "statuses",
            List.of(ROADS, PARKS),
            List.of(MessageKind.STATUS_UPDATE),
            null,
            null,
            List.of(new FlowTarget(null, Priority.NORMAL))));
    flows.add(
        new Flow(
            "scores",
            List.of(PORTAL),
            List.of(MessageKind.SATISFACTION_SCORE),
            null,
            null,
            List.of(new FlowTarget(FlowTarget.Role.BODY, null, Priority.NORMAL))));
  }

  static Flow flow(
      String name,
      @Nullable String when,
      @Nullable String map,
      MessageKind kind,
      PartyName target) {
    return new Flow(
        name,
        List.of(PORTAL),
        List.of(kind),
        when,
        map,
        List.of(new FlowTarget(target, Priority.NORMAL)));
  }

  TestHub with(SubjectRule rule) {
    subjects.add(rule);
    return this;
  }

  TestHub with(Flow flow) {
    flows.removeIf(known -> known.name().equals(flow.name()));
    flows.add(flow);
    return this;
  }

  TestHub party(PartyName name, UnaryOperator<Party> change) {
    parties.replaceAll(party -> party.name().equals(name) ? change.apply(party) : party);
    return this;
  }

  TestHub consumers(PartyName name, int consumers) {
    return party(name, party -> with(party, party.retry(), consumers, party.personalData()));
  }

  TestHub patience(PartyName name, Duration patience) {
    RetryPolicy retry = new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(50), patience);
    return party(name, party -> with(party, retry, party.consumers(), party.personalData()));
  }

  TestHub sees(PartyName name, PersonalDataLevel level, MaskingRules rules) {
    masking.put(level, rules);
    return party(name, party -> with(party, party.retry(), party.consumers(), level));
  }

  private static Party with(
      Party party, RetryPolicy retry, int consumers, PersonalDataLevel level) {
    return new Party(
        party.name(),
        party.title(),
        party.adapter(),
        party.settings(),
        retry,
        consumers,
        level,
        party.organisation());
  }

  TestHub property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  TestHub faults(FaultPoints points) {
    faults = points;
    return this;
  }

  TestHub clock(Clock other) {
    clock = other;
    return this;
  }

  /** Everything but Camel: nothing is consumed yet. */
  TestHub open() {
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", properties));
    context.registerBean(ConnectionFactory.class, () -> connections);
    context.registerBean(
        HubConfiguration.class,
        () -> new HubConfiguration("revision", parties, flows, subjects, Region.NONE, masking));
    context.registerBean(PartyDirectory.class, this::directory);
    context.registerBean(PlainMapping.class, () -> mapping);
    context.registerBean(MemoryCases.class, () -> cases);
    context.registerBean(MemoryJournal.class, () -> journal);
    context.registerBean(ContentHash.class, Sha256::new);
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(FaultPoints.class, () -> faults);
    context.register(RoutesModule.class);
    context.refresh();
    spring = context;
    return this;
  }

  TestHub start() {
    return open().consume();
  }

  TestHub consume() {
    try {
      for (RouteConfigurationBuilder builder : beans(RouteConfigurationBuilder.class)) {
        camel.addRoutesConfigurations(builder);
      }
      for (RouteBuilder builder : beans(RouteBuilder.class)) {
        if (!(builder instanceof RouteConfigurationBuilder)) {
          camel.addRoutes(builder);
          camel.addTemplatedRoutes(builder);
        }
      }
      camel.addRoutes(new AdapterRoutes());
      camel.start();

    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    return this;
  }

  CamelContext camel() {
    return camel;
  }

  Intake intake() {
    return bean(Intake.class);
  }

  HubControl control() {
    return bean(HubControl.class);
  }

  Partner partner(PartyName name) {
    return partners.get(name);
  }

  /** A resident's message of a case of its own. */
  Receipt accept(String id, String category) {
    return accept(id, category, id, "text of " + id);
  }

  Receipt accept(String id, String category, String group, String text) {
    return intake()
        .accept(
            inbound(PORTAL, new ExternalId(id), group, PlainMapping.message(id, category, text)));
  }

  static InboundMessage inbound(
      PartyName party, @Nullable ExternalId id, String group, WireBytes wire) {
    return new InboundMessage(
        party,
        id,
        "",
        kind(wire.utf8()),
        group,
        wire,
        Map.of(),
        "api-key",
        id == null ? Duration.ofMinutes(10) : null,
        null);
  }

  private static MessageKind kind(String wire) {
    if (wire.startsWith("status")) {
      return MessageKind.STATUS_UPDATE;
    }
    if (wire.startsWith("score")) {
      return MessageKind.SATISFACTION_SCORE;
    }
    if (wire.startsWith("voting")) {
      return MessageKind.VOTING_RESULT;
    }
    return wire.startsWith("transfer") ? MessageKind.TRANSFER : MessageKind.CITIZEN_MESSAGE;
  }

  <T> T bean(Class<T> type) {
    if (spring == null) {
      throw new IllegalStateException("the hub is not open");
    }
    return spring.getBean(type);
  }

  private <T> List<T> beans(Class<T> type) {
    if (spring == null) {
      throw new IllegalStateException("the hub is not open");
    }
    return List.copyOf(spring.getBeansOfType(type).values());
  }

  private PartyDirectory directory() {
    return new PartyDirectory() {
      @Override
      public Optional<Party> find(PartyName name) {
        return parties.stream().filter(party -> party.name().equals(name)).findFirst();
      }

      @Override
      public List<Party> all() {
        return parties;
      }
    };
  }

  @Override
  public void close() {
    camel.stop();
    if (spring != null) {
      spring.close();
    }
  }

  /** The adapter's side: Camel's own error handling in it must not disturb the delivery's. */
  private final class AdapterRoutes extends RouteBuilder {

    @Override
    public void configure() {
      from(Endpoints.send(ADAPTER)).routeId("adapter.send").process(this::send);
      from(Endpoints.query(ADAPTER)).routeId("adapter.query").process(this::query);
    }

    private void send(Exchange exchange) {
      Party party = exchange.getProperty(Endpoints.PARTY, Party.class);
      PreparedMessage message = exchange.getIn().getBody(PreparedMessage.class);
      exchange.getMessage().setBody(partner(party.name()).receive(party, message));
    }

    private void query(Exchange exchange) {
      Party party = exchange.getIn().getHeader(Endpoints.PARTY, Party.class);
      PreparedMessage message = exchange.getIn().getBody(PreparedMessage.class);
      exchange.getMessage().setBody(partner(party.name()).query(message));
    }
  }

  private static final class Sha256 implements ContentHash {

    @Override
    public byte[] digest(byte[]... parts) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
          digest.update(part);
        }
        return digest.digest();
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public String hex(byte[] bytes) {
      return HexFormat.of().formatHex(digest(bytes));
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
