package ru.uzel.adapters.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class Open311MapperTest {

  private final Party party =
      Open311Fixture.party(Map.of("classifier", "CITY", "jurisdiction", "city.example"));
  private final Open311Mapper mapper = new Open311Mapper();

  /** The same request in both forms of GeoReport v2 is one canonical message. */
  @ParameterizedTest
  @CsvSource({"requests.json, json", "requests.xml, xml"})
  void mapsARequestToItsCanonicalMessage(String list, String format) {
    CitizenMessage message =
        (CitizenMessage)
            mapper.toCanonical(
                party, Open311Fixture.accepted(Open311Fixture.list(list, format).get(0)));

    assertThat(pretty(message)).isEqualTo(Open311Fixture.golden("full.canonical.json"));
  }

  @ParameterizedTest
  @CsvSource({"requests.json, json", "requests.xml, xml"})
  void inventsNothingThatARequestDoesNotSay(String list, String format) {
    CitizenMessage message =
        (CitizenMessage)
            mapper.toCanonical(
                party, Open311Fixture.accepted(Open311Fixture.list(list, format).get(1)));

    assertThat(pretty(message)).isEqualTo(Open311Fixture.golden("least.canonical.json"));
  }

  @Test
  void writesAnUpdateWithoutTheKey() {
    assertThat(
            mapper
                .toWire(
                    party,
                    Open311Fixture.outbound(
                        Open311Fixture.update(CanonicalStatus.RESOLVED, "Яма заделана"), "r-1"))
                .utf8())
        .isEqualTo(Open311Fixture.golden("update.form"))
        .doesNotContain("api_key");
  }

  @ParameterizedTest
  @EnumSource(CanonicalStatus.class)
  void hasAWordOfTheExtensionForEveryStatus(CanonicalStatus status) {
    StatusUpdate update = Open311Fixture.update(status, null);

    assertThat(mapper.toWire(party, Open311Fixture.outbound(update, "r-1")).utf8())
        .containsPattern("status=[A-Z_]+&");
  }

  @Test
  void cannotTellAServerOfARequestThatIsNotItsOwn() {
    StatusUpdate update = Open311Fixture.update(CanonicalStatus.RESOLVED, null);

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(party, Open311Fixture.outbound(update, null)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CASE));
  }

  private static String pretty(Object value) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build()
        .writeValueAsString(value);
  }
}
