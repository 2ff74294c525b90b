package ru.uzel.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.process.ChildProcess;
import ru.uzel.bench.process.ProcessFailure;

/** Starts the hub only to have it killed. The hub is down before and after each of its acts. */
final class Executioner {

  private static final Duration POINT_PATIENCE = Duration.ofMinutes(2);

  private final Stage stage;
  private final Narrator narrator;

  /** Read by the traffic's thread while it grows. */
  private final List<Killing> killings = new CopyOnWriteArrayList<>();

  Executioner(Stage stage, Narrator narrator) {
    this.stage = stage;
    this.narrator = narrator;
  }

  int deaths() {
    return killings.size();
  }

  List<Killing> killings() {
    return List.copyOf(killings);
  }

  /** The hub kills itself the n-th time it comes to the point. */
  void killAt(String point, int after) {
    ChildProcess hub =
        stage
            .household()
            .launchHub(
                Map.of("UZEL_FAULT_POINT", point, "UZEL_FAULT_AFTER", Integer.toString(after)));
    boolean hit = hub.awaitEnd(POINT_PATIENCE) && hub.endedBySignal();
    if (!hit) {
      if (!hub.isAlive()) {
        throw new ProcessFailure("узел не запустился, см. " + stage.data().log("hub"));
      }
      hub.kill();
    }
    killings.add(new Killing(point, hit));
    narrator.tell(
        "SIGKILL в точке " + point + ", раз " + after + (hit ? "" : ": точка не достигнута"));
  }

  /** Killed from outside after a random while of work. */
  void killAtRandom(int mostMillis) throws InterruptedException {
    ChildProcess hub = stage.startHub(Map.of());
    int millis = ThreadLocalRandom.current().nextInt(mostMillis);
    Thread.sleep(millis);
    hub.kill();
    killings.add(new Killing("random", true));
    narrator.tell("SIGKILL через " + millis + " мс после готовности");
  }

  /** PostgreSQL stands still for a while under a running hub, which is killed afterwards. */
  void freezePostgres(Duration length) throws InterruptedException {
    ChildProcess hub = stage.startHub(Map.of());
    Thread.sleep(1000);
    narrator.tell("PostgreSQL остановлен на " + length.toSeconds() + " с");
    stage.household().postgres().freeze();
    try {
      Thread.sleep(length.toMillis());
    } finally {
      stage.household().postgres().thaw();
    }
    narrator.tell("PostgreSQL продолжает");
    Thread.sleep(2000);
    hub.kill();
    killings.add(new Killing("random", true));
  }
}
