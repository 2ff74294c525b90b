package ru.uzel.adapters.regional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import ru.uzel.model.party.PartyDirectory;

/**
 * The HTTP face of the Open311 parties. One handler for everything below a party's address, so that
 * whatever is wrong is answered in the protocol's own form and never in the framework's.
 */
@Controller
final class Open311Controller {

  private static final Logger LOG = LoggerFactory.getLogger(Open311Controller.class);

  private final PartyDirectory parties;
  private final Intake intake;
  private final ServiceListing services;
  private final RequestListing requests;
  private final Submission submission;

  Open311Controller(
      PartyDirectory parties,
      Intake intake,
      ServiceListing services,
      RequestListing requests,
      Submission submission) {
    this.parties = parties;
    this.intake = intake;
    this.services = services;
    this.requests = requests;
    this.submission = submission;
  }

  @RequestMapping(
      path = "/{party}/open311/**",
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
    Open311Address address = Open311Address.of(request.getRequestURI());
    write(answer(request, address), address.format(), request, response);
  }

  private Answer answer(HttpServletRequest request, Open311Address address) throws IOException {
    try {
      return answer(request, address, party(request, address));
    } catch (ProblemException refused) {
      return Answer.of(refused.problems());
    } catch (HubFailure failure) {
      if (failure.origin() == Origin.HUB) {
        LOG.warn("Open311 is answered 503: {}", failure.reason());
      }
      return Answer.of(List.of(RegionalFailures.problem(failure)));
    } catch (RuntimeException unforeseen) {
      LOG.error("Open311 is answered 500", withoutMessages(unforeseen));
      return Answer.of(
          List.of(
              new Problem(FailureCode.INTERNAL, 500, null, "The request could not be handled")));
    }
  }

  private Answer answer(HttpServletRequest request, Open311Address address, Party party)
      throws IOException {
    Open311Address.Resource resource = address.resource();
    if (resource == null) {
      throw new ProblemException(Problem.notFound("the resource"));
    }
    String method = request.getMethod();
    if (method.equals("OPTIONS")) {
      return new Answer(204, null, Map.of("Allow", resource.methods()));
    }
    if (!resource.takes(method)) {
      Problem problem =
          new Problem(
              FailureCode.MALFORMED, 405, null, "the method " + method + " is not allowed here");
      return Answer.of(List.of(problem)).with("Allow", resource.methods());
    }
    if (!address.formatKnown()) {
      throw new ProblemException(
          Problem.malformed(null, "the format is to be named by the ending .xml or .json"));
    }
    return method.equals("POST")
        ? submission.take(party, request)
        : Answer.ok(shown(request, address, resource, party));
  }

  private Open311Document shown(
      HttpServletRequest request,
      Open311Address address,
      Open311Address.Resource resource,
      Party party) {
    QueryString query = QueryString.of(request);
    ProblemException.throwIfAny(query.form().problems());
    Jurisdiction.check(RegionalProperties.of(party), query.first("jurisdiction_id"))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
    return switch (resource) {
      case DISCOVERY -> services.discovery(party, base(request));
      case SERVICES -> services.services(party);
      case SERVICE -> services.definition(party, address.id());
      case REQUESTS -> requests.list(party, query);
      case REQUEST -> requests.single(party, address.id(), query);
      case TOKEN -> requests.token(party, address.id(), query);
    };
  }

  private Party party(HttpServletRequest request, Open311Address address) {
    if (address.party() != null) {
      Party party = parties.find(address.party()).orElse(null);
      if (party != null && party.adapter().equals(RegionalMapper.ADAPTER)) {
        return party;
      }
    }
    Problem unknown =
        new Problem(
            FailureCode.UNKNOWN_PARTY,
            404,
            "path",
            address.party() == null
                ? "the path begins with no name of a party: /<party>/open311/v2/"
                : "there is no Open311 party '" + address.party() + "'");
    intake.refuse(
        new Refusal(
            null, null, request.getRemoteAddr(), null, RegionalFailures.failure(List.of(unknown))));
    throw new ProblemException(unknown);
  }

  private static String base(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.indexOf("/open311") + "/open311".length()) + "/v2";
  }

  private static void write(
      Answer answer, Open311Format format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    Open311Document document = answer.document();
    if (document == null) {
      return;
    }
    byte[] body = format.write(document);
    response.setContentType(format.contentType());
    response.setContentLength(body.length);
    if (!request.getMethod().toUpperCase(Locale.ROOT).equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  /** A library's message may quote what it stumbled over, and that is a resident's. */
  private static Throwable withoutMessages(Throwable thrown) {
    Throwable told = new IllegalStateException(thrown.getClass().getName());
    told.setStackTrace(Objects.requireNonNull(thrown.getStackTrace()));
    return told;
  }
}
