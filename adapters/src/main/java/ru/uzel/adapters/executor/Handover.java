package ru.uzel.adapters.executor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.OrgRef;
import tools.jackson.databind.JsonNode;

/** Whose a case is, as a body says that it is not its own: {@code data.transfer} of an update. */
record Handover(
    OrgRef to,
    String reason,
    @Nullable String legalBasis,
    @Nullable CoveringLetter letter,
    @Nullable Instant deadlineAt) {

  private static final String POINTER = "/data/transfer";

  /** Null where there is none, or where it is so wrong that nothing comes of it. */
  static @Nullable Handover read(JsonNode transfer, List<Problem> problems) {
    if (transfer.isMissingNode()) {
      return null;
    }
    OrgRef to = OrgRef.named(transfer.path("to").path("name").stringValue());
    if (to == null) {
      problems.add(Problem.invalid(POINTER + "/to/name", "is blank"));
      return null;
    }
    String reason = transfer.path("reason").stringValue();
    if (reason.isBlank()) {
      problems.add(Problem.invalid(POINTER + "/reason", "is blank"));
    }
    return new Handover(
        new OrgRef(to.name(), CaseUpdate.text(transfer.path("to").path("ogrn"))),
        reason,
        CaseUpdate.text(transfer.path("legalBasis")),
        letter(transfer.path("coveringLetter"), problems),
        CaseUpdate.time(
            transfer.path("deadlineAt"), POINTER + "/deadlineAt", CaseUpdate::moment, problems));
  }

  private static @Nullable CoveringLetter letter(JsonNode letter, List<Problem> problems) {
    String number = CaseUpdate.text(letter.path("number"));
    return number == null
        ? null
        : new CoveringLetter(
            number,
            CaseUpdate.time(
                letter.path("date"), POINTER + "/coveringLetter/date", LocalDate::parse, problems));
  }
}
