package ru.uzel.routes.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScrubTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Звоните +7 (900) 123-45-67 вечером | Звоните [телефон] вечером",
        "тел. 89001234567, жду | тел. [телефон], жду",
        "8 900 123 45 67 и 8-900-123-45-67 | [телефон] и [телефон]",
        "+7\u00A0900\u00A0123\u201145\u201167 | [телефон]",
        "городской (4822) 32-10-15. | городской [телефон].",
        "пишите ivan.petrov+dom@mail.example.ru | пишите [эл. почта]",
        "почта иван@почта.рф! | почта [эл. почта]!",
        "СНИЛС 112-233-445 95 | СНИЛС [СНИЛС]",
        "снилс 11223344595 | снилс [СНИЛС]",
        "ИНН 500100732259 | ИНН [ИНН]",
        "карта 4111 1111 1111 1111 | карта [карта]",
        "4111 1111 1111 1111 123 | [карта] 123",
        "паспорт 4509 123456 | паспорт [паспорт]",
        "паспорт серия 45 09 № 123456 выдан | паспорт серия [паспорт] выдан",
        "Паспорта 4509123456 | Паспорта [паспорт]"
      })
  void hidesWhatHasAFormOfItsOwn(String text, String shown) {
    assertThat(TextScrub.scrubbed(text.translateEscapes())).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Обращение № 0000123456 от 12.05.2026",
        "ЕПГУ 4509123456",
        "СНИЛС 112-233-445 96 с опечаткой",
        "код 1234 5678 9012 3456",
        "дом 12, квартира 7, 3-й подъезд, 170100",
        "счёт 40817810099910004312",
        "в 2025-2026 годах, по 8 часов"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(TextScrub.scrubbed(text)).isSameAs(text);
  }

  @Test
  void isQuickWhateverTheTextIs() {
    String digits = "1 2-3 (4) ".repeat(10_000) + "a@" + "b.".repeat(10_000);

    assertThat(TextScrub.scrubbed(digits)).isNotEmpty();
    assertThat(TextScrub.scrubbed("😀".repeat(50_000) + " +79001234567")).endsWith("😀 [телефон]");
  }
}
