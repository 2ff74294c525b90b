package ru.uzel.adapters.regional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attribute;

/**
 * The arguments of POST Service Request.
 *
 * @param arguments by name; unknown ones are kept out of the way
 * @param attributes {@code attribute[code]} and {@code attribute[code][]} in the order sent
 * @param problems what could not be read or stands there twice
 */
record RequestForm(
    Map<String, String> arguments, List<Attribute> attributes, List<Problem> problems) {

  private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]+)](\\[])?");

  RequestForm {
    arguments = Map.copyOf(arguments);
    attributes = List.copyOf(attributes);
    problems = List.copyOf(problems);
  }

  static RequestForm parse(byte[] body) {
    FormFields form = FormFields.parse(body);
    Map<String, String> arguments = new HashMap<>();
    List<Attribute> attributes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(form.problems());
    Set<String> single = new HashSet<>();
    Map<String, Boolean> listed = new LinkedHashMap<>();
    for (FormFields.Field field : form.fields()) {
      Matcher attribute = ATTRIBUTE.matcher(field.name());
      if (attribute.matches()) {
        String code = attribute.group(1);
        boolean list = attribute.group(2) != null;
        Boolean before = listed.putIfAbsent(code, list);
        if (before != null && !(before && list)) {
          problems.add(twice(field.name()));
        }
        attributes.add(new Attribute(code, field.value()));
      } else if (single.add(field.name())) {
        arguments.put(field.name(), field.value());
      } else {
        // Which of two values a client meant cannot be known, and parsers disagree on it.
        problems.add(twice(field.name()));
      }
    }
    return new RequestForm(arguments, attributes, problems);
  }

  @Nullable String get(String name) {
    return arguments.get(name);
  }

  List<String> attribute(String code) {
    return attributes.stream()
        .filter(attribute -> attribute.code().equals(code))
        .map(Attribute::value)
        .toList();
  }

  private static Problem twice(String name) {
    return Problem.invalid(FormFields.shown(name), "was given more than once");
  }
}
