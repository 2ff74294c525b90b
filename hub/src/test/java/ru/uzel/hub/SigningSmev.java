package ru.uzel.hub;

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

/** СМЭВ and a body behind it, each with a key: takes requests, gives out answers. */
public final class SigningSmev implements AutoCloseable {

  private static final String TYPES =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";
  private static final String NAMESPACES =
      " xmlns:t=\"" + TYPES + "\" xmlns:b=\"" + TYPES.replace("types/", "types/basic/") + "\"";

  /** What the body says in its last report, with an Id by which it can be signed. */
  public static final String CONTENT =
      "<CaseReport xmlns=\"urn://x-artefacts-uzel-ru/cur/roads/1.0\" Id=\"CONTENT\">"
          + "<CaseId>019a0000-0000-7000-8000-000000000002</CaseId><Status>Решено</Status>"
          + "<Sequence>2</Sequence><At>2026-03-02T14:15:30+03:00</At><Reply><ReplyId>R-9</ReplyId>"
          + "<Kind>FINAL</Kind><Text>Работы выполнены.</Text><At>2026-03-02T11:15:31Z</At></Reply>"
          + "</CaseReport>";

  private static final Pattern MESSAGE_ID = Pattern.compile("MessageID>([0-9a-f-]{36})<");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AnnotationConfigApplicationContext security =
      new AnnotationConfigApplicationContext();
  private final HttpServer server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final String body;
  private volatile String smev;
  public final MessageSigner signer;
  public final List<String> requests = new CopyOnWriteArrayList<>();
  public final List<String> acks = new CopyOnWriteArrayList<>();

  /**
   * Both with one key.
   *
   * @param data where it lies; its certificate is keys/hub.crt.pem
   */
  public SigningSmev(Path data) throws IOException {
    this(data, "hub", "hub");
  }

  /**
   * @param data where keys of these aliases lie
   */
  public SigningSmev(Path data, String smev, String body) throws IOException {
    this.smev = smev;
    this.body = body;
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

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/smev/ws");
  }

  /** From now on whoever has that key signs for СМЭВ. */
  public void signsBy(String alias) {
    smev = alias;
  }

  public static String messageId(String request) {
    Matcher id = MESSAGE_ID.matcher(request);
    if (!id.find()) {
      throw new AssertionError("no MessageID");
    }
    return id.group(1);
  }

  /**
   * Queues a body's last report on a request.
   *
   * @param headers what stands behind the content: a person's signature, headers of files
   * @param ways where those files are
   */
  public void answer(String requestId, String headers, String ways) {
    String id = "8c0f8d3e-0a4b-11f1-9c1a-0123456789ab";
    String data =
        "<t:SenderProvidedResponseData"
            + NAMESPACES
            + " Id=\"SENDER_OV_SIGNATURE\"><t:MessageID>"
            + id
            + "</t:MessageID><t:To>b3BhcXVl</t:To><b:MessagePrimaryContent>"
            + CONTENT
            + "</b:MessagePrimaryContent>"
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
            + signature("SenderInformationSystemSignature", data, "SENDER_OV_SIGNATURE", body)
            + "</t:Response>";
    answers.add(
        "<t:ResponseMessage>"
            + response
            + signature("SMEVSignature", response, "SIGNED_BY_SMEV", smev)
            + "</t:ResponseMessage>");
  }

  private String signature(String container, String element, String id, String key) {
    return "<t:"
        + container
        + ">"
        + signer.signXml(element.getBytes(UTF_8), id, key)
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
    String call = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String answer =
        switch (exchange.getRequestHeaders().getFirst("SOAPAction")) {
          case "\"urn:SendRequest\"" -> {
            requests.add(call);
            String signed = metadata(NAMESPACES + " Id=\"SIGNED_BY_SMEV\"", messageId(call));
            yield body(
                "SendRequestResponse",
                signed + signature("SMEVSignature", signed, "SIGNED_BY_SMEV", smev));
          }
          case "\"urn:Ack\"" -> {
            acks.add(call);
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
