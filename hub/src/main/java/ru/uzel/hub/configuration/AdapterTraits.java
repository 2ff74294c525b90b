package ru.uzel.hub.configuration;

import static ru.uzel.hub.configuration.SettingForm.CODES;
import static ru.uzel.hub.configuration.SettingForm.DATA_FORMAT;
import static ru.uzel.hub.configuration.SettingForm.DIRECTORY_NAME;
import static ru.uzel.hub.configuration.SettingForm.DURATION;
import static ru.uzel.hub.configuration.SettingForm.FILE;
import static ru.uzel.hub.configuration.SettingForm.FLAG;
import static ru.uzel.hub.configuration.SettingForm.GUID;
import static ru.uzel.hub.configuration.SettingForm.GUIDS;
import static ru.uzel.hub.configuration.SettingForm.NAMESPACE;
import static ru.uzel.hub.configuration.SettingForm.NUMBER;
import static ru.uzel.hub.configuration.SettingForm.REGIME;
import static ru.uzel.hub.configuration.SettingForm.ROLE;
import static ru.uzel.hub.configuration.SettingForm.SECRET;
import static ru.uzel.hub.configuration.SettingForm.SELECTOR;
import static ru.uzel.hub.configuration.SettingForm.SHAPE;
import static ru.uzel.hub.configuration.SettingForm.SIZE;
import static ru.uzel.hub.configuration.SettingForm.SMEV_VERSION;
import static ru.uzel.hub.configuration.SettingForm.URL;
import static ru.uzel.hub.configuration.SettingForm.WORDS;
import static ru.uzel.hub.configuration.SettingForm.XML;
import static ru.uzel.hub.configuration.SettingForm.ZONE;
import static ru.uzel.model.message.MessageKind.CASE_NOTICE;
import static ru.uzel.model.message.MessageKind.CITIZEN_MESSAGE;
import static ru.uzel.model.message.MessageKind.DEADLINE_EVENT;
import static ru.uzel.model.message.MessageKind.SATISFACTION_SCORE;
import static ru.uzel.model.message.MessageKind.STATUS_UPDATE;
import static ru.uzel.model.message.MessageKind.TRANSFER;
import static ru.uzel.model.message.MessageKind.VOTING_RESULT;

import java.util.Map;
import java.util.Set;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.party.Party;

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
              Map.ofEntries(
                  Map.entry("apiKey", SECRET),
                  Map.entry("catalogue", FILE),
                  Map.entry("repetitionWindow", DURATION),
                  Map.entry("agency", WORDS),
                  Map.entry("jurisdiction", WORDS),
                  Map.entry("bodyLimit", NUMBER),
                  Map.entry("zone", ZONE),
                  Map.entry("publicUrl", URL),
                  Map.entry("contact", WORDS),
                  Map.entry("keyService", WORDS),
                  Map.entry("type", WORDS),
                  Map.entry("changeset", WORDS))),
          "open311",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(STATUS_UPDATE),
              Set.of("endpoint", "endpointKey"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("endpointKey", SECRET),
                  Map.entry("jurisdiction", WORDS),
                  Map.entry("format", DATA_FORMAT),
                  Map.entry("classifier", WORDS),
                  Map.entry("services", CODES),
                  Map.entry("followUp", DURATION),
                  Map.entry("recognisesUpdates", FLAG),
                  Map.entry("poll", DURATION),
                  Map.entry("lookBack", DURATION),
                  Map.entry("overlap", DURATION),
                  Map.entry("window", DURATION),
                  Map.entry("mostRequests", NUMBER),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION))),
          "pos",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE, SATISFACTION_SCORE, VOTING_RESULT),
              Set.of(STATUS_UPDATE),
              Set.of(),
              Map.ofEntries(
                  Map.entry("drop", DIRECTORY_NAME),
                  Map.entry("zone", ZONE),
                  Map.entry("longestText", NUMBER),
                  Map.entry("largestFile", NUMBER),
                  Map.entry("settle", DURATION),
                  Map.entry("poll", DURATION))),
          "social",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE, SATISFACTION_SCORE),
              Set.of(STATUS_UPDATE),
              Set.of("endpoint", "token", "webhookSecret"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("token", SECRET),
                  Map.entry("webhookSecret", SECRET),
                  Map.entry("replayWindow", DURATION),
                  Map.entry("networks", WORDS),
                  Map.entry("longestText", NUMBER),
                  Map.entry("bodyLimit", NUMBER),
                  Map.entry("polls", FLAG),
                  Map.entry("poll", DURATION),
                  Map.entry("lookBack", DURATION),
                  Map.entry("publicContacts", WORDS),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION))),
          "appeals",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(STATUS_UPDATE),
              Set.of("endpoint", "apiKey", "departmentId"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("apiKey", SECRET),
                  Map.entry("departmentId", GUID),
                  Map.entry("departments", GUIDS),
                  Map.entry("anonymousName", WORDS),
                  Map.entry("recognisesReports", FLAG),
                  Map.entry("bodyLimit", NUMBER),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION))),
          "municipal",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(CITIZEN_MESSAGE),
              Set.of("endpoint", "shape"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("shape", SHAPE),
                  Map.entry("user", WORDS),
                  Map.entry("password", SECRET),
                  Map.entry("clientId", WORDS),
                  Map.entry("clientSecret", SECRET),
                  Map.entry("token", SECRET),
                  Map.entry("filter", WORDS),
                  Map.entry("polls", FLAG),
                  Map.entry("poll", DURATION),
                  Map.entry("overlap", DURATION),
                  Map.entry("lookBack", DURATION),
                  Map.entry("pageSize", NUMBER),
                  Map.entry("longestText", NUMBER),
                  Map.entry("largestAnswer", NUMBER),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION))),
          "rsmev",
          new AdapterTraits(
              Set.of(CITIZEN_MESSAGE),
              Set.of(),
              Set.of("endpoint", "entrypoint", "clientId", "regime"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("entrypoint", GUID),
                  Map.entry("nodeId", WORDS),
                  Map.entry("clientId", GUID),
                  Map.entry("regime", REGIME),
                  Map.entry("zone", ZONE),
                  Map.entry("poll", DURATION),
                  Map.entry("answerWithin", DURATION),
                  Map.entry("longestText", NUMBER),
                  Map.entry("largestAnswer", NUMBER),
                  Map.entry("largestAttachment", SIZE),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION),
                  Map.entry("ftpHost", WORDS),
                  Map.entry("ftpPort", NUMBER),
                  Map.entry("ftpUser", WORDS),
                  Map.entry("ftpPassword", SECRET))),
          "smev",
          new AdapterTraits(
              Set.of(STATUS_UPDATE, TRANSFER),
              Set.of(CITIZEN_MESSAGE, DEADLINE_EVENT, TRANSFER, SATISFACTION_SCORE, CASE_NOTICE),
              Set.of("endpoint", "contentNamespace", "trust"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("contentNamespace", NAMESPACE),
                  Map.entry("role", ROLE),
                  Map.entry("version", SMEV_VERSION),
                  Map.entry("selector", SELECTOR),
                  Map.entry("nodeId", WORDS),
                  Map.entry("transactionCode", WORDS),
                  Map.entry("lifetime", DURATION),
                  Map.entry("businessProcess", XML),
                  Map.entry("test", FLAG),
                  Map.entry("statusPoll", DURATION),
                  Map.entry("statisticsPoll", DURATION),
                  Map.entry("queueAlarm", NUMBER),
                  Map.entry("mnemonic", WORDS),
                  Map.entry("trust", WORDS),
                  Map.entry("smevTrust", WORDS),
                  Map.entry("key", WORDS),
                  Map.entry("polls", FLAG),
                  Map.entry("pollers", NUMBER),
                  Map.entry("minPoll", DURATION),
                  Map.entry("maxPoll", DURATION),
                  Map.entry("connectTimeout", DURATION),
                  Map.entry("receiveTimeout", DURATION),
                  Map.entry("inlineAttachments", SIZE),
                  Map.entry("largestAttachment", SIZE),
                  Map.entry("attachmentTrust", WORDS),
                  Map.entry("personalKey", WORDS),
                  Map.entry("personalTrust", WORDS),
                  Map.entry("unsignedAttachments", WORDS),
                  Map.entry("ftpHost", WORDS),
                  Map.entry("ftpPort", NUMBER),
                  Map.entry("ftpUser", WORDS),
                  Map.entry("ftpPassword", SECRET))),
          "executor",
          new AdapterTraits(
              Set.of(STATUS_UPDATE, TRANSFER),
              Set.of(
                  CITIZEN_MESSAGE,
                  DEADLINE_EVENT,
                  TRANSFER,
                  SATISFACTION_SCORE,
                  CASE_NOTICE,
                  VOTING_RESULT),
              Set.of("endpoint", "apiKey", "trust"),
              Map.ofEntries(
                  Map.entry("endpoint", URL),
                  Map.entry("endpointKey", SECRET),
                  Map.entry("apiKey", SECRET),
                  Map.entry("trust", WORDS),
                  Map.entry("key", WORDS),
                  Map.entry("signedReceipts", FLAG),
                  Map.entry("receiveTimeout", DURATION),
                  Map.entry("bodyLimit", NUMBER),
                  Map.entry("filesLimit", NUMBER),
                  Map.entry("attachmentTrust", WORDS))));

  /** How to write the setting. */
  String cure(String setting) {
    return known.getOrDefault(setting, SettingForm.WORDS).cure();
  }

  /**
   * Of the party's own part in its adapter's exchange: a provider sends cases, and a city's server
   * with service codes takes them.
   */
  static AdapterTraits of(Party party) {
    AdapterTraits traits = of(party.adapter());
    if (party.adapter().equals("open311") && party.setting("services").isPresent()) {
      return new AdapterTraits(
          Set.of(STATUS_UPDATE), Set.of(CITIZEN_MESSAGE), traits.required, traits.known);
    }
    return party.setting("role").filter("provider"::equals).isPresent()
        ? new AdapterTraits(
            Set.of(CITIZEN_MESSAGE), Set.of(STATUS_UPDATE), traits.required, traits.known)
        : traits;
  }

  /** With one of the two ways, or both, shut. */
  AdapterTraits narrowed(boolean itSends, boolean itTakes) {
    return new AdapterTraits(
        itSends ? sends : Set.of(), itTakes ? takes : Set.of(), required, known);
  }

  static AdapterTraits of(String adapter) {
    AdapterTraits traits = ALL.get(adapter);
    if (traits == null) {
      throw new IllegalArgumentException("no adapter is called " + adapter);
    }
    return traits;
  }
}
