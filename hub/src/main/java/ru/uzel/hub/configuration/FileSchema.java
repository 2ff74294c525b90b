package ru.uzel.hub.configuration;

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
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A JSON Schema from {@code config/schema}, its findings told in the words of an administrator. */
final class FileSchema {

  private final Schema schema;

  private FileSchema(Schema schema) {
    this.schema = schema;
  }

  static FileSchema named(String name) {
    String resource = "schema/" + name + ".schema.json";
    try (InputStream in = FileSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new FileSchema(
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Tells each place where the document has not the form. What is left without them can be read
   * further, so that one run finds the mistakes of sense as well; empty where too little is left.
   */
  Optional<YamlDocument> check(YamlDocument document, Mistakes mistakes) {
    List<Error> errors = schema.validate(document.root());
    if (errors.isEmpty()) {
      return Optional.of(document);
    }
    List<String> wrong = new ArrayList<>();
    for (Error error : errors) {
      tell(document, error, mistakes);
      dispensable(error).ifPresent(wrong::add);
    }
    YamlDocument rest = document.without(wrong);
    return schema.validate(rest.root()).isEmpty() ? Optional.of(rest) : Optional.empty();
  }

  /**
   * The member that is wrong, where leaving it out causes no further complaint: a setting could be
   * one that its adapter demands.
   */
  private static Optional<String> dispensable(Error error) {
    String pointer = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "required" -> Optional.empty();
      case "additionalProperties", "unevaluatedProperties" ->
          Optional.of(YamlDocument.child(pointer, error.getProperty()));
      default -> pointer.startsWith("/settings") ? Optional.empty() : Optional.of(pointer);
    };
  }

  private void tell(YamlDocument document, Error error, Mistakes mistakes) {
    String pointer = error.getInstanceLocation().toString();
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode around = around(error);
    switch (error.getKeyword()) {
      case "required" ->
          mistakes.at(
              document,
              pointer,
              "'" + error.getProperty() + "' is missing" + (name.isEmpty() ? "" : " in " + name),
              "add it: " + describe(around.path("properties").path(error.getProperty())));
      case "additionalProperties", "unevaluatedProperties" ->
          mistakes.at(
              document,
              YamlDocument.child(pointer, error.getProperty()),
              "'" + error.getProperty() + "' is not known here",
              "correct or remove it; known are: " + String.join(", ", known(around)));
      case "enum" ->
          mistakes.at(
              document,
              pointer,
              quoted(document, pointer) + " is not known here",
              "use one of: " + String.join(", ", words(around.path("enum"))));
      default ->
          mistakes.at(
              document,
              pointer,
              quoted(document, pointer) + " does not fit: " + error.getMessage(),
              describe(around));
    }
  }

  private static String quoted(YamlDocument document, String pointer) {
    JsonNode value = document.at(pointer);
    return value.isValueNode() ? "'" + value.asString("") + "'" : "what stands here";
  }

  /** The schema object in which the violated keyword stands. */
  private JsonNode around(Error error) {
    String keyword = error.getSchemaLocation().getFragment().toString();
    return schema.getSchemaNode().at(keyword.substring(0, keyword.lastIndexOf('/')));
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : schema.getSchemaNode().at(reference.substring(1));
  }

  private String describe(JsonNode node) {
    String own = node.path("description").asString("");
    String text = own.isEmpty() ? resolve(node).path("description").asString("") : own;
    return text.isEmpty() ? "see config/schema" : text;
  }

  private static List<String> known(JsonNode around) {
    return List.copyOf(around.path("properties").propertyNames());
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asString("")));
    return words;
  }
}
