package ru.uzel.hub.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueState;

/** How the hub is, in one answer. */
@RestController
class StatusController {

  private final HubControl control;
  private final HubConfiguration configuration;
  private final HealthEndpoint health;
  private final OverdueCases overdue;

  StatusController(
      HubControl control,
      HubConfiguration configuration,
      HealthEndpoint health,
      OverdueCases overdue) {
    this.control = control;
    this.configuration = configuration;
    this.health = health;
    this.overdue = overdue;
  }

  /** The whole answer. */
  record Status(
      boolean ready,
      String revision,
      String postgres,
      String broker,
      List<QueueState> queues,
      List<PartyLine> parties) {}

  /**
   * One party; what does not apply is left out.
   *
   * @param overdueCases cases with it that are late; unknown while the database is away
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PartyLine(
      String party,
      boolean paused,
      @Nullable String reason,
      @Nullable Instant nextAttemptAt,
      int heldCases,
      @Nullable Integer overdueCases) {

    static PartyLine of(PartyState state, @Nullable Map<PartyName, Integer> overdue) {
      return new PartyLine(
          state.party().value(),
          state.paused(),
          state.reason(),
          state.nextAttemptAt(),
          state.heldCases(),
          overdue == null ? null : overdue.getOrDefault(state.party(), 0));
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
        parties());
  }

  private List<PartyLine> parties() {
    Map<PartyName, Integer> late = overdue();
    return control.parties().stream().map(state -> PartyLine.of(state, late)).toList();
  }

  private @Nullable Map<PartyName, Integer> overdue() {
    try {
      return overdue.byParty();
    } catch (RetryableFailure away) {
      // The rest of the answer says so, and is needed most then.
      return null;
    }
  }

  private String component(String name) {
    HealthDescriptor found = health.healthForPath(name);
    return found == null ? "UNKNOWN" : found.getStatus().getCode();
  }
}
