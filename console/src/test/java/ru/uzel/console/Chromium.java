package ru.uzel.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Debian's Chromium without a window, led by the Chrome DevTools Protocol over its web socket: what
 * a page needs is known only when a browser has laid it out.
 */
final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger loaded = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();

  private Chromium(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", "{}");
    }
  }

  /** Where it is installed; null where it is not. */
  static Path binary() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  static Chromium start(Path profile) {
    try {
      Process process =
          new ProcessBuilder(
                  binary().toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-background-networking",
                  "--no-first-run",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(profile.resolve("output.txt").toFile())
              .start();
      Path port = profile.resolve("DevToolsActivePort");
      await()
          .atMost(PATIENCE)
          .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
      URI pages = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
      return new Chromium(process, page(pages));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static URI page(URI list) {
    List<URI> found = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              String answer =
                  HttpClient.newHttpClient()
                      .send(
                          HttpRequest.newBuilder(list).build(),
                          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                      .body();
              JSON.readTree(answer)
                  .valueStream()
                  .filter(target -> target.path("type").asString().equals("page"))
                  .map(target -> URI.create(target.path("webSocketDebuggerUrl").asString()))
                  .forEach(found::add);
              return !found.isEmpty();
            });
    return found.get(0);
  }

  private JsonNode ask(String method, String parameters) {
    int id = questions.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket
        .sendText(
            "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  void size(int width, int height) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%s}"
            .formatted(width, height, width < 600));
  }

  void dark(boolean dark) {
    ask(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(dark ? "dark" : "light"));
  }

  /** Goes there and waits until everything is loaded. */
  void open(String url) {
    complaints.clear();
    int before = loaded.get();
    ask("Page.navigate", "{\"url\":" + JSON.writeValueAsString(url) + "}");
    await().atMost(PATIENCE).until(() -> loaded.get() > before);
  }

  JsonNode evaluate(String expression) {
    return ask(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"expression\":" + JSON.writeValueAsString(expression) + "}")
        .at("/result/result/value");
  }

  /** Presses the key that leads to the next thing that can be worked. */
  void tab() {
    for (String type : List.of("keyDown", "keyUp")) {
      ask(
          "Input.dispatchKeyEvent",
          "{\"type\":\"%s\",\"key\":\"Tab\",\"code\":\"Tab\",\"windowsVirtualKeyCode\":9}"
              .formatted(type));
    }
  }

  /** What the browser's console had to say since the last page was opened. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  void picture(Path file) {
    String png =
        ask("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}")
            .at("/result/data")
            .asString();
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(png));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void heard(JsonNode message) {
    CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt(0));
    if (answer != null) {
      answer.complete(message);
      return;
    }
    switch (message.path("method").asString("")) {
      case "Page.loadEventFired" -> loaded.incrementAndGet();
      case "Log.entryAdded" -> {
        String level = message.at("/params/entry/level").asString("");
        if (level.equals("error") || level.equals("warning")) {
          complaints.add(message.at("/params/entry").toString());
        }
      }
      case "Runtime.consoleAPICalled", "Runtime.exceptionThrown" ->
          complaints.add(message.path("params").toString());
      default -> {}
    }
  }

  /** Messages may come in pieces. */
  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
