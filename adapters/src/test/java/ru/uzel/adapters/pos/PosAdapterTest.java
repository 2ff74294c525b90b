package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.adapters.MemoryIntake;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.pos.PosMock;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PosAdapterTest implements AdapterContract {

  private static final String TEXT = "Вымышленная жалоба на яму";
  private static final String ANSWER = "Вымышленный ответ о яме";
  private static final byte[] FOREIGN = {1, 2, 3};

  @TempDir Path data;
  private final Party party = Parties.pos(Map.of("settle", "50ms", "poll", "50ms"));
  private final MemoryIntake intake = new MemoryIntake(Parties.NOW);

  @Override
  public Subject subject() throws IOException {
    PosFolder folder = PosProperties.of(party).folder(data);
    folder.prepare();
    return new FolderSubject(folder);
  }

  @Test
  void takesAFileThatIsDroppedAndLeavesOthersAlone() throws Exception {
    running(
        data,
        () -> {
          Path in = folder(data).in();
          byte[] export = Exports.of(Exports.row("101"));
          for (String ignored :
              List.of("notes.txt", ".hidden.xlsx", "~$export.xlsx", "export.xlsx.part")) {
            Files.write(in.resolve(ignored), export);
          }

          Files.write(in.resolve(".export.xlsx.part"), export);
          Files.move(
              in.resolve(".export.xlsx.part"),
              in.resolve("export.XLSX"),
              StandardCopyOption.ATOMIC_MOVE);

          await().until(() -> Files.exists(folder(data).done().resolve("export.XLSX")));
          Files.writeString(
              in.resolve("export.CSV"),
              "Номер;Категория;Дата поступления\n102;Дороги;06.01.2026\n");
          await().until(() -> Files.exists(folder(data).done().resolve("export.CSV")));
          assertThat(intake.ids()).containsExactly("101", "102");
          assertThat(names(in))
              .containsExactly(".hidden.xlsx", "export.xlsx.part", "notes.txt", "~$export.xlsx");
          assertThat(names(folder(data).failed())).isEmpty();
        });
  }

  @Test
  void takesFilesThatCameWhileTheHubWasDown() throws Exception {
    folder(data).prepare();
    Files.write(folder(data).in().resolve("a.xlsx"), Exports.of(Exports.row("101")));
    Files.write(folder(data).in().resolve("b.xlsx"), Exports.of(Exports.row("102")));

    running(
        data,
        () -> {
          await().untilAsserted(() -> assertThat(names(folder(data).done())).hasSize(2));
        });
    assertThat(intake.ids()).containsExactlyInAnyOrder("101", "102");
  }

  @Test
  void triesAgainUntilTheHubCanAccept() throws Exception {
    intake.outAfter(1);
    running(
        data,
        () -> {
          Files.write(
              folder(data).in().resolve("a.xlsx"),
              Exports.of(Exports.row("101"), Exports.row("102")));
          await().until(() -> intake.ids().equals(List.of("101")));

          intake.back();

          await().until(() -> Files.exists(folder(data).done().resolve("a.xlsx")));
          assertThat(intake.ids()).containsExactly("101", "102");
        });
  }

  @Test
  void theFolderMayHaveAnyName() throws Exception {
    Path odd = data.resolve("данные 100% (a+b)?x=1&y#z {q}");
    running(
        odd,
        () -> {
          Files.write(folder(odd).in().resolve("выгрузка №1.xlsx"), Exports.of(Exports.row("101")));

          await().until(() -> Files.exists(folder(odd).done().resolve("выгрузка №1.xlsx")));
        });
  }

  @Test
  void exchangesFilesWithTheCounterpart() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI mocks = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (PosMock mock =
            new PosMock(
                new MockSettings(
                    data.resolve("mocks"), mocks, data.resolve("hub.crt"), data.resolve("drop")));
        DefaultCamelContext camel = started(data)) {
      mock.mount(server);
      server.start();
      post(
          mocks.resolve("/control/pos/exports"),
          """
          {"fileName": "export.xlsx", "rows": [
            {"Номер": "101", "Категория": "Дороги", "Дата поступления": "06.01.2026",
             "source_record": "{\\"id\\": 1}"},
            {"Номер": "102", "Категория": "Дороги", "Дата поступления": "не дата"}]}
          """);
      await().until(() -> intake.ids().equals(List.of("101")));
      OutboundMessage update =
          Updates.outbound("101", 1, Updates.answered(CanonicalStatus.RESOLVED, ANSWER));
      camel
          .createProducerTemplate()
          .sendBodyAndHeader(
              Endpoints.send("pos"),
              new PreparedMessage(update.envelope(), new PosMapper().toWire(party, update)),
              Endpoints.PARTY,
              party);

      await().until(() -> book(mocks).at("/rejected/0/report/rows/0/row").asInt() == 3);
      JsonNode book = book(mocks);
      assertThat(book.at("/sent")).hasSize(2);
      assertThat(book.at("/statuses")).hasSize(1);
      assertThat(book.at("/statuses/0/number").asString()).isEqualTo("101");
      assertThat(book.at("/statuses/0/status").asString()).isEqualTo("Отправлен ответ заявителю");
      assertThat(book.at("/statuses/0/reply").asString()).isEqualTo(ANSWER);
      assertThat(intake.accepted.get(0).wire().utf8())
          .contains("\"source_record\":\"{\\\"id\\\": 1}\"");
    } finally {
      server.stop(0);
    }
  }

  private interface Steps {
    void go() throws Exception;
  }

  private void running(Path root, Steps steps) throws Exception {
    DefaultCamelContext camel = started(root);
    try {
      steps.go();
    } finally {
      camel.close();
    }
  }

  private DefaultCamelContext started(Path root) throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.addRoutes(routes(root));
    camel.start();
    return camel;
  }

  private RoutesBuilder routes(Path root) {
    return new PosRoutes(Parties.directory(party), root, intake, Clock.systemUTC());
  }

  private PosFolder folder(Path root) {
    return PosProperties.of(party).folder(root);
  }

  private static void post(URI address, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static JsonNode book(URI mocks) throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(mocks.resolve("/books/pos")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The counterpart of a file party is the folder itself. */
  private final class FolderSubject implements Subject {

    private final PosFolder folder;

    private FolderSubject(PosFolder folder) {
      this.folder = folder;
    }

    @Override
    public WireMapping mapping() {
      return new PosMapper();
    }

    @Override
    public RoutesBuilder routes() {
      return PosAdapterTest.this.routes(data);
    }

    @Override
    public Party party() {
      return party;
    }

    @Override
    public AcceptedMessage accepted() {
      Path file = folder.in().resolve("subject.xlsx");
      try {
        Files.write(file, Exports.of(Exports.row("101", "Суть", TEXT)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      MemoryIntake own = new MemoryIntake(Parties.NOW);
      new PosIntake(
              party.name(), PosProperties.of(party), folder, own, Clock.systemUTC(), () -> false)
          .take(file);
      return MemoryIntake.asAccepted(own.accepted.get(0), Parties.NOW);
    }

    @Override
    public OutboundMessage outbound() {
      return Updates.outbound("101", 1, Updates.answered(CanonicalStatus.RESOLVED, ANSWER));
    }

    @Override
    public void counterpartVanishes() {
      try (Stream<Path> files = Files.list(folder.out())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder.out());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void counterpartRefuses() {
      try {
        Files.write(folder.out().resolve(PosOutbox.fileName(outbound().envelope())), FOREIGN);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int effects() {
      if (!Files.isDirectory(folder.out())) {
        return 0;
      }
      return (int)
          names(folder.out()).stream()
              .filter(name -> size(folder.out().resolve(name)) != FOREIGN.length)
              .count();
    }

    private static long size(Path file) {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<String> confidential() {
      return List.of(TEXT, ANSWER);
    }

    @Override
    public void close() {}
  }
}
