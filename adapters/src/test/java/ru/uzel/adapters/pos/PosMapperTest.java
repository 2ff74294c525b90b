package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.json.JsonMapper;

final class PosMapperTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private final PosMapper mapper = new PosMapper();

  @ParameterizedTest
  @ValueSource(strings = {"ordinary", "appeal-59fz", "with-text-and-place"})
  void aRowBecomesTheMessageOfTheGoldenFile(String name) throws IOException {
    CitizenMessage message = canonical(Parties.pos(), golden(name + ".row.json"));

    assertThat(JSON.readTree(JSON.writeValueAsBytes(message)))
        .isEqualTo(JSON.readTree(golden(name + ".message.json")));
  }

  @Test
  void aCategoryIsItsOwnCode() throws IOException {
    assertThat(canonical(Map.of()).category())
        .isEqualTo(new ClassifierRef("POS", "Дороги", "Дороги"));
  }

  @Test
  void theTextIsTheMostExactThingThatIsKnown() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    assertThat(canonical(values).text()).isEqualTo("Дороги");
    values.put("Подкатегория", "Ямы");
    assertThat(canonical(values).text()).isEqualTo("Ямы");
    values.put("Факт", "Яма");
    assertThat(canonical(values).text()).isEqualTo("Яма");
    values.put("Суть", "Глубокая яма");
    assertThat(canonical(values).text()).isEqualTo("Глубокая яма");
    values.put("Текст сообщения", "Во дворе глубокая яма.");
    assertThat(canonical(values).text()).isEqualTo("Во дворе глубокая яма.");
    assertThat(attributes(values)).contains("summary=Глубокая яма");
  }

  @Test
  void officialsNamesStayInTheRow() throws IOException {
    CitizenMessage message =
        canonical(
            Map.of(
                "ФИО координатора", "Вымышленный Первый",
                "ФИО исполнителя", "Вымышленный Второй",
                "ФИО руководителя", "Вымышленный Третий"));

    assertThat(message.toString()).doesNotContain("Вымышленный");
  }

  @ParameterizedTest
  @CsvSource({
    "Обычное сообщение,Да,ORDINARY",
    "59-ФЗ,Нет,FZ59",
    "Обращение по 59-ФЗ,,FZ59",
    ",Да,FZ59",
    ",Нет,ORDINARY",
    ",,ORDINARY"
  })
  void theRegimeIsWhatPosDecided(String regime, String chosen, LegalRegime expected)
      throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    if (regime != null) {
      values.put("ФЗ", regime);
    }
    if (chosen != null) {
      values.put("Заявитель выбрал подачу по 59-ФЗ", chosen);
    }

    assertThat(canonical(values).legalRegime()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Номер,-,MISSING_FIELD",
    "Категория,-,MISSING_FIELD",
    "Дата поступления,-,MISSING_FIELD",
    "Дата поступления,32.01.2026,INVALID_FIELD",
    "Дата планируемого завершения работ,завтра,INVALID_FIELD",
    "Номер ЕПГУ,12АБ,INVALID_FIELD",
    "Фаст-трек,Возможно,INVALID_FIELD",
    "ФЗ,44-ФЗ,INVALID_FIELD",
    "Широта,57.1,MISSING_FIELD",
    "Долгота,200,INVALID_FIELD",
    "Долгота,NaN,INVALID_FIELD"
  })
  void aBadValueIsRefusedWithItsPlace(String column, String value, FailureCode code) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!value.equals("-")) {
      values.put(column, value);
    } else {
      values.put(column, null);
    }

    RejectedFailure failure = catchThrowableOfType(RejectedFailure.class, () -> canonical(values));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.where().orElse("")).startsWith("row 2, column \"");
    assertThat(failure.reason()).doesNotContain(value.equals("-") ? "\n" : value);
  }

  @Test
  void anOrdinaryTextHasALimitAnAppealHasNone() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Текст сообщения", "Я".repeat(4001));
    assertThatThrownBy(() -> canonical(values))
        .isInstanceOf(RejectedFailure.class)
        .extracting(failure -> ((RejectedFailure) failure).code())
        .isEqualTo(FailureCode.TOO_LARGE);

    values.put("ФЗ", "59-ФЗ");
    assertThat(canonical(values).text()).hasSize(4001);

    values.put("ФЗ", "Обычное сообщение");
    values.put("Текст сообщения", "🚧".repeat(4000));
    assertThat(canonical(values).text()).hasSize(8000);
  }

  @Test
  void coordinatesMayHaveACommaAndGoInPairs() throws IOException {
    Location location =
        Objects.requireNonNull(
            canonical(Map.of("Широта", "56,8584", "Долгота", "35.9")).location());

    assertThat(location.latitude()).isEqualByComparingTo("56.8584");
    assertThat(location.longitude()).isEqualByComparingTo("35.9");
    assertThat(location.address()).isNull();
  }

  @Test
  void aDayBeginsWhereThePartyIs() throws IOException {
    Party saratov = Parties.pos(Map.of("zone", "Europe/Saratov"));

    assertThat(canonical(saratov, json(row(Map.of()))).registeredAt())
        .hasToString("2026-01-05T20:00:00Z");
    assertThat(canonical(Map.of()).registeredAt()).hasToString("2026-01-05T21:00:00Z");
  }

  @Test
  void settingsThatCannotBeUsedAreNamed() {
    for (Map<String, String> settings :
        List.of(
            Map.of("zone", "Луна"),
            Map.of("drop", "../elsewhere"),
            Map.of("drop", ".."),
            Map.of("longestText", "0"),
            Map.of("largestFile", "много"),
            Map.of("settle", "soon"))) {
      assertThatThrownBy(() -> PosProperties.of(Parties.pos(settings)))
          .isInstanceOf(RejectedFailure.class)
          .hasMessageContaining("setting '" + settings.keySet().iterator().next() + "'");
    }
  }

  @Test
  void aStatusUpdateBecomesARowThatTheExportsReaderUnderstands() throws Exception {
    Map<String, String> row =
        statusRow(
            Updates.outbound(
                "101", 3, Updates.answered(CanonicalStatus.RESOLVED, "Яма засыпана 🚧")));

    assertThat(row)
        .containsExactly(
            Map.entry("Номер", "101"),
            Map.entry("Стадия", "Завершено"),
            Map.entry("Статус", "Отправлен ответ заявителю"),
            Map.entry("Тип решения", "Решено"),
            Map.entry("Дата фактического завершения работ", "08.01.2026"),
            Map.entry("Ответ", "Яма засыпана 🚧"),
            Map.entry("Организация, в которой находится сообщение", "Управление дорог"),
            Map.entry("Номер обновления", "3"));
  }

  @Test
  void anUpdateWithoutAnswerLeavesTheRestEmpty() throws Exception {
    Map<String, String> row =
        statusRow(Updates.outbound("101", 1, Updates.of(CanonicalStatus.IN_PROGRESS)));

    assertThat(row)
        .containsEntry("Стадия", "Исполнение")
        .doesNotContainKeys("Статус", "Тип решения", "Ответ", "Дата фактического завершения работ");
  }

  @Test
  void thePlannedDayStandsInItsColumn() throws Exception {
    StatusUpdate extended = Updates.of(CanonicalStatus.EXTENDED);
    StatusUpdate planned =
        new StatusUpdate(
            extended.reference(),
            extended.status(),
            extended.rawStatus(),
            null,
            null,
            Updates.AT,
            3,
            null,
            LocalDate.of(2026, 2, 9));

    assertThat(statusRow(Updates.outbound("101", 1, planned)))
        .containsEntry("Дата планируемого завершения работ", "09.02.2026");
    assertThat(statusRow(Updates.outbound("101", 1, extended)))
        .doesNotContainKey("Дата планируемого завершения работ");
  }

  @Test
  void aTransferToAPeerIsToldInTheWordsThatIntegratorsUse() throws Exception {
    assertThat(statusRow(Updates.outbound("101", 1, Updates.of(CanonicalStatus.TRANSFERRED_PEER))))
        .containsEntry("Стадия", "Координация")
        .containsEntry("Статус", "Направлено в подведомственную организацию")
        .containsEntry("Организация, в которой находится сообщение", "Управление дорог");
  }

  @ParameterizedTest
  @EnumSource(CanonicalStatus.class)
  void everyStatusHasPosWordsOrIsRefusedByName(CanonicalStatus status) throws Exception {
    OutboundMessage outbound = Updates.outbound("101", 1, Updates.of(status));
    List<CanonicalStatus> withoutWords =
        List.of(
            CanonicalStatus.RECEIVED,
            CanonicalStatus.AWAITING_INFO,
            CanonicalStatus.DEFERRED,
            CanonicalStatus.ANSWERED_INTERIM,
            CanonicalStatus.LEFT_WITHOUT_ANSWER);

    if (withoutWords.contains(status)) {
      assertThatThrownBy(() -> mapper.toWire(Parties.pos(), outbound))
          .isInstanceOf(RejectedFailure.class)
          .hasMessageContaining(status.name());
    } else {
      assertThat(statusRow(outbound)).containsKey("Стадия");
    }
  }

  @Test
  void theSameUpdateGivesTheSameBytes() {
    OutboundMessage outbound =
        Updates.outbound("101", 1, Updates.answered(CanonicalStatus.EXPLAINED, "Ответ"));

    assertThat(mapper.toWire(Parties.pos(), outbound))
        .isEqualTo(mapper.toWire(Parties.pos(), outbound));
  }

  @Test
  void anAnswerKeepsCharactersThatXmlForbids() throws Exception {
    String text = "а\u0001б _x0041_ <в> \r\n & \uD83D";

    Map<String, String> row =
        statusRow(Updates.outbound("101", 1, Updates.answered(CanonicalStatus.EXPLAINED, text)));

    assertThat(row).containsEntry("Ответ", text.replace("\r\n", "\n"));
  }

  @Test
  void whatTheFileCannotCarryIsRefused() {
    OutboundMessage tooLong =
        Updates.outbound("101", 1, Updates.answered(CanonicalStatus.EXPLAINED, "Я".repeat(40_000)));
    OutboundMessage foreign = Updates.outbound(null, 1, Updates.of(CanonicalStatus.ASSIGNED));
    OutboundMessage wrongKind = Updates.outbound("101", 1, message());

    for (OutboundMessage outbound : List.of(tooLong, foreign, wrongKind)) {
      assertThatThrownBy(() -> mapper.toWire(Parties.pos(), outbound))
          .isInstanceOf(RejectedFailure.class);
    }
  }

  @Test
  void sendingAgainIsSafe() {
    assertThat(mapper.resend(Parties.pos())).isEqualTo(Resend.IDEMPOTENT);
  }

  /** Reads the status file back with the export's own reader, given a header it insists on. */
  private Map<String, String> statusRow(OutboundMessage outbound) throws Exception {
    byte[] file = mapper.toWire(Parties.pos(), outbound).bytes();
    byte[] readable =
        Exports.edited(
            file,
            "xl/worksheets/sheet1.xml",
            xml ->
                xml.replace(
                    "</c></row><row r=\"2\">",
                    "</c>"
                        + Exports.inline("J1", "Категория")
                        + Exports.inline("K1", "Дата поступления")
                        + "</row><row r=\"2\">"));
    List<PosRow> rows = new ArrayList<>();
    PosSheet.read(Files.write(folder.resolve("status.xlsx"), readable), folder, rows::add);
    assertThat(rows).hasSize(1);
    return rows.get(0).values();
  }

  private CitizenMessage canonical(Map<String, String> changes) throws IOException {
    return canonical(Parties.pos(), json(row(changes)));
  }

  private CitizenMessage canonical(Party party, byte[] wire) {
    return (CitizenMessage)
        mapper.toCanonical(
            party,
            new AcceptedMessage(
                MessageId.next(),
                new PartyName("pos"),
                new ExternalId("101"),
                "v",
                MessageKind.CITIZEN_MESSAGE,
                "101",
                WireBytes.of("application/json", wire),
                "00",
                Map.of("file", "a.xlsx", "row", "2"),
                Parties.NOW,
                null,
                null));
  }

  private CitizenMessage message() {
    return canonical(Parties.pos(), json(row(Map.of())));
  }

  private List<String> attributes(Map<String, String> changes) throws IOException {
    return canonical(changes).attributes().stream()
        .map(attribute -> attribute.code() + "=" + attribute.value())
        .toList();
  }

  private static Map<String, String> row(Map<String, String> changes) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Номер", "101");
    row.put("Категория", "Дороги");
    row.put("Дата поступления", "06.01.2026");
    row.putAll(changes);
    row.values().removeIf(Objects::isNull);
    return row;
  }

  private static byte[] json(Map<String, String> row) {
    return JSON.writeValueAsString(row).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = PosMapperTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
