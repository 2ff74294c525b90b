package ru.uzel.adapters.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All data here is invented; the СНИЛС have right check numbers of made-up ones. */
final class PersonalDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+79990001122",
        "+7 (999) 000-11-22",
        "8(999)000 11 22",
        "8-999-000-11-22",
        "8 9 9 9 0 0 0 1 1 2 2",
        "позвоните 8.999.000.11.22!",
        "7\u00a0999\u00a0000\u201111\u201122",
        "８９９９０００１１２２",
        "+7\u200b999\u200b0001122",
        "999 000-11-22",
        "9990001122",
        "(4822) 00-11-22",
        "+375 29 000-11-22",
        "тел. 00-11-22",
        "Телефон: 000-11-22",
      })
  void seesTelephones(String text) {
    assertThat(PersonalData.in("Звоните: " + text + " – ответим")).contains(PersonalData.PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.org",
        "Anna.Primerova+x@mail.example.org",
        "анна@пример.рф",
        "anna @ example.org",
        "anna＠example.org"
      })
  void seesMailAddresses(String text) {
    assertThat(PersonalData.in("почта " + text + ".")).containsExactly(PersonalData.EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"112-233-445 95", "11223344595", "112 233 445 95", "000-000-000-01"})
  void seesSnils(String text) {
    assertThat(PersonalData.in("СНИЛС " + text)).contains(PersonalData.SNILS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4507 123456",
        "45 07 123456",
        "45 07 № 123456",
        "серия 4507 номер 123456",
        "паспорт серии 4507, выдан, 123456",
        "паспорт 4507123456",
        "4507№123456"
      })
  void seesPassports(String text) {
    assertThat(PersonalData.in("Документ: " + text)).contains(PersonalData.PASSPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Яма заделана 20.11.2026 в 10:05, акт № 123456",
        "письмо от 20.11.2026 № 123456",
        "Работы завершат до 2026-12-01",
        "ул. Выдуманная, д. 12, корп. 3, кв. 45",
        "Смета 1 234 567 рублей 89 копеек",
        "координаты 56.8587, 35.9176",
        "дома 8, 10, 12, 14, 16, 18",
        "пункты 7\n8\n9\n10\n11\n12\n13",
        "маршруты 7, 12, 25 и 101 пойдут по ул. 9 Мая",
        "договор 2026/12-34-56 исполнен",
        "https://example.org/work/123456 – фото",
        "Обращение 01-17/26 закрыто; 59-ФЗ, ст. 8",
        "ИНН 6900000000, ОГРН 1026900000000",
        "группа @example, ответ в сообщениях",
      })
  void leavesWhatIsNone(String text) {
    assertThat(PersonalData.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8 (4822) 00-00-01 | Звоните 8-4822-00-00-01",
        "8 (4822) 00-00-01 | Звоните +7 4822 000001",
        "112 | Звоните 112",
        "priem@roads.example.org | Пишите PRIEM@roads.example.org.",
      })
  void letsPublicContactsBeShown(String contact, String text) {
    PublicContacts contacts = PublicContacts.of(" , " + contact);

    assertThat(PersonalData.in(contacts.without(text))).isEmpty();
  }

  @Test
  void takesNothingElseForAPublicContact() {
    PublicContacts contacts = PublicContacts.of("8 (4822) 00-00-01, priem@roads.example.org");

    for (String text :
        new String[] {
          "8 4822 00-00-02",
          "8 4822 00-00-01 1, 8 4822 00-00-02",
          "xpriem@roads.example.org",
          "priem@roads.example.org.evil.example"
        }) {
      assertThat(PersonalData.in(contacts.without(text))).as(text).isNotEmpty();
    }
  }

  @Test
  void isNotHeldUpByALongText() {
    String text = "8 9 ".repeat(2000) + "@".repeat(2000) + "a.".repeat(2000);

    assertThat(PersonalData.in(text)).contains(PersonalData.PHONE);
  }
}
