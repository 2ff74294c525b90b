package ru.uzel.hub.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.DimensionValue;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;

/** Makes statistical slices of their files, whose form has been checked. */
final class SliceReader {

  static final String FOLDER = "slices";

  private static final String CURE =
      "remove the dimension, or name what is nobody's own, e.g. message.subject.sector";

  private final MessageFields fields = MessageFields.published();
  private final PersonalFields personal;
  private final Mistakes mistakes;

  SliceReader(PersonalFields personal, Mistakes mistakes) {
    this.personal = personal;
    this.mistakes = mistakes;
  }

  Slice read(YamlDocument document) {
    List<SliceDimension> dimensions = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < document.at("/dimensions").size(); i++) {
      String place = "/dimensions/" + i;
      String name = document.text(place + "/name").orElseThrow();
      Integer earlier = lines.putIfAbsent(name, document.line(place + "/name"));
      if (earlier != null) {
        mistakes.at(
            document,
            place + "/name",
            "the dimension '" + name + "' stands on line " + earlier + " already",
            "choose another name");
      }
      value(document, place + "/value")
          .map(
              value ->
                  new SliceDimension(name, document.text(place + "/title").orElseThrow(), value))
          .ifPresent(dimensions::add);
    }
    return new Slice(
        document.text("/name").orElseThrow(),
        document.text("/title").orElseThrow(),
        dimensions,
        document.list("/measures").stream().map(SliceMeasure::of).toList());
  }

  private Optional<DimensionValue> value(YamlDocument document, String place) {
    String path = document.text(place).orElseThrow();
    if (path.startsWith(MessageField.ROOT)) {
      return field(document, place, path);
    }
    Optional<CaseProperty> property = CaseProperty.of(path);
    if (property.isEmpty()) {
      tellUnknown(document, place, path);
    }
    return property.map(DimensionValue.class::cast);
  }

  private Optional<DimensionValue> field(YamlDocument document, String place, String path) {
    String field = path.substring(MessageField.ROOT.length());
    Optional<MessageFields.Form> form = fields.form(field);
    if (form.isEmpty()) {
      tellUnknown(document, place, path);
      return Optional.empty();
    }
    Optional<String> objection = personal.objection(field);
    if (objection.isPresent()) {
      mistakes.at(document, place, "'" + path + "' " + objection.get(), CURE);
      return Optional.empty();
    }
    if (field.startsWith("assignment")) {
      mistakes.at(
          document,
          place,
          "'" + path + "' is said to bodies: the message that opens a case never has it",
          CURE);
      return Optional.empty();
    }
    if (form.get() != MessageFields.Form.VALUE) {
      mistakes.at(
          document, place, "'" + path + "' is no single value", "name one of: " + within(path));
      return Optional.empty();
    }
    return Optional.of(new MessageField(List.of(field.split("\\.", -1))));
  }

  private String within(String path) {
    return allowed()
        .filter(known -> known.startsWith(path + "."))
        .collect(Collectors.joining(", "));
  }

  private void tellUnknown(YamlDocument document, String place, String path) {
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    String nearest =
        allowed()
            .max(Comparator.comparingDouble(known -> likeness.apply(path, known)))
            .orElseThrow();
    mistakes.at(
        document,
        place,
        "'" + path + "' is no field of a message and nothing the hub knows of a case",
        "did you mean " + nearest + "? All fields: docs/formats/slices.md");
  }

  /** All that a dimension may name. */
  Stream<String> allowed() {
    return Stream.concat(
        Arrays.stream(CaseProperty.values()).map(CaseProperty::path),
        fields
            .values()
            .filter(field -> personal.objection(field).isEmpty() && !field.startsWith("assignment"))
            .map(field -> MessageField.ROOT + field));
  }
}
