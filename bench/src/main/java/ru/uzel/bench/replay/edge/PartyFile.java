package ru.uzel.bench.replay.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the configuration says of a party, as far as sending to its edge goes. */
public record PartyFile(String name, String adapter, JsonNode settings) {

  /**
   * Reads {@code parties/<name>.yaml}.
   *
   * @throws EdgeFailure when there is no such party
   */
  public static PartyFile read(Path configuration, String name) throws EdgeFailure {
    Path file = configuration.resolve("parties").resolve(name + ".yaml");
    if (!name.matches("[a-z0-9-]{1,64}") || !Files.isRegularFile(file)) {
      throw new EdgeFailure("Нет участника " + name + ": нет файла " + file);
    }
    try {
      JsonNode party = YAMLMapper.builder().build().readTree(Files.readAllBytes(file));
      return new PartyFile(name, party.path("adapter").asString(""), party.path("settings"));
    } catch (IOException | JacksonException unreadable) {
      throw new EdgeFailure(file + " не читается; проверьте: ./uzel check", unreadable);
    }
  }

  String setting(String key, String otherwise) {
    return settings.path(key).asString(otherwise);
  }
}
