package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

/** A service that gives the answers it is told to give, one after the other, then empty ones. */
final class CannedSmev implements AutoCloseable {

  private final HttpServer server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();

  final List<String> asked = new CopyOnWriteArrayList<>();
  final SmevClients clients = new SmevClients();
  final RecordingIntake intake = new RecordingIntake();
  volatile boolean trusted = true;
  volatile String finding = "digest-mismatch";

  /**
   * @param empty what it answers when nothing else is left
   */
  CannedSmev(String empty) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ws",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          String answer = answers.poll();
          byte[] body = (answer == null ? empty : answer).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  void answers(String xml) {
    answers.add(xml);
  }

  static String envelope(String body) {
    return "<soap:Envelope xmlns:soap='%s'><soap:Body>%s</soap:Body></soap:Envelope>"
        .formatted(SmevEnvelopes.SOAP, body);
  }

  Party party(String... settings) {
    return Samples.party(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ws"), settings);
  }

  SmevDialogue dialogue() {
    return new SmevDialogue(
        new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
        new PlainXml(),
        XmlOnly.verifier(
            (document, expected) ->
                trusted
                    ? new SignatureReport(List.of(), List.of("CN=SMEV"))
                    : new SignatureReport(
                        List.of(new SignatureFinding(finding, "SMEVSignature", "x")), List.of())),
        intake);
  }

  @Override
  public void close() {
    clients.close();
    server.stop(0);
  }
}
