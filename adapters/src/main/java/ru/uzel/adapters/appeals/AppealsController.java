package ru.uzel.adapters.appeals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where document systems register appeals; whatever is wrong is answered by RFC 9457. */
@Controller
final class AppealsController {

  private static final Logger LOG = LoggerFactory.getLogger(AppealsController.class);

  /** W3C Trace Context, version-format of traceparent. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private static final int MOST_DRAINED = 64 << 20;

  private final PartyDirectory parties;
  private final RegistrationIntake intake;
  private final ApiKey apiKey;

  AppealsController(PartyDirectory parties, RegistrationIntake intake, ApiKey apiKey) {
    this.parties = parties;
    this.intake = intake;
    this.apiKey = apiKey;
  }

  @RequestMapping(path = "/{party}/v1/appeals")
  void handle(
      @PathVariable("party") String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RegistrationAnswer answer = answer(name, request);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setContentType(answer.body().contentType());
    response.setContentLength(answer.body().size());
    response.getOutputStream().write(answer.body().bytes());
  }

  private RegistrationAnswer answer(String name, HttpServletRequest request) throws IOException {
    try {
      Party party = party(name, request);
      return request.getMethod().equals("POST")
          ? RegistrationAnswer.taken(take(party, request))
          : RegistrationAnswer.of(
                  List.of(
                      new Problem(
                          FailureCode.MALFORMED, 405, Problem.BODY, "only POST is allowed here")))
              .with("Allow", "POST");
    } catch (RefusedRegistration refused) {
      return RegistrationAnswer.of(refused.problems());
    } catch (HubFailure failure) {
      LOG.warn("A registration is answered 503: {}", failure.reason());
      return RegistrationAnswer.later(failure.code());
    } catch (RuntimeException unforeseen) {
      LOG.error("A registration is answered 500", withoutMessages(unforeseen));
      return RegistrationAnswer.unforeseen();
    }
  }

  private Receipt take(Party party, HttpServletRequest request) throws IOException {
    AppealsProperties properties = AppealsProperties.of(party);
    // Of a stranger nothing is read, and so nothing kept.
    byte[] body = new byte[0];
    JsonNode registration;
    try {
      apiKey.require(properties, request.getHeader("Authorization"));
      body = body(request, properties.bodyLimit());
      requireJson(request);
      registration = parsed(body);
    } catch (RefusedRegistration refused) {
      intake.refuse(
          party,
          null,
          request.getRemoteAddr(),
          body.length == 0 ? null : WireBytes.of(AppealsJson.TYPE, body),
          refused);
      throw refused;
    }
    String traceparent = request.getHeader("traceparent");
    return intake.take(
        party,
        registration,
        WireBytes.of(AppealsJson.TYPE, body),
        request.getRemoteAddr(),
        traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent : null);
  }

  private static byte[] body(HttpServletRequest request, int limit) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      // Its sender shall get to the answer.
      long drained = request.getInputStream().skip(MOST_DRAINED);
      LOG.debug("A registration had {} bytes too many at least", drained);
      throw new RefusedRegistration(
          new Problem(
              FailureCode.TOO_LARGE, 413, Problem.BODY, "is longer than " + limit + " bytes"));
    }
    return bytes;
  }

  private static void requireJson(HttpServletRequest request) {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    @Nullable String encoding = request.getHeader("Content-Encoding");
    if (!media.equals(AppealsJson.TYPE)
        || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
      throw new RefusedRegistration(
          new Problem(
              FailureCode.MALFORMED,
              415,
              "Content-Type",
              "is to be " + AppealsJson.TYPE + ", without Content-Encoding"));
    }
  }

  /** The parser's own words would quote the body. */
  private static JsonNode parsed(byte[] body) {
    try {
      return AppealsJson.MAPPER.readTree(body);
    } catch (JacksonException broken) {
      var place = broken.getLocation();
      throw new RefusedRegistration(
          Problem.malformed(
              "is no JSON object in UTF-8 with each key once"
                  + (place == null
                      ? ""
                      : ": line " + place.getLineNr() + ", column " + place.getColumnNr())));
    }
  }

  private Party party(String name, HttpServletRequest request) {
    Party party = found(name);
    if (party == null) {
      RefusedRegistration unknown =
          new RefusedRegistration(
              new Problem(
                  FailureCode.UNKNOWN_PARTY,
                  404,
                  Problem.BODY,
                  "the address begins with no name of a body that registers appeals: /<party>/v1/appeals"));
      intake.refuse(null, null, request.getRemoteAddr(), null, unknown);
      throw unknown;
    }
    return party;
  }

  private @Nullable Party found(String name) {
    try {
      return parties
          .find(new PartyName(name))
          .filter(party -> party.adapter().equals(AppealsMapper.ADAPTER))
          .orElse(null);
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }

  /** A library's message may quote what it stumbled over, and that is a person's. */
  private static Throwable withoutMessages(Throwable thrown) {
    Throwable told = new IllegalStateException(thrown.getClass().getName());
    told.setStackTrace(Objects.requireNonNull(thrown.getStackTrace()));
    return told;
  }
}
