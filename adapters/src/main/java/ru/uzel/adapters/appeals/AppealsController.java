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
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
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

  private final AppealEntrance entrance;
  private final RegistrationIntake intake;

  AppealsController(AppealEntrance entrance, RegistrationIntake intake) {
    this.entrance = entrance;
    this.intake = intake;
  }

  @RequestMapping(path = "/{party}/v1/appeals")
  void handle(
      @PathVariable("party") String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(name, request).writeTo(response);
  }

  private RegistrationAnswer answer(String name, HttpServletRequest request) throws IOException {
    try {
      if (!request.getMethod().equals("POST")) {
        return RegistrationAnswer.of(
                List.of(
                    new Problem(
                        FailureCode.MALFORMED,
                        405,
                        Problem.BODY,
                        "only GET and POST are allowed here")))
            .with("Allow", "GET, HEAD, POST");
      }
      return RegistrationAnswer.taken(take(entrance.let(name, request), request));
    } catch (RuntimeException failure) {
      return AppealEntrance.failed(failure);
    }
  }

  private Receipt take(Party party, HttpServletRequest request) throws IOException {
    AppealsProperties properties = AppealsProperties.of(party);
    byte[] body = new byte[0];
    JsonNode registration;
    try {
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
}
