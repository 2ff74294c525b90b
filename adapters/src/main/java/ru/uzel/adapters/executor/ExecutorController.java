package ru.uzel.adapters.executor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP face of the bodies. One handler for everything below the address, so that whatever is
 * wrong is answered in the contract's own form and never in the framework's.
 */
@Controller
final class ExecutorController {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorController.class);
  private static final String BASE = "/executor/v1";
  private static final String UPDATES = BASE + "/updates";
  private static final String CASES = BASE + "/cases/";

  /** References are printable ASCII that needs no encoding in a path; a file has its hash. */
  private static final Pattern CASE =
      Pattern.compile(CASES + "([A-Za-z0-9._~-]{1,120})(?:/files/([0-9a-f]{64}))?");

  private final Bodies bodies;
  private final UpdateIntake updates;
  private final CaseShowing cases;
  private final HandedFiles files;
  private final Intake intake;

  ExecutorController(
      Bodies bodies, UpdateIntake updates, CaseShowing cases, HandedFiles files, Intake intake) {
    this.bodies = bodies;
    this.updates = updates;
    this.cases = cases;
    this.files = files;
    this.intake = intake;
  }

  @RequestMapping(
      path = {BASE, BASE + "/**"},
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS,
        RequestMethod.TRACE
      })
  void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Answer answer = answer(request);
    try {
      write(answer, request, response);
    } catch (IOException | RuntimeException broken) {
      if (response.isCommitted()) {
        // A file that broke off must not look whole: the container drops the connection.
        throw broken;
      }
      response.reset();
      write(failed(broken), request, response);
    }
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    try {
      return answer(request, request.getRequestURI());
    } catch (RuntimeException failure) {
      return failed(failure);
    }
  }

  private static Answer failed(Exception failure) {
    if (failure instanceof ProblemException refused) {
      return Answer.of(refused.problems());
    }
    if (failure instanceof HubFailure known) {
      if (known.origin() == Origin.HUB) {
        LOG.warn("A body is answered 503: {}", known.reason());
      }
      return Answer.of(List.of(ExecutorFailures.problem(known)));
    }
    LOG.error("A body is answered 500", withoutMessages(failure));
    return Answer.of(
        List.of(new Problem(FailureCode.INTERNAL, 500, null, "the request could not be handled")));
  }

  private Answer answer(HttpServletRequest request, String path) throws IOException {
    boolean update = path.equals(UPDATES);
    Matcher place = CASE.matcher(path);
    if (!update && !place.matches()) {
      throw new ProblemException(
          Problem.notFound(
              "there is " + UPDATES + " and " + CASES + "{reference}, with /files/{hash} or not"));
    }
    String allowed = update ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
    String method = request.getMethod();
    if (method.equals("OPTIONS")) {
      return new Answer(204, null, Map.of("Allow", allowed));
    }
    if (!List.of(allowed.split(", ", -1)).contains(method)) {
      Problem problem =
          new Problem(
              FailureCode.MALFORMED, 405, null, "the method " + method + " is not allowed here");
      return Answer.of(List.of(problem)).with("Allow", allowed);
    }
    Party party = party(request);
    if (update) {
      return updates.take(party, request);
    }
    String hash = place.group(2);
    return hash == null
        ? cases.show(party, place.group(1))
        : files.show(party, place.group(1), hash);
  }

  private Party party(HttpServletRequest request) {
    try {
      return bodies.calling(request.getHeader("Authorization"));
    } catch (ProblemException stranger) {
      intake.refuse(
          new Refusal(
              null,
              null,
              request.getRemoteAddr(),
              null,
              ExecutorFailures.failure(stranger.problems())));
      throw stranger;
    }
  }

  private static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    OpenedFile file = answer.file();
    if (file != null) {
      write(file, request, response);
    }
    ObjectNode document = answer.document();
    if (document == null) {
      return;
    }
    byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType(answer.isProblem() ? "application/problem+json" : "application/json");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static void write(
      OpenedFile file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream bytes = file.bytes()) {
      response.setContentType("application/octet-stream");
      response.setContentLengthLong(file.content().size());
      if (!request.getMethod().equals("HEAD")) {
        bytes.transferTo(response.getOutputStream());
      }
    }
  }

  /** A library's message may quote what it stumbled over, and that may be a person's. */
  private static Throwable withoutMessages(Throwable thrown) {
    Throwable told = new IllegalStateException(thrown.getClass().getName());
    told.setStackTrace(Objects.requireNonNull(thrown.getStackTrace()));
    return told;
  }
}
