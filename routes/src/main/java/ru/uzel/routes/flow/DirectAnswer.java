package ru.uzel.routes.flow;

import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;

/** Answers that need no case and no flow: each is the one answer its request gets. */
final class DirectAnswer {

  /** Stands where an output names its flow. */
  private static final String FLOW = "direct-answer";

  private DirectAnswer() {}

  static PlannedOutput refusal(
      AcceptedMessage accepted, RejectedFailure failure, String newReference) {
    String told = failure.reason() + failure.where().map(where -> " (" + where + ")").orElse("");
    return planned(
        accepted,
        CanonicalStatus.REJECTED_BY_MODERATOR,
        failure.code().wireName(),
        told,
        newReference);
  }

  static PlannedOutput toTest(AcceptedMessage accepted, String newReference) {
    return planned(
        accepted,
        CanonicalStatus.EXPLAINED,
        AcceptedMessage.TEST,
        "Тестовое сообщение принято и проверено, данные не изменены.",
        newReference);
  }

  private static PlannedOutput planned(
      AcceptedMessage accepted,
      CanonicalStatus status,
      String word,
      String comment,
      String newReference) {
    return new PlannedOutput(
        FLOW,
        accepted.party(),
        Priority.NORMAL,
        newReference,
        new StatusUpdate(
            accepted.externalId().value(),
            status,
            word,
            comment,
            null,
            accepted.receivedAt(),
            1,
            null));
  }
}
