package ru.uzel.adapters.rsmev;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.intake.ContentVersion;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.SafeXml;

/** Takes a response apart. When it returns, everything of it is taken or on record. */
final class ResponseIntake {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseIntake.class);

  private final SafeXml xml;
  private final Intake intake;
  private final AppealIntake appeals;

  ResponseIntake(SafeXml xml, Intake intake, AppealIntake appeals) {
    this.xml = xml;
    this.intake = intake;
    this.appeals = appeals;
  }

  /**
   * What became of a response.
   *
   * @param known the versions to remember
   * @param complaint why it was no answer; null where it was one
   */
  record Outcome(Map<String, String> known, @Nullable RetryableFailure complaint) {

    Outcome {
      known = Map.copyOf(known);
    }
  }

  /**
   * @param reading what is known; has by the end what was taken, however it ends
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take all of it now; it must not be
   *     confirmed then
   */
  Outcome take(Reading reading, GatewayResponse response) {
    AppealList list;
    try {
      list = AppealList.read(xml, response.xml());
    } catch (RejectedFailure broken) {
      refuse(reading, response, broken);
      return new Outcome(
          reading.all(),
          RsmevFailures.unreadable("the question for appeals", "see the refusal in the journal"));
    }
    if (!list.isSuccess()) {
      refuse(
          reading,
          response,
          RsmevFailures.response(
              FailureCode.PARTNER_REFUSED,
              "ПОС answers by OperationResult " + list.result(),
              AppealList.PLACE + "/Status/OperationResult"));
      return new Outcome(reading.all(), RsmevFailures.result(list.result()));
    }
    Set<String> fileIds = new HashSet<>();
    List<RetryableFailure> held = new ArrayList<>();
    for (int i = 0; i < list.appeals().size(); i++) {
      Element appeal = list.appeals().get(i);
      String place = AppealList.PLACE + "/Appeals[" + (i + 1) + "]";
      fileIds.addAll(new AppealFields(appeal, place, new ArrayList<>()).fileIds());
      try {
        appeals.take(reading, appeal, place, response);
      } catch (RetryableFailure failure) {
        if (failure.scope() == Scope.PARTY) {
          throw failure;
        }
        held.add(failure);
      }
    }
    list.miscounted()
        .ifPresent(
            why ->
                refuse(
                    reading,
                    response,
                    RsmevFailures.response(
                        FailureCode.INVALID_FIELD, why, AppealList.PLACE + "/Count")));
    refuseStrays(reading, response, fileIds);
    if (!held.isEmpty()) {
      throw held.get(0);
    }
    return new Outcome(reading.met(), null);
  }

  /** Once as long as they are the same, and without the appeals, which are other people's. */
  private void refuseStrays(Reading reading, GatewayResponse response, Set<String> fileIds) {
    List<GatewayFile> files = response.files();
    int[] strays =
        IntStream.range(0, files.size())
            .filter(i -> files.get(i).id().filter(fileIds::contains).isEmpty())
            .toArray();
    if (strays.length == 0) {
      return;
    }
    String indexes =
        IntStream.of(strays).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    refuse(
        reading,
        response,
        response.filesAlone(),
        ContentVersion.of(IntStream.of(strays).mapToObj(i -> files.get(i).url()).toArray()),
        RsmevFailures.response(
            FailureCode.INVALID_FIELD,
            "files that belong to no appeal by the uuid in their urls are left where they are: "
                + indexes,
            "#/files/" + strays[0] + "/url"));
  }

  private void refuse(Reading reading, GatewayResponse response, RejectedFailure failure) {
    refuse(
        reading,
        response,
        response.wire(),
        ContentVersion.of(response.xml(), response.files(), failure.where()),
        failure);
  }

  /** Once: a response whose confirmation got lost comes again. */
  private void refuse(
      Reading reading,
      GatewayResponse response,
      WireBytes wire,
      String version,
      RejectedFailure failure) {
    String key = "response " + version;
    if (reading.known(key) == null) {
      intake.refuse(
          new Refusal(
              reading.properties().party(),
              response.requestId(),
              reading.properties().endpoint().toString(),
              wire,
              failure));
      LOG.warn(
          "ALARM: party {}: response {} is put on record, see the journal: {} at {}",
          reading.properties().party(),
          response.requestId(),
          failure.code().wireName(),
          failure.where().orElse("#"));
    }
    reading.met(key, "");
  }
}
