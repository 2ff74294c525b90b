package ru.uzel.adapters.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

final class AppealsMapperTest {

  private static final String DIRECT = AppealsFixture.golden("direct.registration.json");

  private final Party party = AppealsFixture.party(Map.of());
  private final KnownCases cases = KnownCases.of(DIRECT);
  private final AppealsMapper mapper = new AppealsMapper(cases, cases, AppealsFixture.ZONE);

  @ParameterizedTest
  @ValueSource(strings = {"direct", "letter", "anonymous"})
  void mapsARegistrationToItsCanonicalMessage(String name) {
    assertThat(
            json(
                mapper.toCanonical(
                    party,
                    AppealsFixture.accepted(AppealsFixture.golden(name + ".registration.json")))))
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden(name + ".canonical.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, not-registered",
    "ON_MODERATION, not-registered",
    "ON_COORDINATION, in-work",
    "ASSIGNED, in-work",
    "IN_PROGRESS, in-work",
    "AWAITING_INFO, in-work",
    "TRANSFERRED_UP, in-work",
    "ON_APPROVAL, in-work",
    "REWORK, in-work",
    "ANSWERED_INTERIM, in-work",
    "REOPENED, in-work",
    "EXTENDED, extended",
    "DEFERRED, explained",
    "EXPLAINED, explained",
    "RESOLVED, supported",
    "NOT_SUPPORTED, not-supported",
    "CLOSED, answered",
    "REJECTED_BY_MODERATOR, left-without-answer",
    "LEFT_WITHOUT_ANSWER, left-without-answer",
  })
  void reportsEachStatusWithWhatItNeeds(CanonicalStatus status, String golden) {
    assertThat(sent(AppealsFixture.answer(status)))
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden(golden + ".report.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRANSFERRED_DOWN", "TRANSFERRED_PEER", "TRANSFERRED_OUT"})
  void reportsATransferWithItsDepartmentAndLetter(CanonicalStatus status) {
    assertThat(
            sent(
                AppealsFixture.update(
                    status, AppealsFixture.reply(ReplyKind.TRANSFER_NOTICE, "05-11/7"))))
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden("transferred.report.json")));
  }

  /** ССТУ wants the letter; what became of the appeal is nevertheless known to who asks. */
  @Test
  void theDocumentSystemMaySeeWhatCannotBeReported() {
    StatusUpdate without =
        AppealsFixture.update(
            CanonicalStatus.RESOLVED, AppealsFixture.reply(ReplyKind.FINAL, "01-17/26"));

    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toWire(party, AppealsFixture.outbound(without)));

    assertThat(cases.find(AppealsFixture.APPEALS, AppealsFixture.APPEAL).orElseThrow().published())
        .isEqualTo(without);
  }

  /** Each report replaces the one before. */
  @Test
  void doesNotTakeAnExtensionBack() {
    cases.decided(MessageId.next(), CanonicalStatus.EXTENDED);
    cases.decided(AppealsFixture.CAUSE, CanonicalStatus.IN_PROGRESS);

    assertThat(sent(AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null)))
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden("extended.report.json")));
  }

  @Test
  void knowsOfNoExtensionThatCameLater() {
    cases.decided(AppealsFixture.CAUSE, CanonicalStatus.IN_PROGRESS);
    cases.decided(MessageId.next(), CanonicalStatus.EXTENDED);

    assertThat(sent(AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null)))
        .isEqualTo(AppealsFixture.json(AppealsFixture.golden("in-work.report.json")));
  }

  @Test
  void tellsTheCoveringLetterOfWhatAnotherBodySent() {
    AppealsMapper other = KnownCases.mapper(AppealsFixture.golden("letter.registration.json"));

    JsonNode report =
        AppealsFixture.json(
            other
                .toWire(
                    party,
                    AppealsFixture.outbound(
                        AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null)))
                .utf8());

    assertThat(report.path("isDirect").asBoolean(true)).isFalse();
    assertThat(report.path("number").asString()).isEqualTo("07-12/5");
    assertThat(report.path("name").asString()).isEqualTo("Примеров");
    assertThat(report.has("email")).isFalse();
  }

  @Test
  void namesAnAnonymousAuthorOnlyAsTheSettingSays() {
    AppealsMapper other = KnownCases.mapper(AppealsFixture.golden("anonymous.registration.json"));
    OutboundMessage outbound =
        AppealsFixture.outbound(AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null));

    assertThat(
            AppealsFixture.json(
                    other
                        .toWire(AppealsFixture.party(Map.of("anonymousName", "Аноним")), outbound)
                        .utf8())
                .path("name")
                .asString())
        .isEqualTo("Аноним");
    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> other.toWire(party, outbound))
        .satisfies(failure -> assertThat(failure.where()).hasValue("name"));
  }

  @Test
  void stopsAtAPersonWithTheNameOfWhatIsMissing() {
    Reply noFile = AppealsFixture.reply(ReplyKind.FINAL, "01-17/26");
    Reply notice = AppealsFixture.reply(ReplyKind.TRANSFER_NOTICE, "05-11/7");
    Attachment large =
        new Attachment(
            "otvet.pdf",
            "application/pdf",
            new ContentRef("ab".repeat(32), ReportFile.LARGEST + 1L),
            null);

    assertMissing("questions/0/responseDate", CanonicalStatus.RESOLVED, null);
    assertMissing("questions/0/attachment", CanonicalStatus.RESOLVED, noFile);
    assertMissing("questions/0/attachment", CanonicalStatus.CLOSED, noFile);
    assertMissing(
        "questions/0/attachment",
        CanonicalStatus.EXPLAINED,
        noFile.with(List.of(AppealsFixture.file("1.pdf"), AppealsFixture.file("2.pdf"))));
    assertMissing("questions/0/attachment", CanonicalStatus.EXPLAINED, noFile.with(List.of(large)));
    assertMissing("questions/0/transfer/number", CanonicalStatus.TRANSFERRED_OUT, null);
    assertMissing(
        "questions/0/transfer/number",
        CanonicalStatus.TRANSFERRED_OUT,
        AppealsFixture.reply(ReplyKind.TRANSFER_NOTICE, null));
    assertMissing("questions/0/transfer/number", CanonicalStatus.TRANSFERRED_OUT, noFile);
    assertMissing(
        "questions/0/transfer/department/uuid",
        new StatusUpdate(
            "r",
            CanonicalStatus.TRANSFERRED_OUT,
            "слово",
            null,
            "Никому не известный орган",
            AppealsFixture.NOW,
            1,
            notice));
    assertMissing(
        "questions/0/transfer/department/name",
        new StatusUpdate(
            "r",
            CanonicalStatus.TRANSFERRED_OUT,
            "слово",
            null,
            null,
            AppealsFixture.NOW,
            1,
            notice));
    assertMissing(
        "questions/0/responseDate",
        CanonicalStatus.EXPLAINED,
        new Reply("r", ReplyKind.FINAL, "текст", null, Instant.parse("2026-01-13T20:59:59Z"))
            .with(List.of(AppealsFixture.file("1.pdf"))));
  }

  @Test
  void reportsNothingForAPartyThatIsToSeeNoNames() {
    Party blind = AppealsFixture.party(Map.of(), PersonalDataLevel.P0);

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                mapper.toWire(
                    blind,
                    AppealsFixture.outbound(
                        AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null))))
        .withMessageContaining("personalData");
  }

  @Test
  void reportsNothingOfACaseThatItDidNotBring() {
    for (@Nullable MessageId message : new @Nullable MessageId[] {null, MessageId.next()}) {
      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(
              () ->
                  mapper.toWire(
                      party,
                      AppealsFixture.outbound(
                          AppealsFixture.update(CanonicalStatus.IN_PROGRESS, null), message)))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CASE));
    }
  }

  @Test
  void promisesNothingAboutAReportToldTwiceUnlessTheSettingDoes() {
    assertThat(mapper.resend(party)).isEqualTo(Resend.NEITHER);
    assertThat(mapper.resend(AppealsFixture.party(Map.of("recognisesReports", "true"))))
        .isEqualTo(Resend.IDEMPOTENT);
  }

  @Test
  void takesFilesAlongWithAnswersOnly() {
    assertThat(
            mapper.carriesAttachments(
                AppealsFixture.outbound(AppealsFixture.answer(CanonicalStatus.RESOLVED))))
        .isTrue();
    assertThat(
            mapper.carriesAttachments(
                AppealsFixture.outbound(AppealsFixture.answer(CanonicalStatus.IN_PROGRESS))))
        .isFalse();
  }

  @Test
  void namesASettingThatCannotBeRead() {
    for (Map<String, String> wrong :
        List.of(Map.of("departmentId", "x"), Map.of("departments", "Орган"))) {
      assertThatExceptionOfType(RejectedFailure.class)
          .isThrownBy(() -> AppealsProperties.of(AppealsFixture.party(wrong)))
          .withMessageContaining(wrong.keySet().iterator().next());
    }
  }

  private void assertMissing(String field, CanonicalStatus status, @Nullable Reply reply) {
    assertMissing(field, AppealsFixture.update(status, reply));
  }

  private void assertMissing(String field, StatusUpdate update) {
    assertThatExceptionOfType(UnknownValueFailure.class)
        .isThrownBy(() -> mapper.toWire(party, AppealsFixture.outbound(update)))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.MISSING_FIELD);
              assertThat(failure.where()).hasValue(field);
            });
  }

  private JsonNode sent(StatusUpdate update) {
    WireBytes wire = mapper.toWire(party, AppealsFixture.outbound(update));
    return AppealsFixture.json(
        new String(new ReportFile(AppealsFixture.contents()).in(wire), StandardCharsets.UTF_8));
  }

  private static JsonNode json(Object value) {
    return AppealsFixture.json(
        AppealsJson.MAPPER
            .rebuild()
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build()
            .writeValueAsString(value));
  }
}
