package ru.uzel.routes.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "г. Тверь, ул. Ленина, д. 12, кв. 5 | г. Тверь, ул. Ленина",
        "г. Тверь, ул. Ленина, 12к1 | г. Тверь, ул. Ленина",
        "г. Тверь, ул. 15 лет Октября, 7/2 | г. Тверь, ул. 15 лет Октября",
        "ул. Ленина д. 12 кв 5 | ул. Ленина",
        "ул. Ленина 12 | ул. Ленина",
        "3114 W LAWRENCE AVE, CHICAGO, IL | W LAWRENCE AVE, CHICAGO, IL",
        "Калининский район, деревня Дубки | Калининский район, деревня Дубки"
      })
  void tellsAStreetWithoutItsHouse(String address, String shown) {
    assertThat(Places.withoutHouse(address)).isEqualTo(shown);
  }

  @Test
  void tellsCoordinatesToAboutAHundredMetres() {
    assertThat(Places.rounded(new BigDecimal("56.8587214"))).isEqualTo("56.859");
    assertThat(Places.rounded(new BigDecimal("56.8"))).isEqualTo("56.8");
    assertThat(Places.rounded(null)).isNull();
  }
}
