package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;

/** Every envelope the adapter writes, against the contract of every version it speaks. */
class EnvelopesOfEveryVersionTest {

  private static final String TO = "eyJzaWQiOjF9 <&>\r\n ==";
  private static final String BUSINESS =
      "<p:Process xmlns:p=\"urn://x-artefacts-uzel-ru/process/1.0\"><p:Step>1</p:Step></p:Process>";

  private final SmevEnvelopes envelopes = new SmevEnvelopes(XmlOnly.signer(Samples::signature));
  private final SmevMapper mapper =
      new SmevMapper(envelopes, new PlainXml(), NoFiles.writing(), NoFiles.doubts());

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void asksAsTheContractHasIt(String version) {
    for (String selector : List.of("type", "any")) {
      SmevProperties party =
          SmevProperties.of(party(version, "selector", selector, "nodeId", "node-1"));
      Contract contract = Contract.of(version);

      contract.accepts(envelopes.getRequest(party, Samples.NOW));
      contract.accepts(envelopes.getResponse(party, Samples.NOW));
      contract.accepts(envelopes.getStatus(party, Samples.NOW));
      contract.accepts(envelopes.ack(party, Samples.REFERENCE, true));
      contract.accepts(envelopes.ack(party, Samples.REFERENCE, false));
      if (party.version().countsQueues()) {
        contract.accepts(envelopes.getIncomingQueueStatistics(party, Samples.NOW));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void sendsARequestWithEverythingItMayCarry(String version) {
    Party party =
        party(
            version,
            "nodeId",
            "node-1",
            "transactionCode",
            "code-of-the-file",
            "lifetime",
            "24h",
            "businessProcess",
            BUSINESS,
            "test",
            "true");

    byte[] whole = mapper.toWire(party, Samples.outbound()).bytes();
    byte[] plain = mapper.toWire(party(version), Samples.outbound()).bytes();

    Contract.of(version).accepts(whole);
    Contract.of(version).accepts(plain);
    assertThat(new String(whole, UTF_8))
        .contains(
            "<t:TransactionCode>code-of-the-file</t:TransactionCode><t:NodeID>node-1</t:NodeID><t:EOL>"
                + endOfLife(),
            "<t:BusinessProcessMetadata>"
                + BUSINESS
                + "</t:BusinessProcessMetadata>"
                + "<t:TestMessage></t:TestMessage>")
        .contains("<soap:Header/>");
  }

  @Test
  void aFlowGivesAMessageItsOwnTransactionCode() {
    CitizenMessage sample = Samples.message();
    List<Attribute> attributes = new ArrayList<>(sample.attributes());
    attributes.add(new Attribute(SenderFields.TRANSACTION_CODE, "code-of-the-flow"));
    CitizenMessage message =
        new CitizenMessage(
            sample.externalId(),
            null,
            sample.category(),
            null,
            null,
            sample.text(),
            null,
            null,
            null,
            null,
            sample.legalRegime(),
            false,
            sample.registeredAt(),
            null,
            attributes);

    String wire =
        mapper
            .toWire(
                party("1.3", "transactionCode", "code-of-the-file"),
                Samples.outbound(message, Samples.REFERENCE))
            .utf8();

    assertThat(wire)
        .contains("<t:TransactionCode>code-of-the-flow</t:TransactionCode>")
        .doesNotContain("code-of-the-file", SenderFields.TRANSACTION_CODE);
  }

  /** Every canonical status has its place in an answer. */
  @TestFactory
  List<DynamicTest> answersAsTheContractHasIt() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SmevVersion version : SmevVersion.values()) {
      for (CanonicalStatus status : CanonicalStatus.values()) {
        tests.add(
            DynamicTest.dynamicTest(
                version.number() + " " + status,
                () -> {
                  Party party = party(version.number(), "role", "provider");
                  String wire = mapper.toWire(party, answer(status)).utf8();

                  Contract.of(version.number()).accepts(wire.getBytes(UTF_8));
                  assertThat(
                          new PlainXml()
                              .parse(wire.getBytes(UTF_8))
                              .getElementsByTagNameNS("*", "To")
                              .item(0)
                              .getTextContent())
                      .isEqualTo(TO);
                }));
      }
    }
    return tests;
  }

  static OutboundMessage answer(CanonicalStatus status) {
    StatusUpdate update =
        new StatusUpdate(
            Samples.REFERENCE,
            status,
            "слово",
            "Яма <засыпана> & прикатана",
            "Дорожная служба",
            Samples.NOW,
            5,
            new Reply("R-1", ReplyKind.FINAL, "Сделано.", "исх-1", Samples.NOW));
    Envelope sample = Samples.outbound(update, Samples.REFERENCE).envelope();
    return new OutboundMessage(
        new Envelope(
            sample.id(),
            sample.causation(),
            sample.caseId(),
            sample.target(),
            sample.origin(),
            sample.kind(),
            sample.reference(),
            null,
            null,
            7,
            sample.priority(),
            sample.flow(),
            null,
            new ReturnAddress("019a0000-0000-7000-8000-00000000000c", TO).toString()),
        update);
  }

  private static String endOfLife() {
    // RFC 4122 §4.2.1: the time is told by the id; java.util.UUID reads it.
    long ticks = UUID.fromString(Samples.REFERENCE).timestamp() - 0x01B21DD213814000L;
    return Instant.EPOCH.plusNanos(ticks * 100).plusSeconds(86_400) + "</t:EOL>";
  }

  private static Party party(String version, String... more) {
    String[] settings = new String[more.length + 2];
    System.arraycopy(more, 0, settings, 0, more.length);
    settings[more.length] = "version";
    settings[more.length + 1] = version;
    return Samples.party(URI.create("http://127.0.0.1:1/smev/ws"), settings);
  }
}
