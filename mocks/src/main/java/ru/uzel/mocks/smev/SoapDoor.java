package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import ru.uzel.mocks.smev.Behaviour.PlannedFault;

/** SOAP 1.1 over HTTP: opens the envelope, has the operation performed, answers or faults. */
final class SoapDoor implements HttpHandler {

  private static final int LARGEST = 64 * 1024 * 1024;
  private static final SmevNamespaces DEFAULT = new SmevNamespaces("1.3");

  private final ExchangeService service;
  private final Mood mood;
  private final SmevBook book;

  SoapDoor(ExchangeService service, Mood mood, SmevBook book) {
    this.service = service;
    this.mood = mood;
    this.book = book;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (mood.behaviour().isDown()) {
      exchange.close();
      return;
    }
    byte[] request = exchange.getRequestBody().readNBytes(LARGEST);
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, "text/plain", "only POST");
      return;
    }
    if (!header(exchange, "Content-Type").startsWith("text/xml")) {
      answer(exchange, 415, "text/plain", "SOAP 1.1 is text/xml");
      return;
    }
    SmevNamespaces ns = DEFAULT;
    String operation = "unknown";
    try {
      Element root = operation(request);
      ns = SmevNamespaces.of(root);
      operation = root.getLocalName().replaceFirst("Request$", "");
      checkAction(exchange, operation);
      Optional<PlannedFault> planned =
          mood.fault(operation, new String(request, StandardCharsets.UTF_8));
      String content =
          planned.isPresent() && !planned.get().takesEffectFirst()
              ? ""
              : AnswerForm.envelope(service.perform(ns, root));
      if (planned.isPresent()) {
        fail(exchange, planned.get(), ns, operation);
      } else if (operation.matches("GetRequest|GetResponse")) {
        multipart(exchange, content);
      } else {
        answer(exchange, 200, "text/xml; charset=UTF-8", content);
      }
    } catch (SmevFault fault) {
      refuse(exchange, fault, ns, operation);
    } catch (SAXException e) {
      refuse(exchange, SmevFault.client("not XML: " + e.getMessage()), ns, operation);
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
    if (Dom.child(envelope, SmevNamespaces.SOAP, "Header").isEmpty()) {
      throw SmevFault.signature("PoorSOAPEnvelopeFormat", "отсутствует soap:Header");
    }
    List<Element> roots = Dom.children(body);
    if (roots.size() != 1) {
      throw SmevFault.client("soap:Body must hold one element");
    }
    return roots.get(0);
  }

  private static void checkAction(HttpExchange exchange, String operation) {
    String action = header(exchange, "SOAPAction").replace("\"", "");
    if (!action.isEmpty() && !action.equals("urn:" + operation)) {
      throw SmevFault.client("SOAPAction " + action + " does not match " + operation);
    }
  }

  private void fail(
      HttpExchange exchange, PlannedFault planned, SmevNamespaces ns, String operation)
      throws IOException {
    Integer http = planned.http();
    String fault = planned.fault();
    if (http != null) {
      answer(exchange, http, "text/plain", "planned failure");
    } else if (fault == null || fault.equals("close")) {
      exchange.close();
    } else {
      refuse(exchange, SmevFault.planned(fault), ns, operation);
    }
  }

  private void refuse(HttpExchange exchange, SmevFault fault, SmevNamespaces ns, String operation)
      throws IOException {
    book.refused(operation, fault);
    answer(exchange, 500, "text/xml; charset=UTF-8", fault.envelope(ns));
  }

  /** Real СМЭВ answers them as MTOM even when the queue is empty. */
  private static void multipart(HttpExchange exchange, String content) throws IOException {
    String boundary = UUID.randomUUID().toString();
    String type =
        "multipart/related; type=\"application/xop+xml\"; boundary=\"uuid:"
            + boundary
            + "\"; start=\"<root.message@cxf.apache.org>\"; start-info=\"text/xml\"";
    String part =
        "--uuid:"
            + boundary
            + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
            + "Content-Transfer-Encoding: binary\r\nContent-ID: <root.message@cxf.apache.org>\r\n"
            + "\r\n"
            + content
            + "\r\n--uuid:"
            + boundary
            + "--";
    answer(exchange, 200, type, part);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
