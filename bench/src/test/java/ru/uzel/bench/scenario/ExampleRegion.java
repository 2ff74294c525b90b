package ru.uzel.bench.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.demo.Stage;
import ru.uzel.bench.process.DataDirectory;
import ru.uzel.bench.process.Installation;
import ru.uzel.bench.process.Ports;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The worked example and a city with an Open311 server of its own: the hub and all its counterparts
 * as processes, each told what to do and asked what it saw by its own doors.
 */
final class ExampleRegion implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Where the shipped configuration looks for its partners. */
  private static final String SHIPPED_MOCKS = "http://127.0.0.1:8490";

  private static final String CITY_KEY = "a key of the city";

  private static final String CITY =
      """
      name: city
      title: Город Заречный
      adapter: open311
      personalData: P1
      settings: { endpoint: "%s/open311/v2", endpointKey: file:city.key, poll: 300ms }
      """;

  private static final String CITY_FLOW =
      """
      name: city
      from: { parties: [city], kinds: [CitizenMessage] }
      when: subject.sector in ["ROADS"]
      to: [ { party: roads, priority: normal } ]
      """;

  private final Stage stage;
  private final JsonHttp mocks;
  private final HubApi hub;
  private final List<JournalLine> journal = new ArrayList<>();

  private ExampleRegion(Stage stage) {
    this.stage = stage;
    this.mocks = new JsonHttp(stage.household().mocksAddress(), Map.of());
    this.hub = stage.hub();
  }

  /**
   * @param home the repository
   * @param changes to the files of the configuration, by their path in it
   */
  static ExampleRegion start(Path home, Path data, Map<String, String> changes) {
    DataDirectory directory = new DataDirectory(data);
    Installation installation = new Installation(home);
    Stage stage =
        new Stage(
            installation,
            directory,
            Ports.free(),
            installation.configuration(),
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    try {
      Path configuration = stage.configuration().directory();
      write(
          configuration.resolve("parties/city.yaml"),
          CITY.formatted(stage.household().mocksAddress()));
      write(configuration.resolve("flows/city.yaml"), CITY_FLOW);
      changes.forEach(
          (file, text) ->
              write(
                  configuration.resolve(file),
                  text.replace(SHIPPED_MOCKS, stage.household().mocksAddress().toString())));
      write(directory.secret("city.key"), CITY_KEY);
      stage.startMocks();
      stage.startHub(Map.of("UZEL_CLOCK_MOVABLE", "true"));
      ExampleRegion region = new ExampleRegion(stage);
      region.mocks.put("/control/open311/config", json().put("apiKey", CITY_KEY));
      return region;
    } catch (RuntimeException | Error failure) {
      stage.close();
      throw failure;
    }
  }

  static ObjectNode json() {
    return JsonHttp.MAPPER.createObjectNode();
  }

  void control(String path, JsonNode body) {
    mocks.post(path, body);
  }

  /** How bodies of the exchange answer messages whose text has the marker: to each in its turn. */
  void behave(JsonNode behaviour) {
    mocks.put("/control/smev/behaviour", behaviour);
  }

  JsonNode book(String mock) {
    return mocks.get("/books/" + mock);
  }

  HubApi hub() {
    return hub;
  }

  /** A record that is there already, or comes. */
  JournalLine awaitRecord(Predicate<JournalLine> wanted) {
    return await().atMost(PATIENCE).until(() -> records(wanted), found -> !found.isEmpty()).get(0);
  }

  List<JournalLine> records(Predicate<JournalLine> wanted) {
    long last = journal.isEmpty() ? 0 : journal.get(journal.size() - 1).sequence();
    journal.addAll(hub.journalToEnd(last));
    return journal.stream().filter(wanted).toList();
  }

  /** The case into which a message of a channel came. */
  String caseOf(String party, String externalId) {
    return String.valueOf(
        awaitRecord(
                line ->
                    line.is("DECIDED")
                        && party.equals(line.party())
                        && externalId.equals(line.externalId()))
            .caseId());
  }

  /** Rows of a mock's book that are there already, or come. */
  List<JsonNode> awaitRows(String mock, String rows, Predicate<JsonNode> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> book(mock).path(rows).valueStream().filter(wanted).toList(),
            found -> !found.isEmpty());
  }

  void passes(Duration step) {
    hub.leap(step, "a scenario");
  }

  /** Everything that hub and mocks wrote into logs. */
  List<Path> logs() {
    try (Stream<Path> files = Files.walk(stage.data().root())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".log") || file.toString().contains("/logs/"))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    stage.close();
  }
}
