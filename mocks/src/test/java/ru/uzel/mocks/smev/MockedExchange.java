package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import ru.uzel.mocks.MockSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The emulator on a free port, and a caller of it with a key of its own. */
final class MockedExchange implements AutoCloseable {

  static final String TYPES = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";
  static final String BASIC =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.3";
  static final String CONTENT = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final SmevMock mock;
  final SigningKey caller;

  MockedExchange(Path directory) throws IOException {
    this(directory, SmevSettings.DEFAULT, SigningKey.create("C=RU, O=Uzel, CN=Test hub"));
  }

  MockedExchange(Path directory, SmevSettings settings, SigningKey caller) throws IOException {
    this.caller = caller;
    Path certificate = directory.resolve("hub.crt.pem");
    mock =
        new SmevMock(
            new MockSettings(directory, URI.create("http://127.0.0.1"), certificate, directory),
            settings);
    caller.writeCertificate(certificate);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    mock.mount(server);
    server.start();
  }

  static String data(String messageId, String text) {
    return data(messageId, text, "CaseAssignment");
  }

  static String data(String messageId, String text, String root) {
    return """
    <t:SenderProvidedRequestData xmlns:t="%s" Id="SIGNED_BY_CONSUMER"><t:MessageID>%s</t:MessageID>\
    <b:MessagePrimaryContent xmlns:b="%s"><c:%s xmlns:c="%s"><c:CaseId>11111111-1111-4111-8111-111111111111</c:CaseId>\
    <c:MessageId>22222222-2222-4222-8222-222222222222</c:MessageId><c:Channel>regional</c:Channel><c:ExternalId>7</c:ExternalId>\
    <c:RegisteredAt>2026-01-01T00:00:00Z</c:RegisteredAt><c:LegalRegime>ORDINARY</c:LegalRegime>\
    <c:FastTrack>false</c:FastTrack><c:Category system="X" code="1">Pits</c:Category>\
    <c:Text>%s</c:Text><c:Attribute code="source_record">{"a":1}</c:Attribute></c:%s>\
    </b:MessagePrimaryContent></t:SenderProvidedRequestData>"""
        .formatted(TYPES, messageId, BASIC, root, CONTENT, text, root);
  }

  static String selector() {
    return """
    <b:MessageTypeSelector xmlns:b="%s" Id="SIGNED_BY_CALLER"><b:NamespaceURI>%s</b:NamespaceURI>\
    <b:RootElementLocalName>CaseAssignment</b:RootElementLocalName>\
    <b:Timestamp>2026-01-01T00:00:00Z</b:Timestamp></b:MessageTypeSelector>"""
        .formatted(BASIC, CONTENT);
  }

  static String ack(String responseId, boolean accepted) {
    return "<b:AckTargetMessage xmlns:b=\"%s\" Id=\"SIGNED_BY_CALLER\" accepted=\"%s\">%s</b:AckTargetMessage>"
        .formatted(BASIC, accepted, responseId);
  }

  HttpResponse<String> call(String operation, String signed) {
    String id = signed.contains("SIGNED_BY_CALLER") ? "SIGNED_BY_CALLER" : "SIGNED_BY_CONSUMER";
    return post(envelope(operation, signed, SignatureProfile.sign(signed, id, caller)));
  }

  String envelope(String operation, String signed, String signature) {
    return "<soap:Envelope xmlns:soap=\"%s\"><soap:Header/><soap:Body><t:%s xmlns:t=\"%s\">%s<t:CallerInformationSystemSignature>%s</t:CallerInformationSystemSignature></t:%s></soap:Body></soap:Envelope>"
        .formatted(SmevNamespaces.SOAP, operation, TYPES, signed, signature, operation);
  }

  /** A call of an operation in a version, with the signed part alone. */
  String call(CallText text, String operation, String signed) {
    return post(text.envelope(operation, "", signed, "", caller)).body();
  }

  /** A control call that must succeed. */
  JsonNode control(String method, String path, String json) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri(path.isEmpty() ? "/control/smev" : "/control/smev/" + path))
                .method(method, BodyPublishers.ofString(json)));
    if (answer.statusCode() >= 300) {
      throw new IllegalArgumentException(answer.body());
    }
    return answer.body().isEmpty()
        ? JsonMapper.shared().createObjectNode()
        : JsonMapper.shared().readTree(answer.body());
  }

  /** Puts a request into the provider's queue. */
  JsonNode ask(String json) {
    return control("POST", "requests", json).at("/requests/0");
  }

  HttpResponse<String> post(String envelope) {
    return send(
        HttpRequest.newBuilder(uri("/smev/ws"))
            .header("Content-Type", "text/xml; charset=UTF-8")
            .POST(BodyPublishers.ofString(envelope)));
  }

  /** Posts to another address than the usual one. */
  HttpResponse<String> postTo(String path, String envelope) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "text/xml; charset=UTF-8")
            .POST(BodyPublishers.ofString(envelope)));
  }

  HttpResponse<String> postAs(String operation, String envelope) {
    return send(
        HttpRequest.newBuilder(uri("/smev/ws"))
            .header("Content-Type", "text/xml; charset=UTF-8")
            .header("SOAPAction", "\"urn:" + operation + "\"")
            .POST(BodyPublishers.ofString(envelope)));
  }

  /** Posts a multipart call whose parts are files, and gives the whole answer. */
  byte[] postParts(String envelope, Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(
        body,
        "root",
        "application/xop+xml; charset=UTF-8; type=\"text/xml\"",
        envelope.getBytes(UTF_8));
    for (Map.Entry<String, byte[]> one : parts.entrySet()) {
      part(body, one.getKey(), "application/octet-stream", one.getValue());
    }
    body.write("--b0und--".getBytes(UTF_8));
    return postBody(
        "multipart/related; type=\"application/xop+xml\"; start=\"<root>\"; boundary=\"b0und\"",
        body.toByteArray());
  }

  byte[] postBody(String type, byte[] body) {
    try {
      return http.send(
              HttpRequest.newBuilder(uri("/smev/ws"))
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void part(ByteArrayOutputStream body, String id, String type, byte[] bytes)
      throws IOException {
    body.write(
        ("--b0und\r\nContent-Type: "
                + type
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + id
                + ">\r\n\r\n")
            .getBytes(UTF_8));
    body.write(bytes);
    body.write("\r\n".getBytes(UTF_8));
  }

  /** A session with the emulator's FTP server. */
  FTPClient ftp(String user, String password) throws IOException {
    FTPClient client = new FTPClient();
    client.setControlEncoding("UTF-8");
    client.connect(mock.ftpAddress().getAddress(), mock.ftpAddress().getPort());
    if (!client.login(user, password)) {
      client.disconnect();
      throw new IOException("not let in");
    }
    client.enterLocalPassiveMode();
    client.setFileType(FTP.BINARY_FILE_TYPE);
    return client;
  }

  /** Calls and takes the answer apart: the envelope under "", the files by their Content-ID. */
  Map<String, byte[]> parts(CallText text, String operation, String signed) throws IOException {
    return Answers.parts(
        postBody(
            "text/xml; charset=UTF-8",
            text.envelope(operation, "", signed, "", caller).getBytes(UTF_8)));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(uri(path))).body();
  }

  int status(String path) {
    return send(HttpRequest.newBuilder(uri(path))).statusCode();
  }

  HttpResponse<String> behave(String json) {
    return send(
        HttpRequest.newBuilder(uri("/control/smev/behaviour")).PUT(BodyPublishers.ofString(json)));
  }

  JsonNode book() {
    return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(uri("/books/smev"))).body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mock.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
