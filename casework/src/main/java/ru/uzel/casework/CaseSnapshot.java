package ru.uzel.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * A case as it stood at one moment; what is decided on it holds only while its revision is the
 * latest.
 *
 * @param returnAddress where the origin awaits the one answer, if it does
 * @param answered whether that answer was decided: nothing more goes there
 * @param extended whether its term was extended, which happens once
 * @param repeats how many times it was reopened
 * @param custody with whom it lies
 * @param joined the messages of other channels that joined it, at most one of each
 * @param outputs how many outputs each target has of it
 */
record CaseSnapshot(
    CaseId caseId,
    long revision,
    CanonicalStatus status,
    Priority priority,
    PartyName origin,
    ExternalId originExternalId,
    MessageId originMessage,
    @Nullable String returnAddress,
    boolean answered,
    boolean extended,
    int repeats,
    Custody custody,
    List<CaseOrigin> joined,
    Map<String, Long> outputs) {

  CaseSnapshot withPriority(Priority fixed) {
    return new CaseSnapshot(
        caseId,
        revision,
        status,
        fixed,
        origin,
        originExternalId,
        originMessage,
        returnAddress,
        answered,
        extended,
        repeats,
        custody,
        joined,
        outputs);
  }

  /** Whether the origin has had its one answer and takes no more. */
  boolean isDoneWith(PartyName target) {
    return answered && returnAddress != null && target.equals(origin);
  }

  CaseSnapshot joinedBy(CaseOrigin other) {
    List<CaseOrigin> all = new ArrayList<>(joined);
    all.add(other);
    return new CaseSnapshot(
        caseId,
        revision,
        status,
        priority,
        origin,
        originExternalId,
        originMessage,
        returnAddress,
        answered,
        extended,
        repeats,
        custody,
        List.copyOf(all),
        outputs);
  }

  /**
   * The case once that is decided about it, but for its revision and the numbers of outputs. Facts
   * are all that is needed, so the case can be made again out of them.
   */
  CaseSnapshot after(Fact fact) {
    return new CaseSnapshot(
        caseId,
        revision,
        fact.status(),
        priority,
        origin,
        originExternalId,
        originMessage,
        returnAddress,
        answered || PlannedOutputs.answer(this, fact.outputs()),
        switch (fact.status()) {
          case EXTENDED -> true;
          // Considered anew, it has a term anew.
          case REOPENED -> false;
          default -> extended && !fact.beginsTermAnew();
        },
        fact.status() == CanonicalStatus.REOPENED && status != CanonicalStatus.REOPENED
            ? repeats + 1
            : repeats,
        custodyAfter(fact),
        joined,
        outputs);
  }

  private Custody custodyAfter(Fact fact) {
    return switch (fact.kind()) {
      case OPENED -> Custody.of(fact.bodies(), fact.hop());
      case TRANSFERRED ->
          fact.bodies().isEmpty()
              ? custody.leftBehind(fact.hop())
              : custody.moved(fact.accepted().party(), fact.bodies().get(0), fact.hop());
      default -> custody;
    };
  }

  /** How the bodies learn for how many residents they work. */
  List<PlannedOutput> toldOfResidents(String act, int residents, Instant at, OutputPlan plan) {
    CaseNotice notice = new CaseNotice(residents, at);
    return custody.bodies().stream().flatMap(body -> plan.own(act, body, notice).stream()).toList();
  }

  CaseContext context() {
    return new CaseContext(
        caseId, origins().stream().map(CaseOrigin::party).toList(), custody.bodies());
  }

  /** The message that opened it, then those that joined. */
  List<CaseOrigin> origins() {
    List<CaseOrigin> origins = new ArrayList<>();
    origins.add(new CaseOrigin(origin, originExternalId, originMessage));
    origins.addAll(joined);
    return origins;
  }

  /** What that channel knows of the case; empty for who is no channel of it. */
  Optional<CaseOrigin> originAt(PartyName party) {
    return origins().stream().filter(known -> known.party().equals(party)).findFirst();
  }
}
