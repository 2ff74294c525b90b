package ru.uzel.hub.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.security.SecurityModule;

/** СМЭВ and a body behind it with one key between them: takes requests, gives out answers. */
final class SigningSmev implements AutoCloseable {

  private static final String TYPES =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";
  private static final String NAMESPACES =
      " xmlns:t=\"" + TYPES + "\" xmlns:b=\"" + TYPES.replace("types/", "types/basic/") + "\"";
  private static final Pattern MESSAGE_ID = Pattern.compile("MessageID>([0-9a-f-]{36})<");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AnnotationConfigApplicationContext security =
      new AnnotationConfigApplicationContext();
  private final HttpServer server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  final MessageSigner signer;
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> acks = new CopyOnWriteArrayList<>();

  /**
   * @param data where its keys lie; its certificate is keys/hub.crt.pem
   */
  SigningSmev(Path data) throws IOException {
    security
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("uzel.data", data.toString())));
    security.registerBean(Clock.class, Clock::systemUTC);
    security.register(SecurityModule.class);
    security.refresh();
    signer = security.getBean(MessageSigner.class);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/smev/ws");
  }

  static String messageId(String request) {
    Matcher id = MESSAGE_ID.matcher(request);
    if (!id.find()) {
      throw new AssertionError("no MessageID");
    }
    return id.group(1);
  }

  /** Queues a body's last report on a request, with the lists of its files. */
  void answer(String requestId, String headers, String ways) {
    String id = "8c0f8d3e-0a4b-11f1-9c1a-0123456789ab";
    String data =
        "<t:SenderProvidedResponseData"
            + NAMESPACES
            + " Id=\"SENDER_OV_SIGNATURE\"><t:MessageID>"
            + id
            + "</t:MessageID><t:To>b3BhcXVl</t:To><b:MessagePrimaryContent>"
            + "<CaseReport xmlns=\"urn://x-artefacts-uzel-ru/cur/roads/1.0\">"
            + "<CaseId>019a0000-0000-7000-8000-000000000002</CaseId><Status>Решено</Status>"
            + "<Sequence>2</Sequence><At>2026-03-02T14:15:30+03:00</At><Reply><ReplyId>R-9</ReplyId>"
            + "<Kind>FINAL</Kind><Text>Работы выполнены.</Text><At>2026-03-02T11:15:31Z</At></Reply>"
            + "</CaseReport></b:MessagePrimaryContent>"
            + headers
            + "</t:SenderProvidedResponseData>";
    String response =
        "<t:Response"
            + NAMESPACES
            + " Id=\"SIGNED_BY_SMEV\"><t:OriginalMessageId>"
            + requestId
            + "</t:OriginalMessageId>"
            + data
            + metadata("", id)
            + ways
            + signature("SenderInformationSystemSignature", data, "SENDER_OV_SIGNATURE")
            + "</t:Response>";
    answers.add(
        "<t:ResponseMessage>"
            + response
            + signature("SMEVSignature", response, "SIGNED_BY_SMEV")
            + "</t:ResponseMessage>");
  }

  private String signature(String container, String element, String id) {
    return "<t:"
        + container
        + ">"
        + signer.signXml(element.getBytes(UTF_8), id, "hub")
        + "</t:"
        + container
        + ">";
  }

  private static String metadata(String attributes, String id) {
    return "<t:MessageMetadata"
        + attributes
        + "><t:MessageId>"
        + id
        + "</t:MessageId><t:MessageType>RESPONSE</t:MessageType><t:SendingTimestamp>"
        + "2026-03-02T14:20:00+03:00</t:SendingTimestamp></t:MessageMetadata>";
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String answer =
        switch (exchange.getRequestHeaders().getFirst("SOAPAction")) {
          case "\"urn:SendRequest\"" -> {
            requests.add(body);
            String signed = metadata(NAMESPACES + " Id=\"SIGNED_BY_SMEV\"", messageId(body));
            yield body(
                "SendRequestResponse",
                signed + signature("SMEVSignature", signed, "SIGNED_BY_SMEV"));
          }
          case "\"urn:Ack\"" -> {
            acks.add(body);
            yield body("AckResponse", "");
          }
          default -> {
            String next = answers.poll();
            yield body("GetResponseResponse", next == null ? "" : next);
          }
        };
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String body(String root, String content) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header/>"
        + "<soap:Body><t:"
        + root
        + " xmlns:t=\""
        + TYPES
        + "\">"
        + content
        + "</t:"
        + root
        + "></soap:Body></soap:Envelope>";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    security.close();
  }
}
