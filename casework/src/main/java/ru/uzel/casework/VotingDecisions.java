package ru.uzel.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.casework.VotingTable.Version;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.VotingResult;

/**
 * Results of votings: they open no case and belong to none. Each version is kept and told once;
 * what says nothing new is a duplicate, however much was said between.
 */
final class VotingDecisions {

  private final VotingTable results;
  private final CaseWrites writes;

  VotingDecisions(VotingTable results, CaseWrites writes) {
    this.results = results;
    this.writes = writes;
  }

  CaseDecision decide(AcceptedMessage accepted, VotingResult result, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      List<Version> known = results.versions(accepted.party(), accepted.externalId());
      for (Version version : known) {
        if (version.message().equals(accepted.id())) {
          return new CaseDecision.Published(
              version.series(), version.ordinal(), results.outputs(accepted, version.series()));
        }
        if (version.version().equals(accepted.version())) {
          writes.alias(accepted.id(), version.message());
          return new CaseDecision.Duplicate(version.series(), version.message());
        }
      }
      CaseId series = known.isEmpty() ? CaseId.next() : known.get(0).series();
      int ordinal = known.stream().mapToInt(Version::ordinal).max().orElse(0) + 1;
      List<OutboundMessage> outputs =
          isOutdated(accepted, known) ? List.of() : outputs(accepted, series, known, plan);
      if (results.add(accepted, result, series, ordinal, outputs)) {
        return new CaseDecision.Published(series, ordinal, outputs);
      }
    }
    throw CaseworkDatabase.unavailable("too many results collide on one key", null);
  }

  /** One that waited for a person must not take back what corrected it meanwhile. */
  private static boolean isOutdated(AcceptedMessage accepted, List<Version> known) {
    return known.stream().anyMatch(version -> version.receivedAt().isAfter(accepted.receivedAt()));
  }

  private List<OutboundMessage> outputs(
      AcceptedMessage accepted, CaseId series, List<Version> known, OutputPlan plan) {
    Map<PartyName, PlannedOutput> planned = new LinkedHashMap<>();
    plan.outputs(new CaseContext(series, List.of(accepted.party())))
        .forEach(output -> planned.putIfAbsent(output.target(), output));
    Map<PartyName, Long> told = known.isEmpty() ? Map.of() : results.told(series);
    List<OutboundMessage> outputs = new ArrayList<>();
    for (PlannedOutput output : planned.values()) {
      Envelope envelope =
          VotingTable.envelope(
              accepted,
              series,
              MessageId.next(),
              output.target(),
              output.reference(),
              told.getOrDefault(output.target(), 0L) + 1,
              output.priority(),
              output.flow());
      outputs.add(new OutboundMessage(envelope, output.message()));
    }
    return outputs;
  }
}
