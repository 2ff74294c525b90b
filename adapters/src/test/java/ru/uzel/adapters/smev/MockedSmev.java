package ru.uzel.adapters.smev;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.mocks.MockSettings;
import ru.uzel.mocks.smev.SmevCaller;
import ru.uzel.mocks.smev.SmevMock;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator on a free port, and the adapter's parts wired to it with its signature code. */
final class MockedSmev implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path directory;
  private final HttpServer server;
  private final SmevMock mock;
  private final SmevCaller caller;

  final SmevClients clients = new SmevClients();
  final RecordingIntake intake = new RecordingIntake();
  final PlainXml xml = new PlainXml();
  final DoubtedMessages doubts =
      new DoubtedMessages(new KeptContents(), xml, verifier(), NoFiles.intake());
  final MessageSigner signer;
  final SmevEnvelopes envelopes;
  final SmevMapper mapper;

  MockedSmev() throws IOException {
    directory = Files.createTempDirectory("smev-adapter");
    Path certificate = directory.resolve("hub.crt.pem");
    caller = new SmevCaller(certificate);
    mock =
        new SmevMock(
            new MockSettings(directory, URI.create("http://127.0.0.1"), certificate, directory));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock.mount(server);
    server.start();
    signer = XmlOnly.signer((element, id, key) -> caller.sign(element, id));
    envelopes = new SmevEnvelopes(signer);
    mapper = new SmevMapper(envelopes, xml, NoFiles.writing(), doubts);
    behave("{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":60000}");
  }

  Party party(String... more) {
    return Samples.party(uri("/smev/ws"), more);
  }

  SmevSender sender() {
    return new SmevSender(clients, xml, verifier(), intake, NoFiles.delivery());
  }

  SmevPoller poller() {
    return new SmevPoller(clients, taking(), Clock.systemUTC());
  }

  SmevTaking taking() {
    return taking(verifier());
  }

  SmevTaking taking(SignatureVerifier verifier) {
    return new SmevTaking(dialogue(verifier), intake, NoFiles.intake(), doubts);
  }

  SmevDialogue dialogue() {
    return dialogue(verifier());
  }

  private SmevDialogue dialogue(SignatureVerifier verifier) {
    return new SmevDialogue(envelopes, xml, verifier, intake);
  }

  SmevRoutes routes(Party party) {
    return new SmevRoutes(
        sender(), clients, taking(), directoryOf(party), new HeldStatuses(), Clock.systemUTC());
  }

  static PartyDirectory directoryOf(Party party) {
    return new PartyDirectory() {
      @Override
      public Optional<Party> find(PartyName name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
      }

      @Override
      public List<Party> all() {
        return List.of(party);
      }
    };
  }

  void behave(String json) {
    send(HttpRequest.newBuilder(uri("/control/smev/behaviour")).PUT(BodyPublishers.ofString(json)));
  }

  /** Has another information system ask the provider. */
  JsonNode ask(String json) {
    return JsonMapper.shared()
        .readTree(
            send(
                HttpRequest.newBuilder(uri("/control/smev/requests"))
                    .POST(BodyPublishers.ofString(json))));
  }

  JsonNode book() {
    return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(uri("/books/smev"))));
  }

  /** Read from the file, so that it can still be asked for after the emulator has vanished. */
  int effects() {
    try (var lines = Files.lines(directory.resolve("smev.book.jsonl"))) {
      return (int) lines.filter(line -> line.startsWith("{\"received\"")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void vanish() {
    server.stop(0);
  }

  SignatureVerifier verifier() {
    return XmlOnly.verifier(this::verify);
  }

  private SignatureReport verify(Document document, List<ExpectedSignature> expected) {
    List<SignatureFinding> findings = new ArrayList<>();
    for (ExpectedSignature one : expected) {
      String pem =
          switch (one.container()) {
            case "SMEVSignature" -> "smev.crt.pem";
            case ExpectedSignature.PERSONAL -> "person.crt.pem";
            default -> "body.crt.pem";
          };
      Element container = only(document, one.container());
      Element signed = only(document, one.signed());
      if (container == null || signed == null) {
        findings.add(new SignatureFinding("no-signature", one.container(), "not there"));
      } else {
        SmevCaller.finding(container, signed, directory.resolve(pem))
            .ifPresent(
                found ->
                    findings.add(
                        new SignatureFinding(
                            found.endsWith("CertificateIsNotFound")
                                ? "untrusted-certificate"
                                : "digest-mismatch",
                            one.container(),
                            found)));
      }
    }
    return new SignatureReport(findings, findings.isEmpty() ? List.of("CN=SMEV 3") : List.of());
  }

  private static Element only(Document document, String name) {
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clients.close();
    mock.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
