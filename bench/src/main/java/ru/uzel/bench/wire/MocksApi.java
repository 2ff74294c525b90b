package ru.uzel.bench.wire;

import java.net.URI;
import java.util.Map;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ExecutorBook;
import ru.uzel.bench.book.JsonChannels;
import ru.uzel.bench.book.PosBook;
import ru.uzel.bench.book.RegionalBook;
import ru.uzel.bench.book.SmevBook;
import tools.jackson.databind.JsonNode;

/** The mocks' control doors and books. */
public final class MocksApi {

  private final JsonHttp http;
  private final Map<String, String> bodies;

  /**
   * Does nothing yet.
   *
   * @param bodies body by the namespace of its content
   */
  public MocksApi(URI mocks, Map<String, String> bodies) {
    this.http = new JsonHttp(mocks, Map.of());
    this.bodies = Map.copyOf(bodies);
  }

  public void configurePortal(JsonNode configuration) {
    http.put("/control/regional/config", configuration);
  }

  public void configureMonitoring(JsonNode configuration) {
    http.put("/control/social/config", configuration);
  }

  public void configureAppeals(JsonNode configuration) {
    http.put("/control/appeals/config", configuration);
  }

  public void configureMunicipal(JsonNode configuration) {
    http.put("/control/municipal/config", configuration);
  }

  public void publishPosts(JsonNode posts) {
    http.post("/control/social/posts", posts);
  }

  public void registerAppeals(JsonNode registrations) {
    http.post("/control/appeals/registrations", registrations);
  }

  public void showCards(JsonNode cards) {
    http.post("/control/municipal/cards", cards);
  }

  public void sendRequests(JsonNode requests) {
    http.post("/control/regional/requests", requests);
  }

  public void dropExport(JsonNode export) {
    http.post("/control/pos/exports", export);
  }

  /** Drops a file that lies on the disk under another name. */
  public void dropFile(JsonNode copy) {
    http.post("/control/pos/files", copy);
  }

  public void behave(JsonNode behaviour) {
    http.put("/control/smev/behaviour", behaviour);
  }

  /** Has bodies say something about requests that they were silent on. */
  public void speak(JsonNode answers) {
    http.post("/control/smev/answers", answers);
  }

  public void configureBody(JsonNode configuration) {
    http.put("/control/executor/config", configuration);
  }

  public void behaveBody(JsonNode behaviour) {
    http.put("/control/executor/behaviour", behaviour);
  }

  /** Has another authority ask the region by the exchange. */
  public void ask(JsonNode inquiry) {
    http.post("/control/smev/requests", inquiry);
  }

  public RegionalBook regionalBook() {
    return RegionalBook.read(http.get("/books/regional"), Books.REGIONAL);
  }

  public PosBook posBook() {
    return PosBook.read(http.get("/books/pos"), Books.POS);
  }

  public ExecutorBook executorBook() {
    return ExecutorBook.read(http.get("/books/executor"));
  }

  public JsonChannels jsonChannels() {
    return JsonChannels.read(http.get("/books/social"), http.get("/books/appeals"));
  }

  public SmevBook smevBook() {
    return SmevBook.read(http.get("/books/smev"), bodies);
  }
}
