package ru.uzel.adapters.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class RegionalMapperTest {

  private final InMemoryHub hub = new InMemoryHub();
  private final RegionalMapper mapper = new RegionalMapper(new Catalogues()::of);

  @ParameterizedTest
  @CsvSource({"example", "bare", "attributes"})
  void mapsAFormToItsCanonicalMessage(String name) throws Exception {
    CitizenMessage message =
        mapper.toCanonical(
            hub.party(), RegionalFixture.accepted(golden(name + ".form").replace("\n", "")));

    assertThat(pretty(message)).isEqualTo(golden(name + ".canonical.json"));
  }

  @Test
  void keepsTheOrderOfAttributesAndEveryCharacterOfTheirValues() {
    String json = "%7B%22a%22%3A+%22%D1%8F%F0%9F%98%80%5Cn%0D%0A%22%7D+";

    CitizenMessage message =
        mapper.toCanonical(
            hub.party(),
            RegionalFixture.accepted(
                "attribute%5Bz%5D=2&service_code=001&lat=1&long=2&attribute[source_record]="
                    + json
                    + "&attribute[a][]=x&attribute[a][]=y"));

    assertThat(message.attributes())
        .containsExactly(
            new Attribute("z", "2"),
            new Attribute("source_record", "{\"a\": \"я😀\\n\r\n\"} "),
            new Attribute("a", "x"),
            new Attribute("a", "y"));
  }

  @Test
  void takesTheBodyComplainedOfFromItsAttribute() {
    String form = "service_code=001&lat=1&long=2&attribute[complained_of]=";

    assertThat(
            mapper
                .toCanonical(hub.party(), RegionalFixture.accepted(form + "+Vodokanal+"))
                .complainedOf())
        .isEqualTo(new OrgRef("Vodokanal", null));
    assertThat(mapper.toCanonical(hub.party(), RegionalFixture.accepted(form + "+")).complainedOf())
        .isNull();
  }

  @Test
  void parksAServiceCodeThatLeftTheCatalogueMeanwhile() {
    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(
            () ->
                mapper.toCanonical(
                    hub.party(), RegionalFixture.accepted("service_code=gone&lat=1&long=2")))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CATEGORY));
  }

  @Test
  void refusesBytesThatAreNoForm() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toCanonical(hub.party(), RegionalFixture.accepted("%%%")));
  }

  @Test
  void writesTheRequestAsTheChannelWillSeeIt() throws Exception {
    StatusUpdate update = RegionalFixture.update(CanonicalStatus.RESOLVED, "Яма заделана");

    WireBytes wire =
        mapper.toWire(hub.party(), RegionalFixture.outbound(update, RegionalFixture.REQUEST));

    assertThat(wire.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(wire.utf8()).isEqualTo(golden("update.wire.json"));
  }

  @ParameterizedTest
  @EnumSource(CanonicalStatus.class)
  void losesNothingBetweenPreparingAndPublishing(CanonicalStatus status) {
    StatusUpdate full = RegionalFixture.update(status, "Ответ\r\nжителю");
    StatusUpdate bare =
        new StatusUpdate(full.reference(), status, "В работе", null, null, full.at(), 9, null);

    StatusUpdate planned =
        new StatusUpdate(
            "r", status, "w", null, null, full.at(), 9, null, LocalDate.of(2026, 12, 1));

    for (StatusUpdate update : List.of(full, bare, planned)) {
      WireBytes wire =
          mapper.toWire(hub.party(), RegionalFixture.outbound(update, RegionalFixture.REQUEST));

      assertThat(PublishedUpdate.read(wire)).isEqualTo(update);
      assertThat(wire.utf8())
          .contains("\"status\":\"" + (status.isFinal() ? "closed" : "open") + "\"");
    }
  }

  @Test
  void notesAreTheReplyElseTheCommentElseTheBodysOwnWord() {
    StatusUpdate answered = RegionalFixture.update(CanonicalStatus.RESOLVED, "Ответ");
    StatusUpdate commented = RegionalFixture.update(CanonicalStatus.ASSIGNED, null);
    StatusUpdate bare =
        new StatusUpdate(
            "r", CanonicalStatus.ASSIGNED, "В работе", " ", null, answered.at(), 1, null);

    assertThat(PublishedUpdate.notes(answered)).isEqualTo("Ответ");
    assertThat(PublishedUpdate.notes(commented)).isEqualTo("Бригада выезжала");
    assertThat(PublishedUpdate.notes(bare)).isEqualTo("В работе");
  }

  @Test
  void cannotTellAChannelOfACaseThatIsNotItsOwn() {
    StatusUpdate update = RegionalFixture.update(CanonicalStatus.RESOLVED, null);

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(hub.party(), RegionalFixture.outbound(update, null)));
  }

  private static String pretty(Object value) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build()
        .writeValueAsString(value);
  }

  private static String golden(String name) throws Exception {
    return Files.readString(InMemoryHub.resource("golden/" + name)).stripTrailing();
  }
}
