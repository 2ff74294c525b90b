package ru.uzel.bench.replay.source;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read; what is null is told by the file itself.
 *
 * @param format json, jsonl, csv or xlsx
 * @param encoding name of a character set
 * @param delimiter between the fields of CSV
 * @param sheet name of the sheet of XLSX
 */
public record Reading(
    @Nullable String format,
    @Nullable String encoding,
    @Nullable Character delimiter,
    @Nullable String sheet) {

  public static final Reading BY_THE_FILE = new Reading(null, null, null, null);

  /** One text, the same for the same options. */
  public String summary() {
    return format + "|" + encoding + "|" + delimiter + "|" + sheet;
  }
}
