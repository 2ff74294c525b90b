package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * SOAP 1.1 over HTTP: opens the envelope, has the operation performed, answers or faults. {@code
 * /smev/ws} speaks every version, {@code /smev/v1.3/ws} that one alone.
 */
final class SoapDoor implements HttpHandler {

  private static final Pattern ADDRESS = Pattern.compile("/smev(?:/v(1\\.[123]))?/ws");
  private static final SmevNamespaces DEFAULT = new SmevNamespaces("1.3");

  private final ExchangeService service;
  private final FileStore store;
  private final Mood mood;
  private final SmevBook book;

  SoapDoor(ExchangeService service, FileStore store, Mood mood, SmevBook book) {
    this.service = service;
    this.store = store;
    this.mood = mood;
    this.book = book;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String action = header(exchange, "SOAPAction").replace("\"", "");
    if (mood.behaviour().isDown() || mood.unread(action.replaceFirst("^urn:", "")).isPresent()) {
      exchange.close();
      return;
    }
    HttpAnswer answer = new HttpAnswer(exchange);
    Matcher address = ADDRESS.matcher(exchange.getRequestURI().getPath());
    if (!address.matches()) {
      answer.send(
          404,
          "text/plain",
          "the service is at /smev/ws, /smev/v1.1/ws, /smev/v1.2/ws, /smev/v1.3/ws");
      return;
    }
    Optional<String> spoken = Optional.ofNullable(address.group(1));
    if (exchange.getRequestMethod().equals("GET")) {
      ContractPage.show(exchange, spoken.orElse(DEFAULT.version()), answer);
      return;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      answer.send(405, "text/plain", "only POST");
      return;
    }
    String type = header(exchange, "Content-Type");
    if (!type.startsWith("text/xml") && !MultipartCall.is(type)) {
      answer.send(415, "text/plain", "SOAP 1.1 is text/xml, or multipart/related with it");
      return;
    }
    SmevNamespaces ns = spoken.map(SmevNamespaces::new).orElse(DEFAULT);
    String operation = "unknown";
    try {
      MultipartCall request = read(exchange, type);
      Element root = operation(request.envelope());
      SmevNamespaces called = SmevNamespaces.of(root);
      if (spoken.isPresent() && !spoken.get().equals(called.version())) {
        throw SmevFault.client(
            "this address speaks " + spoken.get() + ", the call is of " + called.version());
      }
      ns = called;
      operation = root.getLocalName().replaceFirst("Request$", "");
      requireHeader(root);
      checkAction(action, operation);
      try (IncomingFiles files = IncomingFiles.of(root, request.files(), store)) {
        perform(ns, operation, root, request.text(), files, answer);
      }
    } catch (SmevFault fault) {
      refuse(answer, fault, ns, operation);
    } catch (SAXException e) {
      refuse(answer, SmevFault.client("not XML: " + e.getMessage()), ns, operation);
    } catch (RuntimeException e) {
      // A mistake of the emulator's own; a caller left without an answer would wait for ever.
      System.err.println("СМЭВ emulator: " + operation + ": " + e);
      refuse(answer, SmevFault.of("SMEVFailure", "сбой эмулятора: " + e), ns, operation);
    }
  }

  private MultipartCall read(HttpExchange exchange, String type) throws IOException {
    return MultipartCall.is(type)
        ? MultipartCall.read(exchange.getRequestBody(), type, store)
        : new MultipartCall(
            exchange.getRequestBody().readNBytes(MultipartCall.LARGEST_ENVELOPE), Map.of());
  }

  private void perform(
      SmevNamespaces ns,
      String operation,
      Element root,
      String text,
      IncomingFiles files,
      HttpAnswer answer)
      throws IOException {
    Optional<Interference> planned = mood.interference(operation, text);
    delay(planned);
    boolean takesEffect =
        planned.map(one -> one.letsAnswer() || one.takesEffectFirst()).orElse(true);
    Reply reply =
        takesEffect
            ? service.perform(new Call(ns, operation, root, text, files, planned))
            : Reply.of("");
    if (planned.isPresent() && !planned.get().letsAnswer()) {
      fail(answer, planned.get(), ns, operation, AnswerForm.envelope(reply.body()));
    } else if (operation.matches("GetRequest|GetResponse")) {
      // Real СМЭВ answers them as MTOM even when the queue is empty.
      answer.multipart(AnswerForm.envelope(reply.body()), reply.parts());
    } else {
      answer.send(200, HttpAnswer.XML, AnswerForm.envelope(reply.body()));
    }
  }

  private static Element operation(byte[] request) throws SAXException {
    Element envelope = Dom.parse(request).getDocumentElement();
    if (!Dom.is(envelope, SmevNamespaces.SOAP, "Envelope")) {
      throw SmevFault.client("not a SOAP 1.1 envelope");
    }
    Element body =
        Dom.child(envelope, SmevNamespaces.SOAP, "Body")
            .orElseThrow(() -> SmevFault.client("no soap:Body"));
    List<Element> roots = Dom.children(body);
    if (roots.size() != 1) {
      throw SmevFault.client("soap:Body must hold one element");
    }
    return roots.get(0);
  }

  /** After the version is known: the fault is to be of the caller's. */
  private static void requireHeader(Element root) {
    Element envelope = root.getOwnerDocument().getDocumentElement();
    if (Dom.child(envelope, SmevNamespaces.SOAP, "Header").isEmpty()) {
      throw SmevFault.signature("PoorSOAPEnvelopeFormat", "отсутствует soap:Header");
    }
  }

  private static void checkAction(String action, String operation) {
    if (!action.isEmpty() && !action.equals("urn:" + operation)) {
      throw SmevFault.client("SOAPAction " + action + " does not match " + operation);
    }
  }

  private static void delay(Optional<Interference> planned) {
    Long millis = planned.map(Interference::delayMillis).orElse(null);
    if (millis != null) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fail(
      HttpAnswer answer, Interference planned, SmevNamespaces ns, String operation, String content)
      throws IOException {
    Integer http = planned.http();
    String fault = planned.fault();
    if ("answer".equals(planned.cut())) {
      answer.breakOff(content);
    } else if (http != null) {
      answer.send(http, "text/plain", "planned failure");
    } else if (fault == null || fault.equals("close")) {
      answer.close();
    } else {
      refuse(answer, SmevFault.planned(fault), ns, operation);
    }
  }

  private void refuse(HttpAnswer answer, SmevFault fault, SmevNamespaces ns, String operation)
      throws IOException {
    book.refused(operation, fault);
    answer.send(500, HttpAnswer.XML, fault.envelope(ns));
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
