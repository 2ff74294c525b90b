package ru.uzel.adapters.rsmev;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.intake.ContentVersion;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.WireBytes;

/** Takes appeals in that are new or changed, and puts on record what is not taken. */
final class AppealIntake {

  private static final Logger LOG = LoggerFactory.getLogger(AppealIntake.class);

  private final Intake intake;
  private final AppealFiles files;
  private final Clock clock;

  AppealIntake(Intake intake, AppealFiles files, Clock clock) {
    this.intake = intake;
    this.files = files;
    this.clock = clock;
  }

  /**
   * @param place its XPath
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now, or a file of it
   *     cannot be fetched now
   */
  void take(Reading reading, Element element, String place, GatewayResponse response) {
    RsmevProperties properties = reading.properties();
    Appeal appeal;
    try {
      appeal = AppealReader.read(element, place, properties, clock.instant());
    } catch (RefusedAppeal refused) {
      refuse(reading, element, refused);
      return;
    }
    String version = appeal.version();
    if (!version.equals(reading.known(appeal.id()))) {
      AppealFiles.Taken taken = files.take(reading, appeal, response.files(), null);
      accept(reading, element, appeal, taken, response);
      taken.without().note(reading, appeal.id());
    } else {
      MissingFiles before = MissingFiles.of(reading, appeal.id());
      if (before.isAnyDue(response.files(), clock.instant())) {
        AppealFiles.Taken taken = files.take(reading, appeal, response.files(), before);
        if (!taken.missing().keySet().containsAll(before.again().keySet())) {
          accept(reading, element, appeal, taken, response);
        }
        taken.without().note(reading, appeal.id());
      } else {
        before.note(reading, appeal.id());
      }
    }
    reading.met(appeal.id(), version);
  }

  private void accept(
      Reading reading,
      Element element,
      Appeal appeal,
      AppealFiles.Taken taken,
      GatewayResponse response) {
    Map<String, String> facts = new HashMap<>(ContentFacts.of(taken.contents()));
    facts.put("requestId", response.requestId());
    intake.accept(
        new InboundMessage(
            reading.properties().party(),
            new ExternalId(appeal.id()),
            appeal.version(taken.missing().keySet()),
            MessageKind.CITIZEN_MESSAGE,
            appeal.id(),
            new AppealWire(element, taken.files(), taken.missing()).bytes(),
            facts,
            "polled",
            null,
            null));
  }

  /** Once: whatever is not mended comes again with the next list. */
  private void refuse(Reading reading, Element element, RefusedAppeal refused) {
    WireBytes wire = AppealWire.xml(element);
    String key = "refused " + ContentVersion.of(wire.utf8());
    if (reading.known(key) == null) {
      RejectedFailure failure = RsmevFailures.unfit(refused.problems());
      intake.refuse(
          new Refusal(
              reading.properties().party(),
              AppealReader.id(element).orElse(null),
              reading.properties().endpoint().toString(),
              wire,
              failure));
      LOG.warn(
          "party {}: an appeal is refused, see the journal: {} at {}",
          reading.properties().party(),
          failure.code().wireName(),
          failure.where().orElse("/"));
    }
    reading.met(key, "");
  }
}
