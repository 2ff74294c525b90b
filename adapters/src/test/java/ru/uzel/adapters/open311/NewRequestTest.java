package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ru.uzel.adapters.open311.Open311Fixture.body;
import static ru.uzel.adapters.open311.Open311Fixture.message;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

/** A case as a form of GeoReport v2. */
final class NewRequestTest {

  private static final Subject POTHOLE = new Subject(Sector.ROADS, "pothole");

  private final Party party = body("http://127.0.0.1:1", Map.of("jurisdiction", "city.example"));
  private final Open311Mapper mapper = new Open311Mapper();

  @Test
  void hasTheFieldsOfGeoReportAndOfThePersonWhatTheLevelLeft() {
    assertThat(fields(message(POTHOLE)))
        .containsExactly(
            "jurisdiction_id=city.example",
            "service_code=001",
            "lat=57.10",
            "long=35.9",
            "address_string=ул. Выдуманная, 1",
            "description=" + Open311Fixture.TEXT,
            "first_name=Анна",
            "last_name=П***",
            "phone=***17",
            "media_url=https://photo.example/1.jpg");
  }

  @Test
  void takesTheCodeOfTheProblemBeforeThatOfItsSector() {
    assertThat(fields(message(new Subject(Sector.ZHKH, "leak")))).contains("service_code=Z 9");
    assertThat(fields(message(new Subject(Sector.ZHKH, "Pothole")))).contains("service_code=001");
  }

  @Test
  void waitsForAPersonWithASubjectThatHasNoCode() {
    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> fields(message(new Subject(Sector.ROADS, "ice"))))
        .withMessageContaining("no service_code for 'ice', nor for sector ROADS");
  }

  @Test
  void waitsForAPersonWithoutAPlace() {
    CitizenMessage message = message(POTHOLE);
    CitizenMessage nowhere =
        message.shown(
            message.text(), null, message.applicant(), null, message.attributes(), List.of());

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> fields(nowhere))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.MISSING_FIELD));
  }

  @Test
  void cutsNoTextThatIsTooLong() {
    CitizenMessage message = message(POTHOLE);
    CitizenMessage tale =
        message.shown(
            "я".repeat(4001), message.location(), null, null, message.attributes(), List.of());

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> fields(tale))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE));
  }

  @Test
  void isMadeOnceOnlyAndTakesCasesOnly() {
    assertThat(mapper.resend(body("http://127.0.0.1:1", Map.of("recognisesUpdates", "true"))))
        .isEqualTo(Resend.NEITHER);
    assertThat(mapper.takes(party, MessageKind.CITIZEN_MESSAGE)).isTrue();
    assertThat(mapper.takes(party, MessageKind.STATUS_UPDATE)).isFalse();
    assertThat(mapper.takes(Open311Fixture.party(Map.of()), MessageKind.CITIZEN_MESSAGE)).isFalse();
    assertThat(mapper.takes(Open311Fixture.party(Map.of()), MessageKind.STATUS_UPDATE)).isTrue();
  }

  private List<String> fields(CitizenMessage message) {
    return Arrays.stream(Open311Fixture.assignment(party, message).wire().utf8().split("&", -1))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .toList();
  }
}
