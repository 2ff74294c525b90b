package ru.uzel.mocks.municipal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What both systems have in common: their bad days, and who is logged in. */
abstract class Door {

  private final String system;
  private final AtomicReference<MunicipalBehaviour> behaviour;
  private final MunicipalBook book;
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();

  Door(String system, AtomicReference<MunicipalBehaviour> behaviour, MunicipalBook book) {
    this.system = system;
    this.behaviour = behaviour;
    this.book = book;
  }

  /** Answers a call on a good day, and gives the status. */
  abstract int answer(Call call, MunicipalBehaviour now) throws IOException;

  final void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      int status = status(call, now());
      book.asked(system, call.method() + " " + call.path(), call.query(), status);
    }
  }

  private int status(Call call, MunicipalBehaviour now) throws IOException {
    if (now.forbidden()) {
      return told(call, 403, "{\"detail\":\"forbidden\"}");
    }
    if (now.busy() > 0) {
      behaviour.updateAndGet(MunicipalBehaviour::lessBusy);
      call.exchange().getResponseHeaders().set("Retry-After", "1");
      return told(call, 429, "{\"detail\":\"too many requests\"}");
    }
    if (now.failing() > 0) {
      behaviour.updateAndGet(MunicipalBehaviour::lessFailing);
      return told(call, 503, "{}");
    }
    return answer(call, now);
  }

  static int told(Call call, int status, String json) throws IOException {
    call.answer(status, json);
    return status;
  }

  /** A list, unless it is to break off. */
  final int list(Call call, MunicipalBehaviour now, byte[] page) throws IOException {
    if (now.truncated() > 0) {
      behaviour.updateAndGet(MunicipalBehaviour::lessTruncated);
      call.answer(200, Arrays.copyOf(page, page.length / 2));
    } else {
      call.answer(200, page);
    }
    return 200;
  }

  final boolean lets(
      MunicipalBehaviour now, Map<String, String> form, String user, String password) {
    return now.user().isEmpty()
        || (now.user().equals(form.get(user)) && now.password().equals(form.get(password)));
  }

  final String newSession() {
    String session = UUID.randomUUID().toString();
    sessions.add(session);
    return session;
  }

  final boolean knows(String session) {
    return sessions.contains(session);
  }

  final void forgetSessions() {
    sessions.clear();
  }

  final MunicipalBehaviour now() {
    return Objects.requireNonNull(behaviour.get());
  }

  final void lessFailingAfterEffect() {
    behaviour.updateAndGet(MunicipalBehaviour::lessFailingAfterEffect);
  }

  final MunicipalBook book() {
    return book;
  }
}
