package ru.uzel.adapters.rsmev;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.adapters.MemoryMarks;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

/** A hub that reads the mock, turn by turn; it can be killed and started anew. */
final class Reader implements AutoCloseable {

  final Gateway gateway;
  final MemoryIntake intake = new MemoryIntake(RsmevFixture.NOW);
  final MemoryMarks marks = new MemoryMarks();
  final SettableClock clock = new SettableClock();
  final KeptContents contents = new KeptContents();
  private final Map<String, String> settings = new HashMap<>();
  private RsmevPoller poller;

  Reader(Path directory) throws IOException {
    gateway = new Gateway(directory);
    settings.put("endpoint", gateway.endpoint());
    settings.put("ftpPort", String.valueOf(gateway.ftpPort()));
    poller = poller();
  }

  Reader with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  Party party() {
    return RsmevFixture.party(settings);
  }

  /** So many turns, each after what a failure before it asks for. */
  void turns(int number) {
    for (int i = 0; i < number; i++) {
      clock.goOn(Duration.ofMinutes(1));
      poller.read(party(), () -> false);
    }
  }

  /** As a hub that is killed: only what is durable is left. */
  void startAnew() {
    poller = poller();
  }

  private String secret(String reference) {
    if (reference.equals("file:absent")) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND, Origin.HUB, "there is no secret for " + reference, null);
    }
    return "secret\n";
  }

  private RsmevPoller poller() {
    return new RsmevPoller(
        new RsmevClient(),
        new ResponseIntake(
            new PlainXml(),
            intake,
            new AppealIntake(
                intake, new AppealFiles(contents, reference -> secret(reference), clock), clock)),
        new RsmevBookmarks(marks),
        clock);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
