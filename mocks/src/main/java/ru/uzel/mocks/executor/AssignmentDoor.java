package ru.uzel.mocks.executor;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the hub puts assignments, notices and results of votings: the same one as often as it
 * likes, with one effect. Only assignments are answered by updates.
 */
final class AssignmentDoor {

  private static final Pattern PATH =
      Pattern.compile(
          "/executor/v1/(?:cases/([^/]+)/(assignments|notices|deadlines)|(voting-results))/([^/]+)");

  private final BodyBook book;
  private final BodyKey key;
  private final Path hubCertificate;
  private final UpdateSender updates;
  private final Supplier<BodySettings> settings;
  private final Supplier<BodyBehaviour> behaviour;
  private final Map<String, byte[]> taken = new ConcurrentHashMap<>();

  AssignmentDoor(
      BodyBook book,
      BodyKey key,
      Path hubCertificate,
      UpdateSender updates,
      Supplier<BodySettings> settings,
      Supplier<BodyBehaviour> behaviour) {
    this.book = book;
    this.key = key;
    this.hubCertificate = hubCertificate;
    this.updates = updates;
    this.settings = settings;
    this.behaviour = behaviour;
  }

  void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    BodyBehaviour now = behaviour.get();
    pause(now.slowMillis());
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("PUT")) {
      refuse(
          exchange,
          "",
          404,
          "PUT /executor/v1/cases/{caseId}/assignments|notices|deadlines/{reference}"
              + " or /executor/v1/voting-results/{reference}");
      return;
    }
    String reference = path.group(4);
    if (!isTheHub(exchange)) {
      refuse(exchange, reference, 401, "the key is not known");
      return;
    }
    String contentType =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    Map<String, byte[]> parts = FormParts.read(contentType, body);
    byte[] message = parts.getOrDefault("message", new byte[0]);
    String finding = finding(parts.getOrDefault("signature", new byte[0]), message);
    if (!finding.isEmpty()) {
      refuse(exchange, reference, 403, finding);
      return;
    }
    if (now.now("refuseNext")) {
      refuse(exchange, reference, now.refuseStatus(), "told to refuse");
      return;
    }
    take(exchange, path, message, now);
  }

  private void take(HttpExchange exchange, Matcher path, byte[] message, BodyBehaviour now)
      throws IOException {
    String reference = path.group(4);
    boolean voting = path.group(3) != null;
    boolean assignment = "assignments".equals(path.group(2));
    JsonNode event;
    try {
      event = JsonMapper.shared().readTree(message);
    } catch (JacksonException noJson) {
      refuse(exchange, reference, 400, "no JSON");
      return;
    }
    if (!event.path("subject").asString("").equals(reference)
        || !event.path("caseid").asString("").equals(voting ? "" : path.group(1))
        || event.path("type").asString("").equals("ru.uzel.CitizenMessage") != assignment
        || event.path("type").asString("").equals("ru.uzel.VotingResult") != voting) {
      refuse(exchange, reference, 422, "the address is not that of the message");
      return;
    }
    byte[] before = taken.putIfAbsent(reference, message);
    if (before != null && !Arrays.equals(before, message)) {
      refuse(exchange, reference, 409, "another message is there under this reference");
      return;
    }
    boolean term = event.path("type").asString("").equals("ru.uzel.DeadlineEvent");
    String receipt;
    if (voting) {
      receipt = book.voted(reference, event);
    } else {
      receipt = term ? book.noticed(reference, event) : book.received(reference, event);
    }
    if (before == null && assignment) {
      updates.fetchFiles(reference, event);
      updates.answer(reference, new String(message, StandardCharsets.UTF_8));
    }
    if (now.now("loseAnswerNext")) {
      exchange.close();
      return;
    }
    answer(exchange, before == null ? 201 : 200, reference, receipt, now);
  }

  private void answer(
      HttpExchange exchange, int status, String reference, String receipt, BodyBehaviour now)
      throws IOException {
    byte[] json =
        JsonMapper.shared()
            .writeValueAsBytes(
                Map.of(
                    "reference",
                    now.now("wrongReceiptNext") ? "another" : reference,
                    "receipt",
                    receipt,
                    "receivedAt",
                    Instant.now().toString()));
    if (now.signsReceipts()) {
      FormParts form = new FormParts(json, BodyCms.sign(json, key));
      respond(exchange, status, form.contentType(), form.bytes());
    } else {
      respond(exchange, status, "application/json", json);
    }
  }

  private boolean isTheHub(HttpExchange exchange) {
    String wanted = settings.get().endpointKey();
    return wanted.isEmpty()
        || ("Bearer " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private String finding(byte[] signature, byte[] message) throws IOException {
    if (!Files.exists(hubCertificate)) {
      return "the hub's certificate is not known yet";
    }
    try {
      return CertificateFactory.getInstance("X.509", BodyKey.PROVIDER)
                  .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(hubCertificate)))
              instanceof X509Certificate hub
          ? BodyCms.finding(signature, message, hub)
          : "the hub's certificate cannot be read";
    } catch (CertificateException unreadable) {
      return "the hub's certificate cannot be read";
    }
  }

  private void refuse(HttpExchange exchange, String reference, int status, String why)
      throws IOException {
    book.refused(reference, status, why);
    respond(
        exchange,
        status,
        "application/problem+json",
        JsonMapper.shared().writeValueAsBytes(Map.of("status", status, "detail", why)));
  }

  private static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void pause(int millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }
}
