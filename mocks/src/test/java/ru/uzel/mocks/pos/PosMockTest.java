package ru.uzel.mocks.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.mocks.MockSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PosMockTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path root;
  private HttpServer server;
  private PosMock mock;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    folder = root.resolve("drop/pos");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    mock = new PosMock(settings());
    mock.mount(server);
    server.start();
  }

  @AfterEach
  void stop() {
    mock.close();
    server.stop(0);
  }

  @Test
  void dropsAnExportWithEveryObservedHeaderInAnOrderOfTheFilesOwn() throws Exception {
    export(Map.of("fileName", "a.xlsx", "rows", List.of(Map.of("Номер", "1", "Новый", "x"))));
    export(Map.of("fileName", "b.xlsx", "rows", List.of(Map.of("Номер", "1", "Новый", "x"))));

    List<String> first = headers("a.xlsx");
    assertThat(first).containsAll(PosExport.HEADERS).contains("Новый").hasSize(26);
    assertThat(headers("b.xlsx")).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    assertThat(PosTable.read(folder.resolve("in/a.xlsx")))
        .containsExactly(Map.of("Номер", "1", "Новый", "x"));
    assertThat(book().at("/sent/0/number").asString()).isEqualTo("1");
    assertThat(book().at("/sent/0/file").asString()).isEqualTo("a.xlsx");
  }

  @Test
  void dropsATableOfVotings() throws Exception {
    HttpResponse<String> answer =
        post(
            "votings",
            Map.of(
                "fileName",
                "v.xlsx",
                "rows",
                List.of(Map.of("Номер объекта", "77", "Вариант", "1", "Голосов", "60"))));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(headers("v.xlsx")).containsExactlyInAnyOrderElementsOf(PosExport.VOTING_HEADERS);
    assertThat(book().at("/sent/0/object").asString()).isEqualTo("77");
    assertThat(book().at("/sent/0").has("number")).isFalse();
  }

  @Test
  void writesJustTheColumnsAskedFor() throws Exception {
    export(
        Map.of(
            "fileName",
            "a.xlsx",
            "columns",
            List.of("Категория", "Номер"),
            "rows",
            List.of(Map.of("Номер", "1"))));

    assertThat(headers("a.xlsx")).containsExactly("Категория", "Номер");
  }

  @Test
  void aCorruptExportCannotBeRead() throws Exception {
    export(Map.of("fileName", "a.xlsx", "corrupt", true, "rows", List.of(Map.of("Номер", "1"))));

    assertThat(folder.resolve("in/a.xlsx")).exists();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> PosTable.read(folder.resolve("in/a.xlsx")))
        .isInstanceOf(IOException.class);
    assertThat(book().at("/sent/0/corrupt").asBoolean()).isTrue();
  }

  @Test
  void dropsAFileFromTheDiskUnchanged() throws Exception {
    byte[] bytes =
        PosExport.write(
            List.of(Map.of("Номер", "7"), Map.of("Номер", "8")), List.of("Номер", "Факт"));
    Path file = Files.write(root.resolve("mine.xlsx"), bytes);

    HttpResponse<String> answer = post("files", Map.of("path", file.toString()));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(folder.resolve("in/mine.xlsx")).hasBinaryContent(bytes);
    assertThat(book().at("/sent").values().stream().map(sent -> sent.at("/number").asString()))
        .containsExactly("7", "8");
  }

  @Test
  void aFileThatCannotBeReadIsDroppedAllTheSame() throws Exception {
    Path file = Files.writeString(root.resolve("broken.xlsx"), "PK");

    post("files", Map.of("path", file.toString()));

    assertThat(folder.resolve("in/broken.xlsx")).hasContent("PK");
    assertThat(book().at("/sent/0/corrupt").asBoolean()).isTrue();
  }

  @Test
  void ordersThatMakeNoSenseAreRefused() throws Exception {
    assertThat(post("exports", Map.of("fileName", "../a.xlsx")).statusCode()).isEqualTo(400);
    assertThat(post("exports", "no order").statusCode()).isEqualTo(400);
    assertThat(post("files", Map.of("path", root.resolve("none").toString())).statusCode())
        .isEqualTo(400);
    assertThat(post("files", Map.of()).statusCode()).isEqualTo(400);
    assertThat(
            post(
                    "exports",
                    Map.of("rows", List.of(Map.of("Номер", "1", "Факт", "Я".repeat(40_000)))))
                .statusCode())
        .isEqualTo(400);
    export(Map.of("fileName", "a.xlsx", "rows", List.of()));
    assertThat(post("exports", Map.of("fileName", "a.xlsx")).statusCode()).isEqualTo(409);
  }

  @Test
  void booksEachStatusFileOnce() throws Exception {
    status("pos-status-1-1.xlsx", Map.of("Номер", "1", "Стадия", "Исполнение", "Статус", "-"));
    status(
        "pos-status-1-2.xlsx",
        Map.of("Номер", "1", "Стадия", "Завершено", "Статус", "Отправлен", "Ответ", "Готово"));
    Files.writeString(folder.resolve("out/.half.xlsx"), "PK");

    await().until(() -> book().at("/statuses").size() == 2);
    book();

    JsonNode statuses = book().at("/statuses");
    assertThat(statuses).hasSize(2);
    assertThat(statuses.at("/0/status").asString()).isEqualTo("Исполнение");
    assertThat(statuses.at("/1/status").asString()).isEqualTo("Отправлен");
    assertThat(statuses.at("/1/reply").asString()).isEqualTo("Готово");
    assertThat(statuses.at("/1/file").asString()).isEqualTo("pos-status-1-2.xlsx");
  }

  @Test
  void booksWhatTheHubWouldNotTake() throws Exception {
    Files.createDirectories(folder.resolve("failed"));
    Files.writeString(folder.resolve("failed/a.xlsx.report.json"), "{\"refused\":1}");

    await().until(() -> book().at("/rejected").size() == 1);

    assertThat(book().at("/rejected/0/file").asString()).isEqualTo("a.xlsx");
    assertThat(book().at("/rejected/0/report/refused").asInt()).isEqualTo(1);
  }

  @Test
  void theBookOutlivesTheMock() throws Exception {
    export(Map.of("fileName", "a.xlsx", "rows", List.of(Map.of("Номер", "1"))));
    status("pos-status-1-1.xlsx", Map.of("Номер", "1", "Стадия", "Исполнение"));
    JsonNode before = book();
    mock.close();
    server.removeContext("/control/pos/exports");
    server.removeContext("/control/pos/files");
    server.removeContext("/books/pos");

    mock = new PosMock(settings());
    mock.mount(server);

    assertThat(book()).isEqualTo(before);
  }

  private MockSettings settings() {
    return new MockSettings(
        root.resolve("data"),
        URI.create("http://127.0.0.1:1"),
        root.resolve("hub.pem"),
        root.resolve("drop"));
  }

  private void status(String name, Map<String, String> row) throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Path part = folder.resolve("out/." + name);
    Files.write(part, PosExport.write(List.of(row), new ArrayList<>(row.keySet())));
    Files.move(part, folder.resolve("out/" + name));
  }

  private List<String> headers(String file) throws IOException {
    try (var workbook =
        new org.apache.poi.xssf.usermodel.XSSFWorkbook(
            Files.newInputStream(folder.resolve("in").resolve(file)))) {
      List<String> headers = new ArrayList<>();
      workbook.getSheet("Sheet0").getRow(0).forEach(cell -> headers.add(cell.toString()));
      return headers;
    }
  }

  private void export(Map<String, Object> order) throws Exception {
    assertThat(post("exports", order).statusCode()).isEqualTo(202);
  }

  private HttpResponse<String> post(String what, Object order) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address("/control/pos/" + what))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode book() throws Exception {
    return JSON.readTree(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/books/pos")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
