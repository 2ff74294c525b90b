package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
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
import ru.uzel.model.party.RetryPolicy;

/** Invented messages and parties. */
final class Samples {

  static final String TEXT = "Глубокая яма <у дома> 5 & рядом\r\nопасно";
  static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";
  static final String REFERENCE = "7f1f8d3e-0a4b-11f1-9c1a-0123456789ab";
  static final MessageId ACCEPTED = MessageId.parse("019a0000-0000-7000-8000-000000000003");
  static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

  private Samples() {}

  static Party party(URI endpoint, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("endpoint", endpoint.toString());
    settings.put("contentNamespace", NAMESPACE);
    settings.put("trust", "smev");
    settings.put("minPoll", "20ms");
    settings.put("maxPoll", "100ms");
    settings.put("receiveTimeout", "2s");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new Party(
        new PartyName("roads"),
        "Министерство дорожного хозяйства",
        "smev",
        settings,
        new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
        4);
  }

  /** Says what it is asked to sign, in the place and namespace of a signature. */
  static String signature(byte[] element, String id, String key) {
    return "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#' of='%s' by='%s'/>"
        .formatted(id, key);
  }

  static Party party() {
    return party(URI.create("http://127.0.0.1:1/smev/ws"));
  }

  static CitizenMessage message() {
    return new CitizenMessage(
        "SR-17",
        null,
        new ClassifierRef("OPEN311", "pothole", "Ямы на \"дорогах\""),
        new ClassifierRef("OPEN311", "deep", "Глубокие"),
        null,
        TEXT,
        new Location("ул. Примерная, 5", null, new BigDecimal("55.75"), new BigDecimal("3.7E+1")),
        new Applicant("Проба", "Пробный", "proba@example.org", null, null, null),
        "https://example.org/1.jpg",
        null,
        LegalRegime.FZ59,
        true,
        NOW,
        LocalDate.of(2026, 3, 12),
        List.of(
            new Attribute("source_record", "{\"a\": \"<1>\",\n\t\"b\":\"\\u0001\"}"),
            new Attribute("x\"&\ty", "z")));
  }

  static OutboundMessage outbound(HubMessage message, String reference) {
    return new OutboundMessage(
        new Envelope(
            MessageId.parse("019a0000-0000-7000-8000-000000000001"),
            ACCEPTED,
            CaseId.parse("019a0000-0000-7000-8000-000000000002"),
            new PartyName("roads"),
            new PartyName("regional"),
            message.kind(),
            reference,
            null,
            null,
            1,
            Priority.FAST_TRACK,
            "roads",
            null,
            null),
        message);
  }

  static OutboundMessage outbound() {
    return outbound(message(), REFERENCE);
  }

  static AcceptedMessage accepted(WireBytes wire) {
    return new AcceptedMessage(
        ACCEPTED,
        new PartyName("roads"),
        new ExternalId("8c0f8d3e-0a4b-11f1-9c1a-0123456789ab"),
        "",
        MessageKind.STATUS_UPDATE,
        REFERENCE,
        wire,
        "00",
        Map.of(),
        NOW,
        null,
        null);
  }

  static AcceptedMessage accepted(String xml) {
    return accepted(WireBytes.of("text/xml; charset=UTF-8", xml.getBytes(UTF_8)));
  }

  /** A golden file; it stands beside the test in its resources. */
  static String golden(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
