package ru.uzel.adapters.pos;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a file is, told by its headers alone. */
final class PosTable {

  /** Residents' messages, a row each. */
  static final PosTable EXPORT = new PosTable(PosColumn.values());

  /** Results of votings and discussions, a row for each option. */
  static final PosTable VOTINGS = new PosTable(PosVotingColumn.values());

  private final List<PosField> fields;
  private final Map<String, PosField> byHeader;

  private PosTable(PosField[] fields) {
    this.fields = List.of(fields);
    this.byHeader =
        Arrays.stream(fields)
            .collect(Collectors.toMap(field -> key(field.header()), Function.identity()));
  }

  /** A file with neither number is an export that lacks its own. */
  static PosTable of(Collection<String> headers) {
    return has(headers, VOTINGS, PosVotingColumn.OBJECT) && !has(headers, EXPORT, PosColumn.NUMBER)
        ? VOTINGS
        : EXPORT;
  }

  private static boolean has(Collection<String> headers, PosTable table, PosField field) {
    return headers.stream()
        .anyMatch(header -> table.field(header).filter(field::equals).isPresent());
  }

  List<PosField> fields() {
    return fields;
  }

  Optional<PosField> field(String header) {
    return Optional.ofNullable(byHeader.get(key(header)));
  }

  private static String key(String header) {
    return header.toLowerCase(Locale.ROOT).replace('ё', 'е');
  }
}
