package ru.uzel.bench.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.load.Completions;
import ru.uzel.bench.load.Load;
import ru.uzel.bench.load.Warmth;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages whose body answers each by two updates, and what became of them. */
final class CaseLoad {

  private static final int UNFINISHED = 500;

  /** One in so many stays in work: the hub has open cases too. */
  private static final int UNANSWERED = 50;

  private static final Duration TELL = Duration.ofSeconds(5);

  /** A load that gets nowhere for so long is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;
  private final long hubPid;
  private final int senders;
  private final Narrator narrator;

  CaseLoad(Stage stage, long hubPid, int senders, Narrator narrator) {
    this.stage = stage;
    this.hubPid = hubPid;
    this.senders = senders;
    this.narrator = narrator;
    stage.mocks().behaveBody(behaviour());
  }

  private static ObjectNode behaviour() {
    ObjectNode behaviour = JsonHttp.MAPPER.createObjectNode();
    ArrayNode answers = behaviour.putArray("answers");
    answers.addObject().put("status", "В работе");
    answers.addObject().put("status", "Решено").putObject("reply").put("text", "Работы выполнены");
    behaviour
        .putArray("plans")
        .addObject()
        .put("match", Complaints.LEFT_IN_WORK)
        .putArray("answers")
        .addObject()
        .put("status", "В работе");
    return behaviour;
  }

  /**
   * What a load came to.
   *
   * @param completions of those that are at their end
   */
  record Outcome(long accepted, List<Load.Sample> completions, long unfinished, long failures) {}

  /** Until the hub's JVM no longer compiles itself, but at most four times as long. */
  void warmUp(int seconds) throws InterruptedException {
    narrator.chapter("Разогрев");
    Load load = load(new Complaints("warm", stage.key().value(), UNANSWERED), Long.MAX_VALUE);
    try (load;
        Completions completions = new Completions(stage.hub(), load, 0)) {
      load.start();
      completions.start();
      double share = new Warmth(hubPid).await(seconds, step -> watch(load, step));
      narrator.tell(String.format(Locale.ROOT, "компиляция: %.1f %% времени узла", 100 * share));
      load.stopSending();
      drain(load, load.accepted());
    }
  }

  /** So many messages, each to its end. */
  Outcome run(String lot, long messages) throws InterruptedException {
    Load load = load(new Complaints(lot, stage.key().value(), 0), messages);
    long before = stage.hub().journal(Long.MAX_VALUE).size();
    try (load;
        Completions completions = new Completions(stage.hub(), load, before)) {
      load.start();
      completions.start();
      drain(load, messages);
      return new Outcome(load.accepted(), load.completions(), load.unfinished(), load.failures());
    }
  }

  private Load load(Load.Forms forms, long most) {
    return new Load(stage.portalBase().resolve("requests.json"), forms, senders, UNFINISHED, most);
  }

  private void watch(Load load, int seconds) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(seconds);
    while (Instant.now().isBefore(end)) {
      Thread.sleep(
          Math.min(TELL.toMillis(), Math.max(1, Duration.between(Instant.now(), end).toMillis())));
      tell(load);
    }
  }

  /** Until all that were to be sent are at their end or refused, or nothing moves any more. */
  private void drain(Load load, long messages) throws InterruptedException {
    Instant told = Instant.now();
    Instant moved = Instant.now();
    int completed = -1;
    while (load.accepted() + load.failures() < messages || load.unfinished() > 0) {
      int now = load.completions().size();
      if (now > completed) {
        completed = now;
        moved = Instant.now();
      } else if (moved.plus(PATIENCE).isBefore(Instant.now())) {
        break;
      }
      if (told.plus(TELL).isBefore(Instant.now())) {
        tell(load);
        told = Instant.now();
      }
      Thread.sleep(200);
    }
    tell(load);
  }

  private void tell(Load load) {
    narrator.tell(
        String.format(
            Locale.ROOT, "завершено %d, в пути %d", load.completions().size(), load.unfinished()));
  }
}
