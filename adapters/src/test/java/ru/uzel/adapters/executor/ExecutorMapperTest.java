package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.uzel.adapters.executor.Samples.accepted;
import static ru.uzel.adapters.executor.Samples.golden;
import static ru.uzel.adapters.executor.Samples.update;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.DetachedContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class ExecutorMapperTest {

  private static final String APPROVED =
      "\"approval\":{\"preparedBy\":\"Исполнитель\",\"approvedBy\":\"Глава\"}";

  private final CmsSignatures signatures = new CmsSignatures("CN=Hub");
  private final ExecutorMapper mapper = new ExecutorMapper(Samples.CODEC, signatures);
  private final Party party = new InMemoryHub().party();

  @Test
  void putsACaseAsTheContractHasIt() {
    WireBytes wire = mapper.toWire(party, Samples.outbound(Samples.message()));

    JsonMapper pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    assertThat(
            pretty.writeValueAsString(pretty.readTree(SignedMessage.read(wire).message())).strip())
        .isEqualTo(golden("assignment.json"));
  }

  @Test
  void signsTheVeryBytesThatItSends() {
    signatures.trust.put("hub", signatures.certificate);

    SignedMessage sent =
        SignedMessage.read(mapper.toWire(party, Samples.outbound(Samples.message())));

    assertThat(
            signatures
                .verifyDetached(sent.signature(), DetachedContent.of(sent.message()), "hub")
                .valid())
        .isTrue();
  }

  @Test
  void leavesNumbersAsTheyWereEncoded() {
    assertThat(
            new String(
                SignedMessage.read(mapper.toWire(party, Samples.outbound(Samples.message())))
                    .message(),
                UTF_8))
        .contains("\"longitude\":35.90}");
  }

  @Test
  void tellsOfATermUnderTheEnvelopeOfACase() {
    DeadlineEvent event =
        new DeadlineEvent(
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            "POS_ORDINARY",
            1,
            DeadlinePhase.OVERDUE,
            Instant.parse("2026-12-20T21:00:00Z"),
            DeadlineStage.CASE,
            TermBasis.CALENDAR_DAYS,
            Instant.parse("2026-11-20T07:00:00Z"),
            Instant.parse("2026-12-20T21:00:00Z"),
            null,
            null,
            null,
            null,
            null,
            InMemoryHub.DISTRICT);

    JsonNode sent =
        JsonMapper.shared()
            .readTree(SignedMessage.read(mapper.toWire(party, Samples.outbound(event))).message());

    assertThat(sent.path("type").asString()).isEqualTo("ru.uzel.DeadlineEvent");
    assertThat(sent.path("subject").asString()).isEqualTo(InMemoryHub.REFERENCE);
    assertThat(sent.at("/data/phase").asString()).isEqualTo("OVERDUE");
    assertThat(ExecutorProperties.of(party).place(Samples.outbound(event).envelope()).getPath())
        .endsWith("/cases/019aa000-0000-7000-8000-000000000004/deadlines/" + InMemoryHub.REFERENCE);
  }

  @Test
  void takesCasesOnly() {
    StatusUpdate update = mapper.toCanonical(party, accepted(update(Samples.IN_PROGRESS)));

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(party, Samples.outbound(update)))
        .withMessageContaining("StatusUpdate");
  }

  @Test
  void mayBeSentAgain() {
    assertThat(mapper.resend()).isEqualTo(Resend.IDEMPOTENT);
  }

  @Test
  void mapsAnAnswerWithEverything() {
    StatusUpdate mapped = mapper.toCanonical(party, accepted(golden("answer.update.json")));

    assertThat(mapped)
        .isEqualTo(
            new StatusUpdate(
                InMemoryHub.REFERENCE,
                CanonicalStatus.RESOLVED,
                "Решено",
                "Выезжала бригада",
                "Управление образования",
                Instant.parse("2026-11-20T11:30:00Z"),
                4,
                new Reply(
                    "r-17",
                    ReplyKind.FINAL,
                    "Окна в саду заменены.\nС уважением",
                    "01-17/26",
                    Instant.parse("2026-11-20T11:00:00Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "Принято к исполнению,ASSIGNED",
    "Назначен исполнитель,ASSIGNED",
    "В работе,IN_PROGRESS",
    "Ожидает сведений,AWAITING_INFO",
    "Отложено,DEFERRED",
    "Указан срок,DEFERRED",
    "Срок продлён,EXTENDED",
    "Подготовлен проект ответа,ON_APPROVAL",
    "На согласовании,ON_APPROVAL",
    "Согласовано,ON_APPROVAL",
    "Утверждено,ON_APPROVAL",
    "Доработка,REWORK",
    "Промежуточный ответ,ANSWERED_INTERIM",
    "Решено,RESOLVED",
    "Разъяснено,EXPLAINED",
    "Не поддержано,NOT_SUPPORTED",
    "Оставлено без ответа,LEFT_WITHOUT_ANSWER",
  })
  void mapsEveryWordAndKeepsIt(String word, CanonicalStatus status) {
    StatusUpdate mapped = mapper.toCanonical(party, accepted(update(complete(word))));

    assertThat(mapped.status()).isEqualTo(status);
    assertThat(mapped.rawStatus()).isEqualTo(word);
    assertThat(mapped.organisation()).isEqualTo("Администрация района");
  }

  /** With whatever the word wants. */
  private static String complete(String word) {
    StatusWord known = StatusWord.of(word).orElseThrow();
    StringBuilder data = new StringBuilder("{\"status\":\"" + word + "\",\"sequence\":1");
    for (StatusWord.Need need : StatusWord.Need.values()) {
      if (known.needs(need)) {
        data.append(
            switch (need) {
              case COMMENT -> ",\"comment\":\"так надо\"";
              case PLANNED_AT -> ",\"plannedAt\":\"2026-12-01\"";
              case REPLY -> ",\"reply\":{\"replyId\":\"r\",\"text\":\"слова\"}";
              case PREPARED ->
                  ",\"approval\":{\"preparedBy\":\"А\",\"agreedBy\":\"Б\",\"approvedBy\":\"В\"}";
              case AGREED, APPROVED -> "";
              case TRANSFER -> ",\"transfer\":{\"to\":{\"name\":\"X\"},\"reason\":\"не наше\"}";
            });
      }
    }
    return data.append('}').toString();
  }

  @Test
  void showsNoResidentADraft() {
    StatusUpdate mapped =
        mapper.toCanonical(party, accepted(update(complete("Подготовлен проект ответа"))));

    assertThat(mapped.reply()).isNull();
    assertThat(mapped.comment()).isNull();
  }

  @Test
  void tellsInterimFromFinalAnswers() {
    assertThat(reply("Промежуточный ответ").kind()).isEqualTo(ReplyKind.INTERIM);
    assertThat(reply("Разъяснено").kind()).isEqualTo(ReplyKind.FINAL);
  }

  private Reply reply(String word) {
    return mapper.toCanonical(party, accepted(update(complete(word)))).reply();
  }

  @Test
  void tellsThePlannedDay() {
    assertThat(
            mapper
                .toCanonical(
                    party,
                    accepted(
                        update(
                            "{\"status\":\"Срок продлён\",\"sequence\":1,\"comment\":\"Ждём окна\","
                                + "\"plannedAt\":\"2026-12-01\"}")))
                .comment())
        .isEqualTo("Ждём окна\nПланируемый срок: 01.12.2026");
  }

  @Test
  void parksAWordThatNobodyHasMapped() {
    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () ->
                mapper.toCanonical(
                    party, accepted(update("{\"status\":\"Почти готово\",\"sequence\":1}"))));

    assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_STATUS);
    assertThat(failure.reason()).contains("'Почти готово'");
    assertThat(failure.where()).contains("/data/status");
  }

  @Test
  void parksARefusalForAPersonToDecide() {
    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () ->
                mapper.toCanonical(
                    party,
                    accepted(
                        update(
                            "{\"status\":\"Отказано в исполнении\",\"sequence\":1,"
                                + "\"comment\":\"Это дорога Ивановой\"}"))));

    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_REFUSED);
    assertThat(failure.reason()).doesNotContain("Иванов");
  }

  @Test
  void rejectsWhatTheContractNoLongerAllows() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toCanonical(party, accepted("{}")));
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                mapper.toCanonical(
                    party,
                    accepted(update("{\"status\":\"Решено\",\"sequence\":1," + APPROVED + "}"))));
  }

  @ParameterizedTest
  @EnumSource(CanonicalStatus.class)
  void hasAWordForEveryStatus(CanonicalStatus status) {
    assertThat(StatusWord.word(status)).isNotEqualTo(status.name());
  }
}
