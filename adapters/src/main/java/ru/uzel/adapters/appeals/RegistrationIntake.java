package ru.uzel.adapters.appeals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Takes registrations in, and puts on record what is not taken. */
final class RegistrationIntake {

  private static final String PROOF = "api-key";

  private final Intake intake;
  private final ReceiptBook receipts;
  private final ZoneId zone;
  private final Clock clock;

  RegistrationIntake(Intake intake, ReceiptBook receipts, ZoneId zone, Clock clock) {
    this.intake = intake;
    this.receipts = receipts;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * @param wire the registration's own bytes
   * @param remote where it came from, for the record of a refusal
   * @throws RefusedRegistration when it is not taken, which is on record then
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now
   */
  Receipt take(
      Party party, JsonNode json, WireBytes wire, String remote, @Nullable String traceparent) {
    try {
      Registration registration = Registration.read(json, LocalDate.now(clock.withZone(zone)));
      ExternalId number = new ExternalId(registration.number());
      String version = version(json);
      return isKnown(party, number)
          ? repeated(party, number, version, wire)
          : accepted(party, number, version, wire, traceparent);
    } catch (RefusedRegistration refused) {
      refuse(party, Registration.number(json), remote, wire, refused);
      throw refused;
    }
  }

  void refuse(
      @Nullable Party party,
      @Nullable String number,
      String remote,
      @Nullable WireBytes wire,
      RefusedRegistration refused) {
    intake.refuse(
        new Refusal(
            party == null ? null : party.name(),
            number,
            remote,
            wire,
            AppealsFailures.failure(refused.problems())));
  }

  private Receipt accepted(
      Party party,
      ExternalId number,
      String version,
      WireBytes wire,
      @Nullable String traceparent) {
    return intake.accept(
        new InboundMessage(
            party.name(),
            number,
            version,
            MessageKind.CITIZEN_MESSAGE,
            number.value(),
            wire,
            Map.of(),
            PROOF,
            null,
            traceparent));
  }

  /** What a database that is away cannot tell, the flow tells, which waits for it. */
  private boolean isKnown(Party party, ExternalId number) {
    try {
      return receipts.latest(party.name(), number).isPresent();
    } catch (RetryableFailure away) {
      return false;
    }
  }

  /** Reports go by the content taken first, so other content must not seem to have been taken. */
  private Receipt repeated(Party party, ExternalId number, String version, WireBytes wire) {
    return intake
        .repeated(party.name(), number, version, wire)
        .orElseThrow(
            () ->
                new RefusedRegistration(
                    new Problem(
                        FailureCode.ALTERED_REPETITION,
                        409,
                        "#/number",
                        "was registered before, with other content")));
  }

  /** The content, however its JSON is written. */
  private static String version(JsonNode json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(AppealsJson.SORTED.writeValueAsBytes(json));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
