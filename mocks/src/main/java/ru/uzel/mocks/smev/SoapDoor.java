package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

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
    String action = header(exchange, "SOAPAction").replace("\"", "");
    if (mood.behaviour().isDown() || mood.unread(action.replaceFirst("^urn:", "")).isPresent()) {
      exchange.close();
      return;
    }
    HttpAnswer answer = new HttpAnswer(exchange);
    if (exchange.getRequestMethod().equals("GET")) {
      ContractPage.show(exchange, answer);
      return;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      answer.send(405, "text/plain", "only POST");
      return;
    }
    if (!header(exchange, "Content-Type").startsWith("text/xml")) {
      answer.send(415, "text/plain", "SOAP 1.1 is text/xml");
      return;
    }
    byte[] request = exchange.getRequestBody().readNBytes(LARGEST);
    SmevNamespaces ns = DEFAULT;
    String operation = "unknown";
    try {
      Element root = operation(request);
      ns = SmevNamespaces.of(root);
      operation = root.getLocalName().replaceFirst("Request$", "");
      checkAction(action, operation);
      perform(ns, operation, root, new String(request, StandardCharsets.UTF_8), answer);
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

  private void perform(
      SmevNamespaces ns, String operation, Element root, String text, HttpAnswer answer)
      throws IOException {
    Optional<Interference> planned = mood.interference(operation, text);
    delay(planned);
    Optional<SmevFault> later = planned.flatMap(Interference::later);
    boolean takesEffect = planned.map(one -> one.answers() || one.takesEffectFirst()).orElse(true);
    String content =
        takesEffect
            ? AnswerForm.envelope(service.perform(new Call(ns, operation, root, text, later)))
            : "";
    if (planned.isPresent() && !planned.get().answers()) {
      fail(answer, planned.get(), ns, operation, content);
    } else if (operation.matches("GetRequest|GetResponse")) {
      // Real СМЭВ answers them as MTOM even when the queue is empty.
      answer.multipart(content);
    } else {
      answer.send(200, HttpAnswer.XML, content);
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
