package ru.uzel.casework;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Organisation;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.RetryPolicy;

/** Invented messages. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
  static final PartyName ROADS = new PartyName("roads");

  private Samples() {}

  /** A party of the test's own, so that tests do not see each other's messages. */
  static PartyName channel() {
    return new PartyName("c" + UUID.randomUUID().toString().replace("-", ""));
  }

  static CitizenMessage pothole(String number) {
    return pothole(number, "pothole");
  }

  static CitizenMessage pothole(String number, String category) {
    return new CitizenMessage(
        number,
        null,
        new ClassifierRef("OPEN311", category, "Яма на дороге"),
        null,
        null,
        "Во дворе яма, машины объезжают по газону",
        new Location(
            "ул. Выдуманная, 1", null, new BigDecimal("56.8587"), new BigDecimal("35.9176")),
        new Applicant("Анна", "Примерова", "anna@example.org", null, null, null),
        null,
        null,
        LegalRegime.ORDINARY,
        false,
        NOON,
        null,
        List.of(new Attribute("source_record", "{\"ward\": 3}")));
  }

  static StatusUpdate update(String reference, CanonicalStatus status, long sequence) {
    return new StatusUpdate(
        reference, status, "слово", null, "Дорожный отдел", NOON, sequence, null);
  }

  static StatusUpdate answer(String reference, CanonicalStatus status, long sequence) {
    return new StatusUpdate(
        reference,
        status,
        "слово",
        null,
        null,
        NOON,
        sequence,
        new Reply("r-" + sequence, ReplyKind.FINAL, "Яма засыпана", null, NOON));
  }

  static Transfer transfer(
      String reference, OrgRef to, TransferDirection direction, long sequence) {
    return new Transfer(
        reference,
        new OrgRef("Министерство дорог", null),
        to,
        direction,
        "не наша дорога",
        "59-ФЗ, ст. 8 ч. 3",
        new CoveringLetter("исх-7", LocalDate.of(2026, 11, 21)),
        "слово",
        NOON,
        null,
        sequence,
        new Reply("t-" + sequence, ReplyKind.TRANSFER_NOTICE, "Передано", null, NOON),
        null);
  }

  static Party body(PartyName name, String title, String ogrn) {
    return new Party(
        name,
        title,
        "plain",
        Map.of(),
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1)),
        1,
        PersonalDataLevel.P2,
        new Organisation(ogrn, List.of(title)));
  }

  static AcceptedMessage accepted(PartyName party, HubMessage message, String externalId) {
    return accepted(party, message, externalId, "", NOON, null);
  }

  static AcceptedMessage accepted(
      PartyName party,
      HubMessage message,
      String externalId,
      String version,
      Instant receivedAt,
      @Nullable Duration repetitionWindow) {
    return new AcceptedMessage(
        MessageId.next(),
        party,
        new ExternalId(externalId),
        version,
        message.kind(),
        externalId,
        WireBytes.of("application/json", "{}".getBytes(StandardCharsets.UTF_8)),
        "ab".repeat(32),
        Map.of(),
        receivedAt,
        repetitionWindow,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  /** The same accepted message, whose sender awaits its one answer there. */
  static AcceptedMessage awaiting(AcceptedMessage plain, String address) {
    return new AcceptedMessage(
        plain.id(),
        plain.party(),
        plain.externalId(),
        plain.version(),
        plain.kind(),
        plain.groupKey(),
        plain.wire(),
        plain.wireHash(),
        Map.of(AcceptedMessage.RETURN_ADDRESS, address),
        plain.receivedAt(),
        plain.repetitionWindow(),
        plain.traceparent());
  }

  /** The same accepted message, coming again after its key was taken by another hub id. */
  static AcceptedMessage underAnotherId(AcceptedMessage accepted, Instant receivedAt) {
    return new AcceptedMessage(
        MessageId.next(),
        accepted.party(),
        accepted.externalId(),
        accepted.version(),
        accepted.kind(),
        accepted.groupKey(),
        accepted.wire(),
        accepted.wireHash(),
        accepted.facts(),
        receivedAt,
        accepted.repetitionWindow(),
        accepted.traceparent());
  }

  static OutputPlan toRoads(HubMessage message) {
    return context -> List.of(output("roads", ROADS, Priority.NORMAL, message));
  }

  static OutputPlan toOrigin(HubMessage message) {
    return context -> List.of(output("back", context.origin(), Priority.NORMAL, message));
  }

  /** A plan that gives these, and whatever the decision itself asks for. */
  static OutputPlan planning(List<PlannedOutput> outputs) {
    return new OutputPlan() {
      @Override
      public List<PlannedOutput> outputs(CaseContext context) {
        return outputs;
      }

      @Override
      public Optional<PlannedOutput> own(String act, PartyName target, HubMessage message) {
        return Optional.of(output(act, target, message));
      }
    };
  }

  static PlannedOutput output(String flow, PartyName target, HubMessage message) {
    return output(flow, target, Priority.NORMAL, message);
  }

  static PlannedOutput output(
      String flow, PartyName target, Priority priority, HubMessage message) {
    return new PlannedOutput(flow, target, priority, UUID.randomUUID().toString(), message);
  }
}
