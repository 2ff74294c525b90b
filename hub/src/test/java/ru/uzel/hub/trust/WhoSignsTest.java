package ru.uzel.hub.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import ru.uzel.adapters.smev.SmevAdapter;
import ru.uzel.hub.SigningSmev;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SafeXml;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.SecurityModule;
import ru.uzel.security.trust.KeyFile;
import ru.uzel.security.trust.KeyKind;
import ru.uzel.security.trust.NewCertificate;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;

/**
 * The adapter with real keys and the real verifier, over HTTP: everybody is believed as what its
 * trust list says and as nothing else. A body whose certificate is trusted as a body's is no СМЭВ.
 */
class WhoSignsTest {

  private static final Provider PROVIDER = ChosenProvider.of("", "");
  private static final String REQUEST = "8c0f8d3e-0a4b-11f1-9c1a-0123456789ac";
  private static final PartyName ROADS = new PartyName("roads");

  @TempDir Path folder;
  private final Doorkeeper intake = new Doorkeeper();
  private final AnnotationConfigApplicationContext hub = new AnnotationConfigApplicationContext();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private SigningSmev smev;

  @BeforeEach
  void makesKeysAndTrustsEachAsWhatItIs() throws IOException {
    KeyFile keys = KeyFile.in(folder.resolve("smev/keys"), "hub", PROVIDER);
    for (Map.Entry<String, String> one :
        Map.of("smev", "smev", "body", "bodies", "person", "persons").entrySet()) {
      SigningKey key =
          new NewCertificate(
                  KeyKind.of("gost-256").orElseThrow(),
                  "CN=" + one.getKey(),
                  Duration.ofDays(30),
                  PROVIDER,
                  Clock.systemUTC())
              .bySelf();
      keys.put(one.getKey(), key);
      Path list = Files.createDirectories(folder.resolve("hub/trust").resolve(one.getValue()));
      Files.write(list.resolve("one.pem"), PemText.of(key.certificate()));
    }
    smev = new SigningSmev(folder.resolve("smev"), "smev", "body");
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
    hub.close();
    smev.close();
  }

  /** The adapter over its own settings, as the hub wires it. */
  private void start(String... settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("endpoint", smev.uri().toString());
    all.put("contentNamespace", "urn://x-artefacts-uzel-ru/cur/roads/1.0");
    all.put("minPoll", "20ms");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    Party party =
        new Party(
            ROADS,
            "Министерство",
            "smev",
            all,
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(2)),
            1);
    hub.getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("test", Map.of("uzel.data", folder.resolve("hub").toString())));
    hub.registerBean(Clock.class, Clock::systemUTC);
    hub.registerBean(Intake.class, () -> intake);
    hub.registerBean(Secrets.class, () -> reference -> "");
    hub.registerBean(PartyDirectory.class, () -> new OnlyParty(party));
    hub.register(SecurityModule.class, SmevAdapter.class);
    hub.refresh();
    camel.addRoutes(hub.getBean(RoutesBuilder.class));
    camel.start();
  }

  private record OnlyParty(Party party) implements PartyDirectory {

    @Override
    public Optional<Party> find(PartyName name) {
      return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public List<Party> all() {
      return List.of(party);
    }
  }

  @Test
  void takesWhatSmevAndTheBodySignedEachForItself() throws Exception {
    start("trust", "bodies", "smevTrust", "smev");
    DeliveryReceipt receipt = send();

    smev.answer(SigningSmev.messageId(smev.requests.get(0)), "", "");

    await().until(() -> !smev.acks.isEmpty());
    assertThat(receipt.note()).isEqualTo("valid, signed by CN=smev");
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    assertThat(intake.accepted).hasSize(1);
    assertThat(intake.accepted.get(0).verification())
        .isEqualTo("valid, signed by CN=smev; CN=body");
    assertThat(intake.refused).isEmpty();
  }

  @Test
  void takesNothingThatABodySignedAsSmev() throws Exception {
    start("trust", "bodies", "smevTrust", "smev");
    smev.signsBy("body");

    smev.answer(REQUEST, "", "");

    await().until(() -> !intake.refused.isEmpty());
    camel.stop();
    assertThat(intake.accepted).isEmpty();
    // Neither way: СМЭВ may have a new certificate, and then the message is a good one.
    assertThat(smev.acks).isEmpty();
    assertThat(intake.refused).hasSize(1);
    assertThat(intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(intake.refused.get(0).failure().reason())
        .startsWith("untrusted-certificate at SMEVSignature: ")
        .contains("'smev'")
        .doesNotContain("SenderInformationSystemSignature");
  }

  @Test
  void believesNoReceiptThatABodySignedAsSmev() throws Exception {
    start("trust", "bodies", "smevTrust", "smev");
    smev.signsBy("body");

    RetryableFailure failure = catchThrowableOfType(RetryableFailure.class, this::send);

    assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_UNTRUSTED);
    assertThat(intake.refused).hasSize(1);
    assertThat(intake.refused.get(0).failure()).isInstanceOf(UntrustedFailure.class);
  }

  @Test
  void withoutAListOfItsOwnWhoeverIsTrustedSignsAsSmev() throws Exception {
    start("trust", "bodies");
    smev.signsBy("body");

    smev.answer(REQUEST, "", "");

    await().until(() -> !smev.acks.isEmpty());
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    assertThat(intake.accepted).hasSize(1);
  }

  @Test
  void takesWhatAPersonSignedBesides() throws Exception {
    start("trust", "bodies", "smevTrust", "smev", "personalTrust", "persons");

    smev.answer(REQUEST, personal(SigningSmev.CONTENT, "person"), "");

    await().until(() -> !smev.acks.isEmpty());
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    assertThat(intake.accepted.get(0).verification())
        .startsWith("valid, signed by CN=smev; CN=body; a person, certificate ")
        .doesNotContain("CN=person");
  }

  @Test
  void takesInDoubtWhatAPersonSignedWrongly() throws Exception {
    // By one poller: both answers have one id, and another would leave the second to the first.
    start("trust", "bodies", "smevTrust", "smev", "personalTrust", "persons", "pollers", "1");

    smev.answer(REQUEST, personal(SigningSmev.CONTENT.replace("Решено", "В работе"), "person"), "");
    await().until(() -> smev.acks.size() == 1);
    smev.answer(REQUEST, personal(SigningSmev.CONTENT, "body"), "");
    await().until(() -> smev.acks.size() == 2);

    assertThat(intake.accepted)
        .extracting(message -> message.facts().get(AcceptedMessage.DOUBT))
        .containsExactly("signature-invalid", "certificate-untrusted");
    assertThat(intake.accepted)
        .extracting(message -> message.verification().split(":", 3)[1])
        .containsExactly(
            " digest-mismatch at PersonalSignature", " untrusted-certificate at PersonalSignature");
  }

  @Test
  void whatItSignsForAPersonHolds() throws Exception {
    start("trust", "bodies", "smevTrust", "smev", "personalKey", "hub");
    Files.copy(folder.resolve("hub/keys/hub.crt.pem"), folder.resolve("hub/trust/persons/hub.pem"));

    send();

    SignatureReport report =
        hub.getBean(SignatureVerifier.class)
            .verifyXml(
                hub.getBean(SafeXml.class).parse(smev.requests.get(0).getBytes(UTF_8)),
                List.of(
                    new ExpectedSignature(
                        ExpectedSignature.PERSONAL, "CaseAssignment", "persons")));
    assertThat(report.findings()).isEmpty();
  }

  private String personal(String content, String key) {
    return "<t:PersonalSignature>"
        + smev.signer.signXml(content.getBytes(UTF_8), "CONTENT", key)
        + "</t:PersonalSignature>";
  }

  private DeliveryReceipt send() {
    WireMapping mapping = hub.getBean(WireMapping.class);
    Party party = hub.getBean(PartyDirectory.class).find(ROADS).orElseThrow();
    OutboundMessage outbound = outbound(mapping.newReference());
    PreparedMessage prepared =
        new PreparedMessage(outbound.envelope(), mapping.toWire(party, outbound));
    try {
      return camel
          .createProducerTemplate()
          .requestBodyAndHeader(
              Endpoints.send("smev"), prepared, Endpoints.PARTY, party, DeliveryReceipt.class);
    } catch (CamelExecutionException failed) {
      if (failed.getCause() instanceof RetryableFailure failure) {
        throw failure;
      }
      throw failed;
    }
  }

  private static OutboundMessage outbound(String reference) {
    CitizenMessage message =
        new CitizenMessage(
            "SR-17",
            null,
            new ClassifierRef("OPEN311", "pothole", "Ямы"),
            null,
            null,
            "Яма",
            null,
            null,
            null,
            null,
            LegalRegime.ORDINARY,
            false,
            Instant.parse("2026-03-02T10:15:30Z"),
            null,
            new ArrayList<>());
    return new OutboundMessage(
        new Envelope(
            MessageId.next(),
            MessageId.next(),
            CaseId.parse("019a0000-0000-7000-8000-000000000002"),
            ROADS,
            new PartyName("regional"),
            MessageKind.CITIZEN_MESSAGE,
            reference,
            null,
            null,
            1,
            Priority.NORMAL,
            "roads",
            null,
            null),
        message);
  }
}
