package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static ru.uzel.adapters.executor.Samples.accepted;
import static ru.uzel.adapters.executor.Samples.golden;
import static ru.uzel.adapters.executor.Samples.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CoveringLetter;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
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

  private StatusUpdate mapped(String update) {
    return (StatusUpdate) mapper.toCanonical(party, accepted(update));
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
    assertThat(ExecutorProperties.of(party).address(Samples.outbound(event).envelope()).getPath())
        .endsWith("/cases/019aa000-0000-7000-8000-000000000004/deadlines/" + InMemoryHub.REFERENCE);
  }

  @Test
  void tellsABodyThatItsTransferIsRefused() {
    Transfer refused =
        handedOn().decided(new TransferVerdict(InMemoryHub.RECEIVED, 2, "transfer-loop"));

    JsonMapper pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    assertThat(
            pretty
                .writeValueAsString(
                    pretty.readTree(
                        SignedMessage.read(mapper.toWire(party, Samples.outbound(refused)))
                            .message()))
                .strip())
        .isEqualTo(golden("refused.notice.json"));
  }

  @Test
  void tellsWhatCameOfAVotingUnderNoCase() {
    JsonMapper pretty = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    assertThat(
            pretty
                .writeValueAsString(
                    pretty.readTree(
                        SignedMessage.read(mapper.toWire(party, Samples.outbound(Samples.voting())))
                            .message()))
                .strip())
        .isEqualTo(golden("voting-result.json"));
    assertThat(
            ExecutorProperties.of(party)
                .address(Samples.outbound(Samples.voting()).envelope())
                .getPath())
        .endsWith("/executor/v1/voting-results/" + InMemoryHub.REFERENCE);
  }

  @Test
  void hasNothingToTellOfATransferThatNobodyDecided() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(party, Samples.outbound(handedOn())))
        .withMessageContaining("Transfer");
  }

  @Test
  void theFilesOfACaseAreThereToBeFetchedAndOfNothingElse() {
    assertThat(mapper.carriesAttachments(Samples.outbound(Samples.message()))).isTrue();
    assertThat(mapper.carriesAttachments(Samples.outbound(handedOn()))).isFalse();
  }

  @Test
  void anAnswerHasTheFilesThatWereKeptWithIt() {
    String hash = "a".repeat(64);

    StatusUpdate update =
        (StatusUpdate)
            mapper.toCanonical(
                party,
                accepted(withFile())
                    .with(accepted(withFile()).wire(), Map.of("content.1", hash + " 7")));

    assertThat(update.attachments())
        .containsExactly(
            new Attachment("Ответ.pdf", "application/pdf", new ContentRef(hash, 7), "AAAA"));
  }

  @Test
  void makesNoAnswerWithoutTheFilesItAnnounced() {
    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toCanonical(party, accepted(withFile())))
        .withMessageContaining("0 files were kept where the message announces 1");
  }

  private static String withFile() {
    return update(
        "{\"status\":\"Решено\",\"sequence\":3,"
            + APPROVED
            + ",\"reply\":{\"replyId\":\"r\",\"text\":\"т\",\"attachments\":[{\"name\":\"Ответ.pdf\","
            + "\"mimeType\":\"application/pdf\",\"signature\":\"AAAA\","
            + "\"content\":{\"sha256\":\""
            + "b".repeat(64)
            + "\",\"size\":7}}]}}");
  }

  @Test
  void mapsATransferWithEverything() {
    assertThat(handedOn())
        .isEqualTo(
            new Transfer(
                InMemoryHub.REFERENCE,
                new OrgRef("Управление образования", null),
                new OrgRef("Комитет парков", "1026900000002"),
                TransferDirection.PEER,
                "Сад стоит в парке",
                "59-ФЗ, статья 8, часть 3",
                new CoveringLetter("исх-7", LocalDate.of(2026, 11, 20)),
                "Направлено по компетенции",
                Instant.parse("2026-11-20T11:30:00Z"),
                Instant.parse("2026-11-27T15:00:00Z"),
                4,
                new Reply(
                    "r-18",
                    ReplyKind.TRANSFER_NOTICE,
                    "Ваше обращение передано в Комитет парков.",
                    null,
                    Instant.parse("2026-11-20T11:30:00Z")),
                null));
  }

  private Transfer handedOn() {
    return (Transfer) mapper.toCanonical(party, accepted(golden("handover.update.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "Направлено в подведомственную организацию,DOWN",
    "Передано в вышестоящую организацию,UP",
    "Направлено по компетенции,PEER",
    "Передано в другой орган,EXTERNAL_FOIV_EMAIL",
  })
  void mapsEveryWordOfATransfer(String word, TransferDirection direction) {
    Transfer mapped = (Transfer) mapper.toCanonical(party, accepted(update(complete(word))));

    assertThat(mapped.direction()).isEqualTo(direction);
    assertThat(mapped.rawStatus()).isEqualTo(word);
    assertThat(mapped.from()).isEqualTo(new OrgRef("Администрация района", null));
    assertThat(mapped.notice()).isNull();
  }

  @Test
  void takesNoStatuses() {
    StatusUpdate update = mapped(update(Samples.IN_PROGRESS));

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(() -> mapper.toWire(party, Samples.outbound(update)))
        .withMessageContaining("StatusUpdate");
  }

  @Test
  void mayBeSentAgain() {
    assertThat(mapper.resend(party)).isEqualTo(Resend.IDEMPOTENT);
  }

  @Test
  void mapsAnAnswerWithEverything() {
    assertThat(mapped(golden("answer.update.json")))
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
    StatusUpdate mapped = mapped(update(complete(word)));

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
    StatusUpdate mapped = mapped(update(complete("Подготовлен проект ответа")));

    assertThat(mapped.reply()).isNull();
    assertThat(mapped.comment()).isNull();
  }

  @Test
  void tellsInterimFromFinalAnswers() {
    assertThat(reply("Промежуточный ответ").kind()).isEqualTo(ReplyKind.INTERIM);
    assertThat(reply("Разъяснено").kind()).isEqualTo(ReplyKind.FINAL);
    assertThat(reply("Срок продлён")).isNull();
  }

  private Reply reply(String word) {
    return mapped(update(complete(word))).reply();
  }

  @Test
  void tellsThePlannedDay() {
    StatusUpdate mapped =
        mapped(
            update(
                "{\"status\":\"Срок продлён\",\"sequence\":1,\"comment\":\"Ждём окна\","
                    + "\"plannedAt\":\"2026-12-01\"}"));

    assertThat(mapped.plannedAt()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(mapped.comment()).isEqualTo("Ждём окна");
  }

  @Test
  void passesOnTheLetterAboutAnExtension() {
    StatusUpdate mapped =
        mapped(
            update(
                "{\"status\":\"Срок продлён\",\"sequence\":1,\"comment\":\"Ждём окна\","
                    + "\"plannedAt\":\"2026-12-01\","
                    + "\"reply\":{\"replyId\":\"r\",\"text\":\"Срок продлён до 1 декабря\"}}"));

    assertThat(mapped.reply().kind()).isEqualTo(ReplyKind.EXTENSION_NOTICE);
    assertThat(mapped.reply().text()).isEqualTo("Срок продлён до 1 декабря");
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
