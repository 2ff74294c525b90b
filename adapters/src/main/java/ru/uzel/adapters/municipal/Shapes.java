package ru.uzel.adapters.municipal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the shapes of systems. A file is read once. */
final class Shapes {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final ConcurrentMap<Path, Shape> read = new ConcurrentHashMap<>();

  /**
   * @throws RejectedFailure naming the file, where it cannot be understood
   */
  Shape of(Party party) {
    return read.computeIfAbsent(Path.of(party.required("shape")), Shapes::load);
  }

  private static Shape load(Path file) {
    try {
      Shape shape = YAML.readValue(file, Shape.class);
      ZoneId.of(shape.zone());
      if (shape.list() != null && shape.list().days() != null) {
        requireDay(shape.list().days());
      }
      return shape;
    } catch (JacksonException wrong) {
      throw unusable(file, wrong.getOriginalMessage(), wrong);
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw unusable(file, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** A form in which a day cannot be written fails here, and not at the first question. */
  private static void requireDay(String form) {
    if (LocalDate.EPOCH.format(DateTimeFormatter.ofPattern(form)).isBlank()) {
      throw new IllegalArgumentException("'" + form + "' writes no day");
    }
  }

  private static RejectedFailure unusable(Path file, String why, RuntimeException cause) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "shape " + file.getFileName() + ": " + why,
        file.toString(),
        cause);
  }
}
