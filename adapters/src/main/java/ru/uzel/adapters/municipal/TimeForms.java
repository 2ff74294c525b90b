package ru.uzel.adapters.municipal;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/** The forms in which a system writes times and days, tried in order. */
final class TimeForms {

  private final List<String> forms;
  private final List<DateTimeFormatter> formatters;

  /**
   * @param forms letters of java.time
   * @throws IllegalArgumentException when one is none
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  TimeForms(List<String> forms) {
    this.forms = List.copyOf(forms);
    this.formatters = forms.stream().map(TimeForms::strict).toList();
  }

  /** An {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}. */
  Optional<TemporalAccessor> read(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException other) {
      // Most systems have forms of their own.
    }
    for (DateTimeFormatter form : formatters) {
      try {
        return Optional.of(form.parseBest(text, LocalDateTime::from, LocalDate::from));
      } catch (DateTimeException other) {
        // Perhaps the next one.
      }
    }
    return Optional.empty();
  }

  /** Else the 31st of February would become the 28th; strictly, the year of no era is u. */
  private static DateTimeFormatter strict(String form) {
    return DateTimeFormatter.ofPattern(form.replace('y', 'u'))
        .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public String toString() {
    return forms.toString();
  }
}
