package ru.uzel.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.uzel.bench.wire.JsonHttp;

/**
 * The run's own copy of the product's configuration: the same files with the run's addresses, and
 * what the story adds. JSON is written where YAML is read, since YAML contains it.
 */
public final class DemoConfiguration {

  private static final String SHIPPED_MOCKS = "http://127.0.0.1:8490";
  private static final Pattern FTP_PORT = Pattern.compile("(?m)^  ftpPort:.*\\R");
  private static final Pattern MOCK_ENDPOINT =
      Pattern.compile("(?m)^  endpoint: " + SHIPPED_MOCKS + "/smev/.*\\R");

  /** A story is told in seconds. */
  private static final Pattern POLL = Pattern.compile("(?m)(?<=^  poll: )1m\\b");

  private static final Pattern NAME = Pattern.compile("(?m)^name:\\s*(\\S+)");
  private static final Pattern NAMESPACE = Pattern.compile("contentNamespace:\\s*(\\S+)");

  private final Path directory;

  private DemoConfiguration(Path directory) {
    this.directory = directory;
  }

  /**
   * Copies a configuration and points its partners to the mocks.
   *
   * @param ftpPort where the mocks' file store listens
   */
  public static DemoConfiguration copy(Path from, Path to, URI mocks, int ftpPort) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(
            target,
            POLL.matcher(withFileStore(text, ftpPort))
                .replaceAll("5s")
                .replace(SHIPPED_MOCKS, mocks.toString()));
      }
      return new DemoConfiguration(to);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String withFileStore(String text, int port) {
    if (!MOCK_ENDPOINT.matcher(text).find()) {
      return text;
    }
    return MOCK_ENDPOINT
        .matcher(FTP_PORT.matcher(text).replaceAll(""))
        .replaceFirst("$0  ftpPort: " + port + "\n");
  }

  public Path directory() {
    return directory;
  }

  /** A body that nobody answers for: its port is closed, and patience with it is short. */
  void addSilentBody(int closedPort, String category) {
    write(
        "parties/silent.yaml",
        """
        name: silent
        title: Молчащее ведомство
        personalData: P1
        adapter: smev
        settings:
          endpoint: http://127.0.0.1:%d/smev/ws
          contentNamespace: urn://x-artefacts-uzel-ru/cur/silent/1.0
          mnemonic: UZEL
          trust: smev
          key: hub
        retry: { firstDelay: 500ms, longestDelay: 1s, patience: 3s }
        consumers: 1
        """
            .formatted(closedPort));
    addCategories("pos", List.of(category));
    addFlow("silent", "pos", List.of(category), "silent");
  }

  /** A flow for categories that no flow of the configuration names yet. */
  void addFlow(String name, String channel, Collection<String> categories, String body) {
    String flows = texts("flows");
    List<String> unknown =
        categories.stream().map(DemoConfiguration::json).filter(c -> !flows.contains(c)).toList();
    if (!unknown.isEmpty()) {
      write(
          "flows/" + name + ".yaml",
          "name: %s\nfrom: { parties: [%s], kinds: [CitizenMessage] }\nwhen: %s\nto: [ { party: %s, priority: normal } ]\n"
              .formatted(
                  name,
                  channel,
                  json("category.code in [" + String.join(", ", unknown) + "]"),
                  body));
    }
  }

  /**
   * Has the classifier's file name these categories too, as of no sector: the hub parks what it
   * does not name. Without such a file the hub lets all categories pass.
   *
   * @return those that it did not name before
   */
  List<String> addCategories(String classifier, Collection<String> categories) {
    Path file = directory.resolve("classifiers/sectors").resolve(classifier + ".yaml");
    if (!Files.exists(file)) {
      return List.copyOf(categories);
    }
    String shipped = read(file).stripTrailing();
    List<String> unnamed =
        categories.stream()
            .filter(
                category ->
                    !Pattern.compile("category: *\"?" + Pattern.quote(category) + "\"? *[,}]")
                        .matcher(shipped)
                        .find())
            .toList();
    StringBuilder all = new StringBuilder(shipped).append('\n');
    unnamed.forEach(
        category ->
            all.append("  - { category: ").append(json(category)).append(", sector: OTHER }\n"));
    write("classifiers/sectors/" + classifier + ".yaml", all.toString());
    return unnamed;
  }

  /** Has what a flow sends to one body go to another. */
  public void lead(String flow, String from, String to) {
    String file = "flows/" + flow + ".yaml";
    write(file, read(directory.resolve(file)).replace("party: " + from, "party: " + to));
  }

  /** Services that the shipped catalogue does not have. */
  void addServices(Map<String, String> nameByCode) {
    Path catalogue = directory.resolve("classifiers").resolve("open311-services.yaml");
    try {
      String shipped = Files.readString(catalogue);
      StringBuilder all = new StringBuilder(shipped.stripTrailing()).append('\n');
      nameByCode.forEach(
          (code, name) -> {
            if (!Pattern.compile(
                    "service_code:\\s*\"?" + Pattern.quote(code) + "\"?\\s*$", Pattern.MULTILINE)
                .matcher(shipped)
                .find()) {
              all.append("- { service_code: ").append(json(code));
              all.append(", service_name: ").append(json(name)).append(" }\n");
            }
          });
      Files.writeString(catalogue, all);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The names of all parties that the configuration has. */
  Set<String> parties() {
    return files("parties").stream()
        .map(NAME::matcher)
        .filter(Matcher::find)
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  /** Every body of the configuration by the namespace of its content. */
  public Map<String, String> bodies() {
    Map<String, String> bodies = new LinkedHashMap<>();
    for (String party : files("parties")) {
      Matcher name = NAME.matcher(party);
      Matcher namespace = NAMESPACE.matcher(party);
      if (name.find() && namespace.find()) {
        bodies.put(namespace.group(1), name.group(1));
      }
    }
    return bodies;
  }

  /** The namespace of a party's content, where the configuration has the party. */
  Optional<String> namespaceOf(String party) {
    return bodies().entrySet().stream()
        .filter(body -> body.getValue().equals(party))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String texts(String folder) {
    return String.join("\n", files(folder));
  }

  private List<String> files(String folder) {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.sorted().map(DemoConfiguration::read).collect(Collectors.toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String json(String text) {
    return JsonHttp.MAPPER.writeValueAsString(text);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
