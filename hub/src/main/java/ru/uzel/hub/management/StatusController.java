package ru.uzel.hub.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueState;

/** How the hub is, in one answer. */
@RestController
class StatusController {

  private final HubControl control;
  private final HubConfiguration configuration;
  private final HealthEndpoint health;

  StatusController(HubControl control, HubConfiguration configuration, HealthEndpoint health) {
    this.control = control;
    this.configuration = configuration;
    this.health = health;
  }

  /** The whole answer. */
  record Status(
      boolean ready,
      String revision,
      String postgres,
      String broker,
      List<QueueState> queues,
      List<PartyLine> parties) {}

  /** One party; what does not apply is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartyLine(
      String party,
      boolean paused,
      @Nullable String reason,
      @Nullable Instant nextAttemptAt,
      int heldCases) {

    static PartyLine of(PartyState state) {
      return new PartyLine(
          state.party().value(),
          state.paused(),
          state.reason(),
          state.nextAttemptAt(),
          state.heldCases());
    }
  }

  @GetMapping("/manage/status")
  Status status() {
    String postgres = component("database");
    String broker = component("broker");
    return new Status(
        postgres.equals("UP") && broker.equals("UP"),
        configuration.revision(),
        postgres,
        broker,
        control.queues(),
        control.parties().stream().map(PartyLine::of).toList());
  }

  private String component(String name) {
    HealthDescriptor found = health.healthForPath(name);
    return found == null ? "UNKNOWN" : found.getStatus().getCode();
  }
}
