package ru.uzel.adapters.municipal;

import java.util.Map;
import java.util.Optional;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/** Hands a prepared form to a system, with the building where its reason wants one. */
final class ProblemSender {

  private final MunicipalClient client;
  private final Shapes shapes;

  ProblemSender(MunicipalClient client, Shapes shapes) {
    this.client = client;
    this.shapes = shapes;
  }

  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    MunicipalProperties properties = MunicipalProperties.of(party);
    Shape shape = shapes.of(party);
    Shape.Outward outward = shape.outward();
    if (outward == null || properties.polls()) {
      throw MunicipalFailures.takesNothing(party.name(), shape);
    }
    try {
      MultipartForm form = MultipartForm.read(prepared.wire());
      Shape.Reason reason = ProblemForm.reason(form, shape, outward);
      MultipartForm whole =
          reason.place() == Shape.Place.STREET
              ? form
              : form.with(reason.place().field(), building(properties, shape, outward, form));
      MunicipalClient.Answer answer =
          client.post(properties, shape, outward.path(), outward.headers(), whole.wire());
      if (answer.status() / 100 != 2) {
        throw MunicipalFailures.sending(
            outward, answer.status(), answer.retryAfter(), answer.wire());
      }
      return new DeliveryReceipt(
          said(answer, outward.id()).orElse(null),
          answer.wire().size() == 0 ? null : answer.wire(),
          "taken by the system: HTTP status " + answer.status());
    } catch (Unanswered unanswered) {
      throw unanswered.failure();
    }
  }

  private String building(
      MunicipalProperties properties, Shape shape, Shape.Outward outward, MultipartForm form) {
    Shape.Nearest nearest = outward.nearest();
    if (nearest == null) {
      throw noBuilding("its shape does not say how a building is asked for");
    }
    Map<String, String> query =
        Placeholders.filled(nearest.query(), place -> ProblemForm.place(form, outward, place));
    MunicipalClient.Answer answer = client.get(properties, shape, nearest.path(), Map.of(), query);
    if (answer.status() != 200) {
      throw MunicipalFailures.asking(answer.status(), answer.retryAfter());
    }
    return said(answer, nearest.id())
        .orElseThrow(() -> noBuilding("the system knows none near the message's place"));
  }

  private static RejectedFailure noBuilding(String why) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.PARTNER,
        "the reason is about a building, and " + why,
        "location");
  }

  private static Optional<String> said(MunicipalClient.Answer answer, JsonPointer place) {
    try {
      return Optional.of(MunicipalJson.PAGE.readTree(answer.wire().bytes()).at(place).asString(""))
          .filter(text -> !text.isBlank());
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }
}
