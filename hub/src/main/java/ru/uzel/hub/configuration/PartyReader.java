package ru.uzel.hub.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Organisation;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.RetryPolicy;
import tools.jackson.databind.JsonNode;

/** Makes a party of its file, whose form has been checked already. */
final class PartyReader {

  private static final int CONSUMERS = 4;
  private static final String SETTINGS = "/settings";

  private final Path directory;
  private final Mistakes mistakes;
  private final Set<String> catalogues = new HashSet<>();

  PartyReader(Path directory, Mistakes mistakes) {
    this.directory = directory;
    this.mistakes = mistakes;
  }

  Party read(YamlDocument document) {
    if (document.text("/name").filter(Party.HUB.value()::equals).isPresent()) {
      mistakes.at(
          document,
          "/name",
          "'" + Party.HUB + "' is the hub itself",
          "give the party another name");
    }
    String adapter = document.text("/adapter").orElseThrow();
    Map<String, String> settings = new TreeMap<>();
    flatten(document, SETTINGS, "", document.at(SETTINGS), settings, AdapterTraits.of(adapter));
    requireSettings(document, adapter, settings);
    return new Party(
        new PartyName(document.text("/name").orElseThrow()),
        document.text("/title").orElseThrow(),
        adapter,
        settings,
        retry(document),
        document.at("/consumers").asInt(CONSUMERS),
        document.text("/personalData").map(PersonalDataLevel::valueOf).orElse(PersonalDataLevel.P0),
        organisation(document).orElse(null));
  }

  private static Optional<Organisation> organisation(YamlDocument document) {
    if (document.at("/organisation").isMissingNode()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    names.add(document.text("/title").orElseThrow());
    names.addAll(document.list("/organisation/names"));
    return Optional.of(new Organisation(document.text("/organisation/ogrn").orElse(null), names));
  }

  private void flatten(
      YamlDocument document,
      String pointer,
      String prefix,
      JsonNode node,
      Map<String, String> settings,
      AdapterTraits traits) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = prefix + entry.getKey();
      String place = YamlDocument.child(pointer, entry.getKey());
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(document, place, key + ".", value, settings, traits);
      } else if (value.isArray() || value.isNull()) {
        mistakes.at(document, place, "setting '" + key + "' has no value of its own", "write one");
      } else {
        settings.put(key, checked(document, place, key, value.asString(), traits));
      }
    }
  }

  private String checked(
      YamlDocument document, String place, String key, String value, AdapterTraits traits) {
    SettingForm form = traits.known().get(key);
    if (form == null) {
      mistakes.warn(
          document.file(),
          document.line(place),
          "setting '" + key + "' is not known to the adapter",
          "correct or remove it; known are: "
              + String.join(", ", traits.known().keySet().stream().sorted().toList()));
      return value;
    }
    Optional<String> wrong = form.wrong(value, directory);
    wrong.ifPresent(
        reason ->
            mistakes.at(
                document,
                place,
                "setting '"
                    + key
                    + "'"
                    + (form == SettingForm.SECRET ? " " : " '" + value + "' ")
                    + reason,
                form.cure()));
    if (form != SettingForm.FILE && form != SettingForm.SHAPE) {
      return value;
    }
    if (form == SettingForm.FILE) {
      catalogues.add(value);
    }
    return directory.resolve(value).toString();
  }

  /** Whether a party read so far has its services there. */
  boolean namesCatalogue(String file) {
    return catalogues.contains(file);
  }

  private void requireSettings(YamlDocument document, String adapter, Map<String, String> found) {
    AdapterTraits traits = AdapterTraits.of(adapter);
    traits.required().stream()
        .filter(key -> !found.containsKey(key))
        .sorted()
        .forEach(
            key ->
                mistakes.at(
                    document,
                    SETTINGS,
                    "adapter '" + adapter + "' needs the setting '" + key + "'",
                    "add it below settings: " + traits.cure(key)));
  }

  private RetryPolicy retry(YamlDocument document) {
    Duration first = duration(document, "/retry/firstDelay", Duration.ofSeconds(1));
    Duration longest = duration(document, "/retry/longestDelay", Duration.ofMinutes(5));
    Duration patience = duration(document, "/retry/patience", Duration.ofDays(2));
    if (first.isZero()) {
      mistakes.at(document, "/retry/firstDelay", "no wait at all", "write at least 1ms");
    }
    if (longest.compareTo(first) < 0) {
      mistakes.at(
          document,
          "/retry/longestDelay",
          "the longest delay is shorter than the first",
          "make longestDelay at least as long as firstDelay");
    }
    return new RetryPolicy(first, longest, patience);
  }

  private static Duration duration(YamlDocument document, String pointer, Duration otherwise) {
    return document.text(pointer).flatMap(DurationText::parse).orElse(otherwise);
  }
}
