package ru.uzel.bench.replay.source;

import org.jspecify.annotations.Nullable;

/**
 * A cell as the mapping is to see it.
 *
 * @param value text, number or truth value, or null where there is none
 * @param note what somebody should know of it, in Russian
 * @param fault why its value is not known, in Russian
 */
record XlsxCell(@Nullable Object value, @Nullable String note, @Nullable String fault) {

  boolean blank() {
    return note == null && fault == null && (value == null || String.valueOf(value).isBlank());
  }
}
