package ru.uzel.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Organisation;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Transfers;

/** Where a case must not go: round in circles, on and on, or to whoever is complained of. */
final class TransferGuard {

  /** Why a transfer must not be. */
  record Objection(FailureCode code, String reason) {}

  private final Transfers rules;
  private final List<Party> parties;

  TransferGuard(Transfers rules, List<Party> parties) {
    this.rules = rules;
    this.parties = List.copyOf(parties);
  }

  /** The parties that are that organisation: it may have several systems. */
  List<PartyName> bodies(OrgRef organisation) {
    return parties.stream().filter(party -> party.is(organisation)).map(Party::name).toList();
  }

  /** How many transfers the case has behind it once it is with that party. */
  int hop(Custody custody, @Nullable PartyName to) {
    return isReturn(to) ? 0 : custody.hops() + 1;
  }

  /**
   * @param to null where the case leaves by no channel
   * @param complainedOf whom its messages complain of
   */
  Optional<Objection> objection(
      Custody custody, OrgRef organisation, @Nullable PartyName to, List<OrgRef> complainedOf) {
    if (complainedOf.stream().anyMatch(body -> isSame(body, organisation, to))) {
      return Optional.of(
          new Objection(
              FailureCode.TO_COMPLAINED_OF,
              "the case complains of that body (59-ФЗ, article 8, part 6)"));
    }
    if (isReturn(to)) {
      return Optional.empty();
    }
    if (to != null && (custody.chain().contains(to) || to.equals(rules.coordinator()))) {
      return Optional.of(new Objection(FailureCode.TRANSFER_LOOP, to + " has had the case before"));
    }
    if (custody.hops() >= rules.hops()) {
      return Optional.of(
          new Objection(
              FailureCode.TRANSFER_HOPS,
              "the case was transferred "
                  + custody.hops()
                  + " times, and the region allows "
                  + rules.hops()));
    }
    return Optional.empty();
  }

  /**
   * Of a case that is to be opened.
   *
   * @throws UnknownValueFailure when the flows send a complaint to the body complained of: a person
   *     has to say where it may go
   */
  void requireNoComplaint(CitizenMessage opening, List<PlannedOutput> intended) {
    for (PlannedOutput output : intended) {
      if (output.message() instanceof CitizenMessage assigned) {
        // A flow may have mapped away of whom the message complains, or have found out.
        requireNoComplaintOf(output.target(), opening);
        requireNoComplaintOf(output.target(), assigned);
      }
    }
  }

  private void requireNoComplaintOf(PartyName target, CitizenMessage complaint) {
    if (complaint.complainedOf() != null && isComplainedOf(target, complaint.complainedOf())) {
      throw new UnknownValueFailure(
          FailureCode.TO_COMPLAINED_OF,
          Origin.HUB,
          "the flows send it to " + target + ", of which it complains (59-ФЗ, article 8, part 6)",
          "complainedOf");
    }
  }

  private boolean isComplainedOf(PartyName party, OrgRef body) {
    return parties.stream().anyMatch(known -> known.name().equals(party) && known.is(body));
  }

  private boolean isReturn(@Nullable PartyName to) {
    return to != null && rules.returns() && to.equals(rules.coordinator());
  }

  private boolean isSame(OrgRef body, OrgRef other, @Nullable PartyName to) {
    return new Organisation(body.ogrn(), List.of(body.name())).is(other)
        || (to != null && isComplainedOf(to, body));
  }
}
