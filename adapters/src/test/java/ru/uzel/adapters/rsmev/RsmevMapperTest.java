package ru.uzel.adapters.rsmev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class RsmevMapperTest {

  private static final String LEAST =
      "<Appeals><Id>1</Id><Description>Яма</Description><SubjectName>Дороги</SubjectName>"
          + "<CreatedAt>2026-11-26T10:15:00+03:00</CreatedAt>%s</Appeals>";

  private final RsmevMapper mapper = new RsmevMapper(new PlainXml());

  @Test
  void mapsAnAppealToItsCanonicalMessage() {
    GatewayFile photo =
        new GatewayFile("яма.jpg", "/" + RsmevFixture.FILE + "/яма.jpg", "not judged here");
    AcceptedMessage accepted =
        RsmevFixture.accepted(
            new AppealWire(
                    RsmevFixture.element(RsmevFixture.golden("appeal.xml")),
                    List.of(photo),
                    Map.of("1c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f", "RETR is answered 550"))
                .bytes(),
            ContentFacts.of(List.of(new ContentRef("0a".repeat(32), 1234))));

    assertThat(pretty(mapper.toCanonical(RsmevFixture.party(Map.of()), accepted)))
        .isEqualTo(RsmevFixture.golden("appeal.canonical.json"));
  }

  @Test
  void isUnderTheRulesThatThePartysFileNames() {
    AcceptedMessage accepted =
        RsmevFixture.accepted(
            new AppealWire(RsmevFixture.element(LEAST.formatted("")), List.of(), Map.of()).bytes(),
            Map.of());

    assertThat(
            mapper
                .toCanonical(RsmevFixture.party(Map.of("regime", "FZ59")), accepted)
                .legalRegime())
        .isEqualTo(LegalRegime.FZ59);
  }

  @Test
  void readsElementsOfANamespaceAsThoseWithoutOne() {
    String xml = RsmevFixture.golden("appeal.xml");

    assertThat(canonical(xml.replace("<Appeals>", "<Appeals xmlns='urn://invented'>")))
        .isEqualTo(canonical(xml));
  }

  @Test
  void anEmptyElementMeansTheSameAsNone() {
    assertThat(
            canonical(
                LEAST.formatted(
                    "<FactName/><AnswerAt></AnswerAt><FastTrack/><Coordinates> </Coordinates>"
                        + "<Applicant/><Attachments/><WorkLog/>")))
        .isEqualTo(canonical(LEAST.formatted("")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-06T20:59:59Z, 2026-12-06",
    "2026-12-06T21:00:00Z, 2026-12-07",
    "2026-12-07T03:00:00+07:00, 2026-12-06"
  })
  void aTermEndsWithADayOfTheRegion(String answerAt, String day) {
    assertThat(canonical(LEAST.formatted("<AnswerAt>" + answerAt + "</AnswerAt>")).plannedAt())
        .hasToString(day);
  }

  @Test
  void namesASubjectByItsNumberWhereItHasNoName() {
    String xml =
        LEAST
            .formatted("")
            .replace("<SubjectName>Дороги</SubjectName>", "<SubjectId>114</SubjectId>");

    assertThat(canonical(xml).category().code()).isEqualTo("114");
  }

  @Test
  void anAppealWithoutAPointHasItsAddress() {
    CitizenMessage message =
        canonical(LEAST.formatted("<Address>ул. Мира</Address><Coordinates>0,0</Coordinates>"));

    assertThat(message.location()).isNotNull();
    assertThat(String.valueOf(message.location())).contains("ул. Мира").doesNotContain("=0");
  }

  @Test
  void refusesWhatWasShortenedMeanwhile() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                mapper.toCanonical(
                    RsmevFixture.party(Map.of("longestText", "2")),
                    RsmevFixture.accepted(wire(LEAST.formatted("")), Map.of())))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE));
  }

  private CitizenMessage canonical(String xml) {
    return mapper.toCanonical(
        RsmevFixture.party(Map.of()), RsmevFixture.accepted(wire(xml), Map.of()));
  }

  private static WireBytes wire(String xml) {
    return new AppealWire(RsmevFixture.element(xml), List.of(), Map.of()).bytes();
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
