package ru.uzel.hub.configuration;

import java.util.HashMap;
import java.util.Map;

/** Looks over a service catalogue: YAML, each service with a code of its own. */
final class CatalogueReader {

  private final ConfigurationFolder folder;
  private final YamlParser parser;
  private final Mistakes mistakes;

  CatalogueReader(ConfigurationFolder folder, YamlParser parser, Mistakes mistakes) {
    this.folder = folder;
    this.parser = parser;
    this.mistakes = mistakes;
  }

  void check(String file) {
    folder.text(file).flatMap(text -> parser.parse(file, text)).ifPresent(this::check);
  }

  private void check(YamlDocument document) {
    if (!document.root().isArray()) {
      mistakes.at(
          document,
          "",
          "a catalogue is a list of services",
          "begin each with - service_code: <code>");
      return;
    }
    Map<String, Integer> lineByCode = new HashMap<>();
    for (int i = 0; i < document.root().size(); i++) {
      String place = "/" + i + "/service_code";
      String code = document.at(place).asString("");
      if (code.isBlank()) {
        mistakes.at(document, place, "a service without service_code", "give it one");
        continue;
      }
      Integer earlier = lineByCode.putIfAbsent(code, document.line(place));
      if (earlier != null) {
        mistakes.at(
            document,
            place,
            "service_code '" + code + "' stands on line " + earlier + " already",
            "choose another, or remove one of the two");
      }
    }
  }
}
