package ru.uzel.adapters.rsmev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Element;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Invented appeals of the observed form, and a party that asks for them. */
final class RsmevFixture {

  static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  static final String TEXT = "Яма у дома Ивановой И. И., объезда нет";
  static final String ENTRYPOINT = "7f0d9f04-6f0e-4c6b-9a86-8d0f5d3b2a11";
  static final String CLIENT = "b8a44f3e-2f0b-4a1c-9a5e-6d1f0c3e7a22";
  static final String FILE = "0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f";

  private RsmevFixture() {}

  static Party party(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:1/rsmev");
    settings.put("entrypoint", ENTRYPOINT);
    settings.put("clientId", CLIENT);
    settings.put("regime", "ORDINARY");
    settings.putAll(more);
    return new Party(
        new PartyName("pos-edms"),
        "ПОС через РСМЭВ",
        "rsmev",
        settings,
        new RetryPolicy(Duration.ofMillis(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        4);
  }

  static PartyDirectory directory(Party party) {
    return new PartyDirectory() {
      @Override
      public Optional<Party> find(PartyName name) {
        return name.equals(party.name()) ? Optional.of(party) : Optional.empty();
      }

      @Override
      public List<Party> all() {
        return List.of(party);
      }
    };
  }

  /** An appeal as the mock is given it. */
  static ObjectNode appeal(int id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Id", id)
        .put("Description", TEXT)
        .put("SubjectId", 114)
        .put("SubjectName", "Дороги")
        .put("CreatedAt", "2026-11-26T10:15:00+03:00")
        .put("FastTrack", false)
        .put("Coordinates", "52.60882000,39.59922000");
  }

  static ObjectNode appealWithFile(int id, String fileId) {
    ObjectNode appeal = appeal(id);
    appeal.putArray("Attachments").addObject().put("FileId", fileId);
    return appeal;
  }

  static Element element(String xml) {
    return new PlainXml().parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
  }

  static AcceptedMessage accepted(WireBytes wire, Map<String, String> facts) {
    return new AcceptedMessage(
        MessageId.parse("019aa000-0000-7000-8000-000000000001"),
        new PartyName("pos-edms"),
        new ExternalId("563066016"),
        "v",
        MessageKind.CITIZEN_MESSAGE,
        "563066016",
        wire,
        "00",
        facts,
        NOW,
        null,
        null);
  }

  static String golden(String name) {
    try {
      return Files.readString(
              Path.of(
                  Objects.requireNonNull(RsmevFixture.class.getResource("golden/" + name), name)
                      .toURI()))
          .stripTrailing();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
