package ru.uzel.adapters.municipal;

import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;

/** Takes records in that are new or changed, and puts on record what is not taken. */
final class CardIntake {

  private static final Logger LOG = LoggerFactory.getLogger(CardIntake.class);

  /** Before the version of a card that was over when the hub first saw it. */
  private static final String OVER = "over ";

  private final Intake intake;
  private final Clock clock;

  CardIntake(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * @param record its own bytes
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now
   */
  void take(Sweep sweep, byte[] record) {
    MunicipalProperties properties = sweep.properties();
    Card card;
    try {
      card = CardReader.read(record, sweep.shape(), properties.longestText(), clock.instant());
    } catch (RefusedCard refused) {
      refuse(sweep, record, refused);
      return;
    }
    String version = CardVersion.of(card);
    String known = sweep.known(card.id());
    if (version.equals(known) || (OVER + version).equals(known)) {
      sweep.seen(card.id(), known);
    } else if ((known == null || known.startsWith(OVER)) && isOver(sweep.shape(), card)) {
      // Nobody here ever worked on it, and there is nothing left to do.
      sweep.leftOut(card.id(), OVER + version);
    } else {
      accept(properties, card, version, record);
      sweep.taken(card.id(), version);
    }
  }

  private void accept(MunicipalProperties properties, Card card, String version, byte[] record) {
    intake.accept(
        new InboundMessage(
            properties.party(),
            new ExternalId(card.id()),
            version,
            MessageKind.CITIZEN_MESSAGE,
            card.id(),
            WireBytes.of(MunicipalJson.TYPE, record),
            Map.of(),
            "polled",
            null,
            null));
  }

  private static boolean isOver(Shape shape, Card card) {
    return shape.meaning(card.status()).map(CanonicalStatus::isFinal).orElse(false);
  }

  /** Once: the same bytes come again with every reading of their day. */
  private void refuse(Sweep sweep, byte[] record, RefusedCard refused) {
    String version = CardVersion.of(record);
    if (sweep.known(version) != null) {
      sweep.seen(version, "");
      return;
    }
    RejectedFailure failure = MunicipalFailures.unfit(refused.problems());
    intake.refuse(
        new Refusal(
            sweep.properties().party(),
            CardReader.id(record, sweep.shape()).orElse(null),
            sweep.properties().endpoint().toString(),
            WireBytes.of(MunicipalJson.TYPE, record),
            failure));
    sweep.taken(version, "");
    LOG.warn(
        "party {}: a record is refused, see the journal: {} at {}",
        sweep.properties().party(),
        failure.code().wireName(),
        failure.where().orElse("#"));
  }
}
