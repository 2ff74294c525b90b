package ru.uzel.adapters.appeals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The published schema of registrations, its findings told without the values that were found. */
final class RegistrationSchema {

  private static final String RESOURCE = "registration.schema.json";

  private static final Schema SCHEMA = load();

  private RegistrationSchema() {}

  static List<Problem> check(JsonNode registration) {
    List<Problem> problems = new ArrayList<>();
    for (Error error : SCHEMA.validate(registration)) {
      problems.add(problem(error));
    }
    return problems;
  }

  private static Problem problem(Error error) {
    String pointer = Problem.BODY + error.getInstanceLocation();
    return switch (error.getKeyword()) {
      case "required" ->
          Problem.missing(
              pointer + "/" + error.getProperty(),
              "is missing: "
                  + described(around(error).path("properties").path(error.getProperty())));
      case "additionalProperties" ->
          // The name is the sender's own text, of which a little is enough to find it.
          Problem.invalid(
              pointer, "has a member that is not known: " + shortened(error.getProperty()));
      default -> Problem.invalid(pointer, "does not fit: " + described(around(error)));
    };
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  /** The schema object in which the violated keyword stands. */
  private static JsonNode around(Error error) {
    String keyword = error.getSchemaLocation().getFragment().toString();
    return SCHEMA.getSchemaNode().at(keyword.substring(0, keyword.lastIndexOf('/')));
  }

  private static String described(JsonNode node) {
    String own = node.path("description").asString("");
    return own.isEmpty() ? "see " + RESOURCE : own;
  }

  private static Schema load() {
    try (InputStream in = RegistrationSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + RESOURCE);
      }
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
