package ru.uzel.hub.command.argument;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as people write it: a day (its beginning in UTC), or a time with its offset. */
public final class TimeArgument implements ITypeConverter<Instant> {

  public TimeArgument() {}

  @Override
  public Instant convert(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new TypeConversionException(
          "'" + text + "' is no time: write 2024-05-31 or 2024-05-31T12:00:00Z");
    }
  }
}
