package ru.uzel.casework;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;

/** A case as its facts make it. */
final class ReplayedCase {

  /** A message that joined, as the fact of it tells. */
  private record Joined(AcceptedMessage accepted, CitizenMessage message) {}

  private record Rated(SatisfactionScore score, MessageId message) {}

  private final FactRow opening;
  private final CitizenMessage message;
  private final Map<MessageId, Joined> joined = new LinkedHashMap<>();
  private final Map<Integer, Rated> scores = new TreeMap<>();
  private final Map<String, Deadline> terms = new TreeMap<>();
  private CaseSnapshot hubCase;
  private long revision;
  private Instant updatedAt;

  private ReplayedCase(FactRow opening, CitizenMessage message, CaseSnapshot hubCase) {
    this.opening = opening;
    this.message = message;
    this.hubCase = hubCase;
    this.revision = opening.ordinal();
    this.updatedAt = opening.decidedAt();
    stand(opening.fact());
  }

  static ReplayedCase opened(FactRow row) {
    Fact fact = row.fact();
    if (fact.kind() != Fact.Kind.OPENED || !(fact.message() instanceof CitizenMessage message)) {
      throw new IllegalStateException("case " + row.caseId() + " has facts before it was opened");
    }
    AcceptedMessage accepted = fact.accepted();
    CaseSnapshot unopened =
        new CaseSnapshot(
            row.caseId(),
            row.ordinal(),
            fact.status(),
            fact.priority(),
            accepted.party(),
            accepted.externalId(),
            accepted.id(),
            fact.returnAddress(),
            false,
            false,
            0,
            Custody.NONE,
            List.of(),
            Map.of());
    return new ReplayedCase(row, message, unopened.after(fact));
  }

  CaseId caseId() {
    return opening.caseId();
  }

  void goOn(FactRow row) {
    Fact fact = row.fact();
    AcceptedMessage accepted = fact.accepted();
    if (fact.kind() == Fact.Kind.JOINED && fact.message() instanceof CitizenMessage other) {
      joined.put(accepted.id(), new Joined(accepted, other));
    } else if (fact.kind() == Fact.Kind.SEPARATED && fact.message() instanceof Separation act) {
      joined.remove(act.message());
    } else if (fact.kind() != Fact.Kind.STORED
        && fact.message() instanceof SatisfactionScore score
        && score.score() != null) {
      scores.merge(
          hubCase.repeats(),
          new Rated(score, accepted.id()),
          (last, next) -> last.score().ratedAt().isAfter(next.score().ratedAt()) ? last : next);
    }
    stand(fact);
    hubCase = hubCase.after(fact);
    revision = row.ordinal();
    updatedAt = row.decidedAt();
  }

  private void stand(Fact fact) {
    fact.deadlines().events().forEach(event -> terms.put(event.rule(), Deadline.after(event)));
  }

  void addTo(
      PreparedStatement cases,
      PreparedStatement origins,
      PreparedStatement rated,
      PreparedStatement standing)
      throws SQLException {
    addCase(cases);
    for (Deadline term : terms.values()) {
      addTerm(standing, term);
    }
    for (Joined other : joined.values()) {
      Parameters parameters = new Parameters(origins);
      parameters.id(caseId().value());
      parameters.text(other.accepted().party().value());
      parameters.text(other.accepted().externalId().value());
      parameters.id(other.accepted().id().value());
      parameters.text(other.message().category().code());
      parameters.time(CaseWrites.time(other.accepted().receivedAt()));
      origins.addBatch();
    }
    for (Map.Entry<Integer, Rated> round : scores.entrySet()) {
      Rated last = round.getValue();
      Integer score = last.score().score();
      Parameters parameters = new Parameters(rated);
      parameters.id(caseId().value());
      parameters.number(round.getKey());
      parameters.number(score == null ? null : score.longValue());
      parameters.time(CaseWrites.time(last.score().ratedAt()));
      parameters.id(last.message().value());
      rated.addBatch();
    }
  }

  private static void addTerm(PreparedStatement standing, Deadline term) throws SQLException {
    PartyName responsible = term.responsible();
    Parameters parameters = new Parameters(standing);
    parameters.id(term.caseId().value());
    parameters.text(term.rule());
    parameters.number(term.round());
    parameters.text(term.stage().name());
    parameters.text(term.state().name());
    parameters.text(term.phase().name());
    parameters.text(term.basis().name());
    parameters.time(CaseWrites.time(term.startAt()));
    parameters.time(CaseWrites.time(term.dueAt()));
    parameters.time(CaseWrites.time(term.phaseAt()));
    parameters.text(term.sector() == null ? null : term.sector().name());
    parameters.text(responsible == null ? null : responsible.value());
    standing.addBatch();
  }

  private void addCase(PreparedStatement cases) throws SQLException {
    Custody custody = hubCase.custody();
    Parameters parameters = new Parameters(cases);
    parameters.id(caseId().value());
    parameters.number(Long.valueOf(revision));
    parameters.text(hubCase.origin().value());
    parameters.text(hubCase.originExternalId().value());
    parameters.number(opening.fact().occurrence());
    parameters.id(hubCase.originMessage().value());
    parameters.text(message.category().code());
    parameters.text(hubCase.status().name());
    parameters.text(hubCase.priority().name());
    parameters.time(CaseWrites.time(opening.fact().accepted().receivedAt()));
    parameters.time(CaseWrites.time(opening.decidedAt()));
    parameters.time(CaseWrites.time(updatedAt));
    parameters.text(hubCase.returnAddress());
    parameters.flag(hubCase.answered());
    parameters.place(Neighbourhood.of(message), message.registeredAt());
    parameters.flag(hubCase.extended());
    parameters.parties(custody.bodies());
    parameters.parties(custody.chain());
    parameters.number(custody.hops());
    parameters.flag(custody.outside());
    parameters.number(hubCase.repeats());
    cases.addBatch();
  }
}
