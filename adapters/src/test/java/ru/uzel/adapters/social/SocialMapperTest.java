package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class SocialMapperTest {

  private final Party party = SocialFixture.party(Map.of());
  private final SocialMapper mapper = new SocialMapper();

  @ParameterizedTest
  @CsvSource({"published", "minimal", "commented", "deleted", "rated"})
  void mapsAPostToItsCanonicalMessage(String name) {
    AcceptedMessage accepted = SocialFixture.accepted(SocialFixture.golden(name + ".post.json"));

    assertThat(pretty(mapper.toCanonical(party, accepted)))
        .isEqualTo(SocialFixture.golden(name + ".canonical.json"));
  }

  @Test
  void keepsEveryCharacterOfTheWordsAndTheAuthorWherePersonalDataIs() {
    CitizenMessage message =
        (CitizenMessage)
            mapper.toCanonical(
                party, SocialFixture.accepted(SocialFixture.golden("published.post.json")));

    assertThat(message.text()).isEqualTo(SocialFixture.TEXT);
    assertThat(message.applicant())
        .isEqualTo(new Applicant(null, null, null, null, null, SocialFixture.AUTHOR));
    assertThat(message.attributes().toString()).doesNotContain(SocialFixture.AUTHOR);
  }

  @ParameterizedTest
  @CsvSource({"published,false", "minimal,false", "commented,true", "deleted,true"})
  void saysWhichEventsOnlyGoOn(String name, boolean continuation) {
    assertThat(SocialFixture.accepted(SocialFixture.golden(name + ".post.json")).isContinuation())
        .isEqualTo(continuation);
  }

  @Test
  void knowsARatingApartFromThePostAndFromAnotherRating() {
    String rated = SocialFixture.golden("rated.post.json");
    AcceptedMessage accepted = SocialFixture.accepted(rated);
    String better = rated.replace("\"DISLIKE\"", "\"LIKE\"").replace("песком", "асфальтом");

    assertThat(accepted.kind()).isEqualTo(MessageKind.SATISFACTION_SCORE);
    assertThat(accepted.externalId().value()).isEqualTo("rating:im-2026-000123");
    assertThat(SocialFixture.accepted(rated).version()).isEqualTo(accepted.version());
    assertThat(SocialFixture.accepted(better).version()).isNotEqualTo(accepted.version());
  }

  @Test
  void writesAnAnswerToBePublished() {
    OutboundMessage answer =
        SocialFixture.outbound(
            SocialFixture.update(CanonicalStatus.RESOLVED, "Яма заделана"), "im-1");

    assertThat(pretty(SocialFixture.json(mapper.toWire(party, answer).utf8())))
        .isEqualTo(SocialFixture.golden("answer.wire.json"));
  }

  @Test
  void writesAStatusThatIsNot() {
    OutboundMessage status =
        SocialFixture.outbound(SocialFixture.update(CanonicalStatus.IN_PROGRESS, null), "im-1");

    assertThat(pretty(SocialFixture.json(mapper.toWire(party, status).utf8())))
        .isEqualTo(SocialFixture.golden("status.wire.json"));
  }

  @Test
  void tellsThePlannedDay() {
    StatusUpdate deferred =
        new StatusUpdate(
            "r",
            CanonicalStatus.DEFERRED,
            "Отложено",
            null,
            null,
            Instant.parse("2026-11-20T12:00:00Z"),
            1,
            null,
            LocalDate.of(2026, 12, 1));

    String wire = mapper.toWire(party, SocialFixture.outbound(deferred, "im-1")).utf8();

    assertThat(SocialFixture.json(wire).path("plannedAt").asString()).isEqualTo("2026-12-01");
  }

  @Test
  void stopsAnAnswerWithPersonalDataAtAPersonWithoutQuotingIt() {
    StatusUpdate update =
        SocialFixture.update(
            CanonicalStatus.RESOLVED, "Мы позвонили Вам: +7 999 000-11-22, ivanova@example.org");

    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toWire(party, SocialFixture.outbound(update, "im-1")))
        .withMessageContaining("an e-mail address, a telephone number")
        .withMessageNotContainingAny("999", "ivanova")
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.PERSONAL_DATA);
              assertThat(failure.where()).hasValue("reply/text");
            });
  }

  @Test
  void looksAtTheCommentOfAStatusToo() {
    StatusUpdate update =
        new StatusUpdate(
            "r",
            CanonicalStatus.ASSIGNED,
            "слово",
            "звонить 89990001122",
            null,
            SocialFixture.NOW,
            1,
            null);

    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toWire(party, SocialFixture.outbound(update, "im-1")));
  }

  @Test
  void letsTheBodysOwnTelephoneBeShown() {
    Party open =
        SocialFixture.party(Map.of("publicContacts", "8 (4822) 00-00-01, priem@roads.example.org"));
    StatusUpdate update =
        SocialFixture.update(
            CanonicalStatus.RESOLVED,
            "Вопросы: +7 4822 000001, Priem@roads.example.org. Яма заделана");

    assertThat(mapper.toWire(open, SocialFixture.outbound(update, "im-1")).utf8())
        .contains("Priem@roads.example.org");
    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toWire(party, SocialFixture.outbound(update, "im-1")));
  }

  @Test
  void cannotAnswerBelowAPostThatIsNotThere() {
    StatusUpdate update = SocialFixture.update(CanonicalStatus.RESOLVED, null);

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(party, SocialFixture.outbound(update, null)))
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
