package ru.uzel.model.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicePeriodTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  @Test
  void isThisMonthWhereNothingIsSaid() {
    assertThat(SlicePeriod.of(null, null, TODAY))
        .isEqualTo(new SlicePeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01", "9999-12-31", "+999999999-12-31"})
  void beginsInNoYearThatNobodyMeans(String from) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlicePeriod.of(LocalDate.parse(from), null, TODAY))
        .withMessageContaining("the years of 'from' and 'to'");
  }
}
