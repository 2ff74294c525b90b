package ru.uzel.adapters.municipal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.BoundedExchange;
import ru.uzel.model.delivery.LimitedBody;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Secrets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The calls the hub makes of a system, logged in as the system's shape says: once, and again when
 * the system says that it does not know us.
 */
final class MunicipalClient {

  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * @param retryAfter in seconds; empty where it was not given so
   */
  record Answer(int status, String retryAfter, WireBytes wire) {

    /** Not logged in, or not any more: some redirect to their login page. */
    boolean isStranger() {
      return status == 401 || status == 403 || status / 100 == 3;
    }
  }

  private final Secrets secrets;
  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();
  private final Map<PartyName, Session> sessions = new ConcurrentHashMap<>();

  MunicipalClient(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @param query its places filled already
   * @throws Unanswered when there was no answer in time, or one too long
   * @throws ru.uzel.model.failure.RetryableFailure when there was none at all
   */
  Answer get(
      MunicipalProperties properties,
      Shape shape,
      String path,
      Map<String, String> headers,
      Map<String, String> query) {
    String address = path + (query.isEmpty() ? "" : "?" + Placeholders.encoded(query));
    return loggedIn(properties, shape, () -> request(properties, shape, address, headers).GET());
  }

  /** As {@link #get}. */
  Answer post(
      MunicipalProperties properties,
      Shape shape,
      String path,
      Map<String, String> headers,
      WireBytes form) {
    return loggedIn(
        properties,
        shape,
        () ->
            request(properties, shape, path, headers)
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.bytes())));
  }

  private Answer loggedIn(
      MunicipalProperties properties, Shape shape, Supplier<HttpRequest.Builder> request) {
    Session known = sessions.get(properties.party());
    Session session = known == null ? login(properties, shape) : known;
    Answer answer = answer(call(properties, with(request.get(), session)));
    if (!answer.isStranger() || shape.login() == null) {
      return answer;
    }
    sessions.remove(properties.party());
    return known == null
        ? answer
        : answer(call(properties, with(request.get(), login(properties, shape))));
  }

  private Session login(MunicipalProperties properties, Shape shape) {
    Shape.Login login = shape.login();
    Session session =
        login == null ? Session.NONE : session(login, posted(properties, shape, login));
    sessions.put(properties.party(), session);
    return session;
  }

  private HttpResponse<byte[]> posted(
      MunicipalProperties properties, Shape shape, Shape.Login login) {
    String form =
        Placeholders.encoded(
            Placeholders.filled(login.form(), place -> credential(properties, place)));
    return call(
        properties,
        request(properties, shape, login.path(), login.headers())
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form)));
  }

  private static Session session(Shape.Login login, HttpResponse<byte[]> response) {
    Answer answer = answer(response);
    if (answer.status() / 100 != 2) {
      throw MunicipalFailures.login(answer.status(), answer.retryAfter());
    }
    JsonNode json = parsed(answer.wire().bytes());
    if (login.refused() != null && isSaid(json.at(login.refused()))) {
      throw MunicipalFailures.loginRefused(login.refused().toString());
    }
    if (login.proof() == Shape.Proof.COOKIES) {
      return Session.cookies(response.headers());
    }
    String token = login.token() == null ? "" : json.at(login.token()).asString("").strip();
    if (token.isEmpty()) {
      throw MunicipalFailures.loginRefused(String.valueOf(login.token()));
    }
    return Session.bearer(token);
  }

  private static boolean isSaid(JsonNode value) {
    return !value.isMissingNode()
        && !value.isNull()
        && !value.asString("-").isEmpty()
        && !(value.isBoolean() && !value.booleanValue());
  }

  /** An answer to a login that is no JSON says nothing, neither yes nor no. */
  private static JsonNode parsed(byte[] body) {
    try {
      return MunicipalJson.PAGE.readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
    } catch (JacksonException page) {
      return MunicipalJson.PAGE.createObjectNode();
    }
  }

  private HttpRequest.Builder request(
      MunicipalProperties properties, Shape shape, String address, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(properties.endpoint() + address))
            .header("Accept", MunicipalJson.TYPE);
    Placeholders.filled(shape.headers(), place -> credential(properties, place))
        .forEach(request::setHeader);
    headers.forEach(request::setHeader);
    return request;
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, Session session) {
    session.headers().forEach(request::setHeader);
    return request;
  }

  /**
   * @throws ru.uzel.model.failure.RejectedFailure naming the reference of a secret that is not
   *     there
   */
  private @Nullable String credential(MunicipalProperties properties, String place) {
    @Nullable String reference = properties.secrets().get(place);
    return reference == null ? properties.words().get(place) : secrets.resolve(reference).strip();
  }

  private HttpResponse<byte[]> call(MunicipalProperties properties, HttpRequest.Builder request) {
    HttpClient client =
        clients.computeIfAbsent(
            properties.connectTimeout(),
            timeout ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    // Where a system sends us on, our password would go to somebody else.
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timeout)
                    .build());
    try {
      return BoundedExchange.await(
          properties.endpoint().toString(),
          client.sendAsync(request.build(), answer -> new LimitedBody(properties.largestAnswer())),
          properties.receiveTimeout());
    } catch (RetryableFailure broken) {
      boolean slow =
          broken.getCause() instanceof TimeoutException
              || broken.getCause() instanceof LimitedBody.TooLongException;
      throw slow ? new Unanswered(broken, Duration.ZERO, true) : broken;
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(""),
        WireBytes.of(MunicipalJson.TYPE, response.body()));
  }
}
