package ru.uzel.adapters.regional;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.ContentHash;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** POST Service Request: proves the client, checks the form, and hands it to the hub. */
final class Submission {

  /**
   * Requests of one portal are independent of each other, so groups only spread them over
   * consumers; few, because the broker remembers each group it has seen.
   */
  private static final int GROUPS = 256;

  /**
   * Of an answer that repeats the first receipt. Open311 has no word for it; this header is what
   * other servers with Idempotency-Key send, and whoever does not know it loses nothing.
   */
  private static final String REPEATED = "Idempotent-Replayed";

  /** W3C Trace Context, version-format of traceparent. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final Catalogues catalogues;
  private final Secrets secrets;
  private final Intake intake;
  private final ContentHash contentHash;

  Submission(Catalogues catalogues, Secrets secrets, Intake intake, ContentHash contentHash) {
    this.catalogues = catalogues;
    this.secrets = secrets;
    this.intake = intake;
    this.contentHash = contentHash;
  }

  /**
   * @throws ProblemException when it is refused; the refusal is in the journal then
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now, which is no refusal:
   *     the client is to send it again
   */
  Answer take(Party party, HttpServletRequest request) throws IOException {
    RegionalProperties properties = RegionalProperties.of(party);
    ReceivedBody body = ReceivedBody.read(request, properties.bodyLimit());
    String key = request.getHeader(IdempotencyKey.HEADER);
    try {
      if (body.problem() != null) {
        throw new ProblemException(body.problem());
      }
      Catalogue catalogue = catalogues.of(party);
      RequestForm form = RequestForm.parse(body.wire().bytes());
      check(request, properties, catalogue, form, key);
      return accepted(party, request, properties, catalogue, form, body.wire(), key);
    } catch (ProblemException refused) {
      intake.refuse(
          new Refusal(
              party.name(),
              IdempotencyKey.shown(key),
              request.getRemoteAddr(),
              body.wire(),
              RegionalFailures.failure(refused.problems())));
      throw refused;
    }
  }

  private void check(
      HttpServletRequest request,
      RegionalProperties properties,
      Catalogue catalogue,
      RequestForm form,
      @Nullable String idempotencyKey) {
    QueryString query = QueryString.of(request);
    String apiKey = form.get("api_key") == null ? query.first("api_key") : form.get("api_key");
    // First who it is: a stranger learns nothing about what he got wrong besides.
    Problem stranger = ApiKey.check(apiKey, secrets.resolve(properties.apiKey()));
    if (stranger != null) {
      throw new ProblemException(stranger);
    }
    ProblemException.throwIfAny(form.problems());
    List<Problem> problems = new ArrayList<>();
    Problem badKey = IdempotencyKey.check(idempotencyKey);
    if (badKey != null) {
      problems.add(badKey);
    }
    String jurisdiction = form.get("jurisdiction_id");
    Jurisdiction.check(
            properties, jurisdiction == null ? query.first("jurisdiction_id") : jurisdiction)
        .ifPresent(problems::add);
    problems.addAll(RequestRules.check(form, catalogue));
    ProblemException.throwIfAny(problems);
  }

  private Answer accepted(
      Party party,
      HttpServletRequest request,
      RegionalProperties properties,
      Catalogue catalogue,
      RequestForm form,
      WireBytes wire,
      @Nullable String key) {
    ExternalId externalId = IdempotencyKey.externalId(key);
    int spread = key == null ? Arrays.hashCode(wire.bytes()) : key.hashCode();
    String traceparent = request.getHeader("traceparent");
    Receipt receipt =
        intake.accept(
            new InboundMessage(
                party.name(),
                externalId,
                "",
                MessageKind.CITIZEN_MESSAGE,
                "g" + Math.floorMod(spread, GROUPS),
                wire,
                Map.of(),
                "api-key",
                externalId == null ? properties.repetitionWindow() : null,
                traceparent != null && TRACEPARENT.matcher(traceparent).matches()
                    ? traceparent
                    : null));
    if (receipt.repeated() && !receipt.wireHash().equals(contentHash.hex(wire.bytes()))) {
      // Answering with the first id would lose this message without anybody noticing.
      throw new ProblemException(
          new Problem(
              FailureCode.INVALID_FIELD,
              422,
              IdempotencyKey.HEADER,
              "Idempotency-Key was used before, with another request"));
    }
    Answer answer = Answer.ok(created(receipt, form, catalogue));
    return receipt.repeated() ? answer.with(REPEATED, "true") : answer;
  }

  private static Open311Document created(Receipt receipt, RequestForm form, Catalogue catalogue) {
    ArrayNode requests = JsonNodeFactory.instance.arrayNode();
    requests
        .addObject()
        .put("service_request_id", receipt.id().toString())
        .put(
            "service_notice",
            catalogue
                .find(Objects.requireNonNullElse(form.get("service_code"), ""))
                .map(Service::serviceNotice)
                .orElse(null))
        .put("account_id", form.get("account_id"));
    return new Open311Document("service_requests", requests);
  }
}
