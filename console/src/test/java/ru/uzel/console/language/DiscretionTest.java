package ru.uzel.console.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+7 (912) 345-67-89",
        "+79123456789",
        "89123456789",
        "8 912 345-67-89",
        "7(912)3456789",
        "anna.ivanova@example.org",
        "почта@пример.рф",
        "112-233-445 95",
        "Иванова Анна Петровна",
        "Салтыков-Щедрин Михаил Евграфович",
        "Алиев Вагиф Гасан оглы",
        "Иванов И. И.",
        "Петров-Водкин К.С.",
        "И. И. Иванов",
        "А.С. Пушкин"
      })
  void leavesOutWhatLooksLikeAPerson(String personal) {
    assertThat(Discretion.of("СМЭВ answered: " + personal + " at x"))
        .isEqualTo("СМЭВ answered: " + Discretion.LEFT_OUT + " at x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valid, signed by CN=Петров Пётр,O=Министерство,C=RU"
            + " | valid, signed by CN=•••,O=Министерство,C=RU",
        "signed by O=\"А, Б\",SURNAME=Петров,GIVENNAME=Пётр Ильич,1.2.643.100.3=#120b3131"
            + " | signed by O=\"А, Б\",SURNAME=•••,GIVENNAME=•••,1.2.643.100.3=•••",
        "CN=\"Петров, Пётр\";OGRN=1027700132195 | CN=•••;OGRN=1027700132195",
        "CN=Петров\\, Пётр+SNILS=11223344595 | CN=•••+SNILS=•••",
        "certificate of CN=Петров Пётр is expired at SMEVSignature"
            + " | certificate of CN=••• is expired at SMEVSignature",
        "ab=CNG, DOCN=3 | ab=CNG, DOCN=3"
      })
  void leavesOutThePersonOfACertificate(String detail, String shown) {
    assertThat(Discretion.of(detail)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5d1c3f10-cb43-11f0-9d2e-0242ac120002",
        "01a21b5d-4f42-7000-8d2a-89123456789a",
        "abababab89123456789ababab",
        "HTTP status 502 instead of SOAP",
        "no sector is known for POS category Связь и телевидение",
        "sequence 12 after 14",
        "48213 bytes",
        "2026-11-27T04:31:11.123456Z",
        "from 203.0.113.7",
        "SMEVFailure: Сбой СМЭВ",
        "Министерство Дорожного Хозяйства",
        "http://smev3-n0.test.gosuslugi.ru:7500/smev/v1.2/ws"
      })
  void leavesEverythingElse(String text) {
    assertThat(Discretion.of(text)).isEqualTo(text);
  }
}
