package ru.uzel.adapters.regional;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads service catalogues: YAML, or JSON, which YAML contains. The file is the list that {@code
 * GET services} gives, each service with the {@code attributes} of its definition inside, so that
 * another city's list can be taken as it is. A file is read once.
 */
final class Catalogues {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final ConcurrentMap<Path, Catalogue> read = new ConcurrentHashMap<>();

  /**
   * @throws RejectedFailure naming the place in the file that cannot be understood
   */
  Catalogue of(Party party) {
    return read.computeIfAbsent(Path.of(party.required("catalogue")), Catalogues::load);
  }

  private static Catalogue load(Path file) {
    if (!Files.isReadable(file)) {
      throw unusable(file, "the service catalogue cannot be read", file.toString(), null);
    }
    try {
      return Catalogue.of(YAML.readValue(file, new TypeReference<List<Service>>() {}));
    } catch (JacksonException wrong) {
      throw unusable(file, wrong.getOriginalMessage(), place(file, wrong), wrong);
    } catch (IllegalArgumentException wrong) {
      throw unusable(file, String.valueOf(wrong.getMessage()), file.toString(), wrong);
    }
  }

  /** The path within the list is exact; line and column are where the reader stood by then. */
  private static String place(Path file, JacksonException wrong) {
    TokenStreamLocation read = wrong.getLocation();
    String near = read == null ? "" : ":" + read.getLineNr() + ":" + read.getColumnNr();
    String path =
        wrong.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + (step.getIndex() + 1) + "]"
                        : step.getPropertyName())
            .collect(Collectors.joining("."));
    return file + near + (path.isEmpty() ? "" : " at " + path);
  }

  private static RejectedFailure unusable(
      Path file, String why, String where, @Nullable Throwable cause) {
    String message = "service catalogue " + file.getFileName() + ": " + why;
    return cause == null
        ? new RejectedFailure(FailureCode.INVALID_FIELD, Origin.HUB, message, where)
        : new RejectedFailure(FailureCode.INVALID_FIELD, Origin.HUB, message, where, cause);
  }
}
