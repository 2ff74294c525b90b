package ru.uzel.hub.configuration;

import static ru.uzel.hub.configuration.SettingForm.DIRECTORY_NAME;
import static ru.uzel.hub.configuration.SettingForm.DURATION;
import static ru.uzel.hub.configuration.SettingForm.FILE;
import static ru.uzel.hub.configuration.SettingForm.NAMESPACE;
import static ru.uzel.hub.configuration.SettingForm.SECRET;
import static ru.uzel.hub.configuration.SettingForm.URL;
import static ru.uzel.hub.configuration.SettingForm.WORDS;
import static ru.uzel.model.message.MessageKind.CITIZEN_MESSAGE;
import static ru.uzel.model.message.MessageKind.STATUS_UPDATE;

import java.util.Map;
import java.util.Set;
import ru.uzel.model.message.MessageKind;

/**
 * What a check must know of an adapter.
 *
 * @param sends kinds that come from its parties
 * @param takes kinds that may go to its parties
 * @param required settings without which it cannot work
 * @param known every setting it reads, with its form
 */
record AdapterTraits(
    Set<MessageKind> sends,
    Set<MessageKind> takes,
    Set<String> required,
    Map<String, SettingForm> known) {

  private static final Map<String, AdapterTraits> ALL =
      Map.of(
          "regional",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(STATUS_UPDATE),
              Set.of("apiKey", "catalogue"),
              Map.of(
                  "apiKey",
                  SECRET,
                  "catalogue",
                  FILE,
                  "repetitionWindow",
                  DURATION,
                  "agency",
                  WORDS)),
          "pos",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(STATUS_UPDATE),
              Set.of("drop"),
              Map.of("drop", DIRECTORY_NAME)),
          "smev",
          new AdapterTraits(
              Set.of(STATUS_UPDATE),
              Set.of(CITIZEN_MESSAGE),
              Set.of("endpoint", "contentNamespace"),
              Map.of(
                  "endpoint",
                  URL,
                  "contentNamespace",
                  NAMESPACE,
                  "mnemonic",
                  WORDS,
                  "trust",
                  WORDS,
                  "key",
                  WORDS,
                  "version",
                  WORDS)));

  /** How to write the setting. */
  String cure(String setting) {
    return known.getOrDefault(setting, SettingForm.WORDS).cure();
  }

  static AdapterTraits of(String adapter) {
    AdapterTraits traits = ALL.get(adapter);
    if (traits == null) {
      throw new IllegalArgumentException("no adapter is called " + adapter);
    }
    return traits;
  }
}
