package ru.uzel.adapters.pos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ru.uzel.model.message.WireBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the export: what stands under each header, absent values left out.
 *
 * @param number as a person counts rows: the header line is usually 1
 * @param values header to text, in the order of the file
 * @param formulas headers whose value is the remembered result of a formula
 * @param problems what is wrong with single cells
 */
record PosRow(
    int number, Map<String, String> values, Set<String> formulas, List<PosProblem> problems) {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final TypeReference<LinkedHashMap<String, String>> VALUES =
      new TypeReference<>() {};

  PosRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    formulas = Set.copyOf(formulas);
    problems = List.copyOf(problems);
  }

  Optional<String> get(PosField column) {
    return Optional.ofNullable(values.get(column.header()));
  }

  /** The row as it is kept and mapped: the spreadsheet around it tells nothing more. */
  WireBytes wire() {
    return WireBytes.of("application/json", JSON.writeValueAsBytes(values));
  }

  /** Reads what {@link #wire} wrote. */
  static PosRow of(int number, byte[] wire) throws PosProblem {
    try {
      return new PosRow(number, JSON.readValue(wire, VALUES), Set.of(), List.of());
    } catch (JacksonException e) {
      throw PosProblem.ofFile(PosFault.NOT_TAKEN).inRow(number);
    }
  }

  /**
   * The same for the same values whatever the order of columns, whichever columns are empty, and
   * however the dates are stored.
   */
  String version() {
    return HexFormat.of().formatHex(sha256().digest(JSON.writeValueAsBytes(new TreeMap<>(values))));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Never shows values: they are residents' words. */
  @Override
  public String toString() {
    return "row " + number + " with " + values.size() + " values";
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
