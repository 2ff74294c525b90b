package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Plays scenarios, one at a time: the emulator's own and those that control calls bring. */
final class Scenarios {

  private static final List<String> OWN =
      List.of("bad-signatures", "broken-line", "provider-day", "rejections", "every-answer");

  private final Mood mood;
  private final ResponsibleBody body;
  private final OtherSystems others;
  private final AtomicReference<@Nullable Scenario> playing = new AtomicReference<>();

  Scenarios(Mood mood, ResponsibleBody body, OtherSystems others) {
    this.mood = mood;
    this.body = body;
    this.others = others;
    mood.follow(
        (operation, wanted) -> {
          Scenario scenario = playing.get();
          return scenario == null ? Optional.empty() : scenario.take(operation, wanted);
        });
  }

  /** Names of the emulator's own scenarios. */
  List<String> own() {
    return OWN;
  }

  Scenario.State playOwn(String name) {
    if (!OWN.contains(name)) {
      throw new IllegalArgumentException("no scenario " + name + "; there are " + OWN);
    }
    try (InputStream in = Scenarios.class.getResourceAsStream("scenario/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the scenario " + name + " is not in the program");
      }
      return play(ScenarioText.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a scenario in place of the one before. */
  Scenario.State play(ScenarioText text) {
    Behaviour behaviour = text.behaviour();
    if (behaviour != null) {
      mood.set(behaviour);
      body.resume(behaviour);
    }
    Scenario scenario = new Scenario(text, this::happen);
    playing.set(scenario);
    List<PlannedRequest> requests = text.requests();
    if (requests != null) {
      requests.forEach(others::ask);
    }
    return scenario.state();
  }

  Optional<Scenario.State> state() {
    return Optional.ofNullable(playing.get()).map(Scenario::state);
  }

  void stop() {
    playing.set(null);
  }

  private void happen(ScenarioText.Step step) {
    PlannedRequest ask = step.ask();
    if (ask != null) {
      others.ask(ask);
    }
  }
}
