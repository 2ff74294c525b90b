package ru.uzel.adapters.municipal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import tools.jackson.databind.node.ObjectNode;

/** The shipped shapes, invented records, and messages with fixed ids for golden files. */
final class MunicipalFixture {

  static final Path SHAPES = Path.of("../config/municipal").toAbsolutePath().normalize();
  static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String PASSWORD = "an-invented-password";
  static final String TEXT = "Яма у дома Ивановой И. И., объезда нет";

  private MunicipalFixture() {}

  static Secrets secrets() {
    return reference -> PASSWORD + "\n";
  }

  static Party party(String shape, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", "http://127.0.0.1:1/municipal/" + shape);
    settings.put("shape", SHAPES.resolve(shape + ".yaml").toString());
    settings.put("user", "uzel");
    settings.put("password", "file:municipal.password");
    settings.put("clientId", "hub");
    settings.put("clientSecret", "file:municipal.client");
    settings.putAll(more);
    return new Party(
        new PartyName("municipal"),
        "Муниципальная система",
        "municipal",
        settings,
        new RetryPolicy(Duration.ofMillis(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        4);
  }

  static Shape shape(String name) {
    return new Shapes().of(party(name, Map.of()));
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

  /** A card of «Добродел» of that day, under that id. */
  static ObjectNode card(int id, String created) {
    ObjectNode card = (ObjectNode) MunicipalJson.PAGE.readTree(golden("dobrodel.card.json"));
    return card.put("cardId", id).put("created", created).put("body", TEXT);
  }

  static String golden(String name) {
    try {
      return Files.readString(
              Path.of(
                  Objects.requireNonNull(MunicipalFixture.class.getResource("golden/" + name), name)
                      .toURI()))
          .stripTrailing();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static AcceptedMessage accepted(String record) {
    return new AcceptedMessage(
        MessageId.parse("019aa000-0000-7000-8000-000000000001"),
        new PartyName("municipal"),
        new ExternalId("1"),
        "v",
        MessageKind.CITIZEN_MESSAGE,
        "1",
        WireBytes.of(MunicipalJson.TYPE, record.getBytes(StandardCharsets.UTF_8)),
        "00",
        Map.of(),
        NOW,
        null,
        null);
  }

  static CitizenMessage message(@Nullable String problem, @Nullable Location place) {
    CitizenMessage message =
        new CitizenMessage(
            "r-1",
            null,
            new ClassifierRef("OPEN311", "pothole", "Яма"),
            null,
            null,
            TEXT,
            place,
            null,
            null,
            null,
            LegalRegime.ORDINARY,
            false,
            NOW,
            null,
            List.of());
    return problem == null ? message : message.about(new Subject(Sector.ROADS, problem));
  }

  static Location place(double latitude) {
    return new Location(
        "Невский проспект, дом 1", null, BigDecimal.valueOf(latitude), new BigDecimal("30.3148"));
  }

  static OutboundMessage outbound(HubMessage message) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019aa000-0000-7000-8000-000000000002"),
            MessageId.parse("019aa000-0000-7000-8000-000000000003"),
            CaseId.parse("019aa000-0000-7000-8000-000000000004"),
            new PartyName("municipal"),
            new PartyName("regional"),
            message.kind(),
            "019aa000-0000-7000-8000-000000000005",
            null,
            null,
            1,
            Priority.NORMAL,
            "spb",
            null,
            null),
        message);
  }
}
