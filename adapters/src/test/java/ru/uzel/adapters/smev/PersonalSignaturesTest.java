package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.ExpectedSignature;

/** ЭП-СП: written by a key of the party's, and demanded of others where they have one. */
class PersonalSignaturesTest {

  private static final ExpectedSignature SENDER =
      new ExpectedSignature(
          "SenderInformationSystemSignature", "SenderProvidedResponseData", "smev");

  private final PlainXml xml = new PlainXml();
  private final SmevMapper writer =
      new SmevMapper(
          new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
          xml,
          NoFiles.writing(),
          NoFiles.doubts());
  private MockedSmev smev;

  @BeforeEach
  void start() throws Exception {
    smev = new MockedSmev();
  }

  @AfterEach
  void stop() {
    smev.close();
  }

  @Test
  void writesThePersonsSignatureBesideTheContent() {
    assertThat(writer.toWire(party(), Samples.outbound()).utf8())
        .isEqualTo(Samples.golden("send-request-personal.xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void writesWhatTheContractsAllow(String version) throws Exception {
    byte[] request = writer.toWire(party("version", version), Samples.outbound()).bytes();
    byte[] response =
        writer
            .toWire(
                party("version", version, "role", "provider"),
                EnvelopesOfEveryVersionTest.answer(CanonicalStatus.RESOLVED))
            .bytes();
    byte[] notice =
        writer
            .toWire(
                party("version", version),
                Samples.outbound(new CaseNotice(2, Samples.NOW), Samples.REFERENCE))
            .bytes();

    Contract.of(version).accepts(request);
    Contract.of(version).accepts(response);
    Contract.of(version).accepts(notice);
    assertThat(new String(response, UTF_8))
        .contains(" Id=\"SIGNED_BY_PERSON\"><c:CaseId>", "of='SIGNED_BY_PERSON' by='official'");
    validate(request, "CaseAssignment");
    validate(response, "CaseReport");
    assertThat(new String(notice, UTF_8)).contains("of='SIGNED_BY_PERSON' by='official'");
    validate(notice, "CaseNotice");
  }

  @Test
  void signsNoAnswerWithoutContent() {
    Party provider = party("role", "provider");

    assertThat(
            writer
                .toWire(provider, EnvelopesOfEveryVersionTest.answer(CanonicalStatus.IN_PROGRESS))
                .utf8())
        .contains("RequestStatus")
        .doesNotContain("PersonalSignature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void theEmulatorFindsThePersonsSignatureRight(String version) {
    Party consumer = smev.party("personalKey", "official", "version", version);

    smev.sender().send(consumer, prepared(consumer));
    smev.sender().send(smev.party("version", version), prepared(smev.party("version", version)));

    assertThat(smev.book().at("/received/0/personSigned").asBoolean()).isTrue();
    assertThat(smev.book().at("/received/1/personSigned").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1.1,consumer", "1.2,consumer", "1.3,consumer", "1.1,provider", "1.3,provider"})
  void takesWhatAPersonSignedRight(String version, String role) {
    assertThat(poll(version, role, "right")).isEqualTo(Outcome.TAKEN);

    assertThat(smev.intake.accepted.get(0).wire().utf8()).contains("PersonalSignature");
    assertThat(
            smev.mapper.toCanonical(
                smev.party("version", version, "role", role),
                Samples.accepted(smev.intake.accepted.get(0).wire())))
        .isNotNull();
    assertThat(smev.intake.refused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "consumer,content,signature-invalid",
    "consumer,value,signature-invalid",
    "consumer,target,signature-invalid",
    "consumer,stranger,certificate-untrusted",
    "provider,content,signature-invalid",
    "provider,expired,certificate-untrusted"
  })
  void keepsInDoubtWhatAPersonSignedWrongly(String role, String how, String code) {
    assertThat(poll("1.3", role, how)).isEqualTo(Outcome.TAKEN);

    InboundMessage doubted = smev.intake.accepted.get(0);
    assertThat(doubted.facts()).containsEntry(AcceptedMessage.DOUBT, code);
    assertThat(doubted.verification()).startsWith("in doubt: ").contains("at PersonalSignature");
    // СМЭВ's own signature holds: nothing is given back, and a person decides.
    assertThat(smev.book().at(page(role) + "/rejections").asInt()).isZero();
    UntrustedFailure failure =
        catchThrowableOfType(
            UntrustedFailure.class,
            () ->
                smev.mapper.toCanonical(
                    smev.party("role", role),
                    Samples.accepted(doubted.wire()).with(doubted.wire(), doubted.facts())));
    assertThat(failure.code().wireName()).isEqualTo(code);
    assertThat(failure.reason()).contains("at PersonalSignature");
  }

  @Test
  void demandsAPersonsSignatureByTheListOfPersons() {
    String signed = data("<t:PersonalSignature/>");

    assertThat(expected(signed, "personalTrust", "persons"))
        .containsExactly(
            SENDER, new ExpectedSignature("PersonalSignature", "CaseReport", "persons"));
    assertThat(expected(signed, "attachmentTrust", "files"))
        .contains(new ExpectedSignature("PersonalSignature", "CaseReport", "files"));
    assertThat(expected(signed))
        .contains(new ExpectedSignature("PersonalSignature", "CaseReport", "smev"));
  }

  @Test
  void demandsNothingWhereNobodySigned() {
    assertThat(expected(data(""))).containsExactly(SENDER);
    // What stands in business content is its author's affair, whatever it is called.
    assertThat(expected(data("").replace("<c:Status/>", "<t:PersonalSignature/>")))
        .containsExactly(SENDER);
  }

  @Test
  void demandsContentOfWhoeverSignedNone() {
    assertThat(
            expected(
                data("<t:PersonalSignature/>")
                    .replaceAll("<b:MessagePrimaryContent>.*</b:MessagePrimaryContent>", "")))
        .contains(new ExpectedSignature("PersonalSignature", "MessagePrimaryContent", "smev"));
  }

  private List<ExpectedSignature> expected(String data, String... settings) {
    SmevProperties party = SmevProperties.of(Samples.party(URI.create("http://h/ws"), settings));
    Tree tree =
        new Tree(xml.parse(data.getBytes(UTF_8)).getDocumentElement(), party.version().types());
    return PersonalSignatures.with(SENDER, tree, party);
  }

  private static String data(String signature) {
    return "<t:SenderProvidedResponseData xmlns:t='%s' xmlns:b='%s'><b:MessagePrimaryContent><c:CaseReport xmlns:c='urn:c'><c:Status/></c:CaseReport></b:MessagePrimaryContent>%s</t:SenderProvidedResponseData>"
        .formatted(SmevVersion.V1_3.types(), SmevVersion.V1_3.basic(), signature);
  }

  private static Party party(String... more) {
    String[] settings = new String[more.length + 2];
    settings[0] = "personalKey";
    settings[1] = "official";
    System.arraycopy(more, 0, settings, 2, more.length);
    return Samples.party(URI.create("http://127.0.0.1:1/smev/ws"), settings);
  }

  private Outcome poll(String version, String role, String how) {
    smev.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"personalSignature\":\"" + how + "\"}");
    Party party = smev.party("receiveTimeout", "60s", "version", version, "role", role);
    if (role.equals("provider")) {
      smev.ask("{}");
      return new RequestPoller(smev.clients, smev.taking(), Clock.systemUTC()).poll(party);
    }
    smev.sender().send(party, prepared(party));
    return await().until(() -> smev.poller().poll(party), outcome -> outcome != Outcome.EMPTY);
  }

  private static String page(String role) {
    return role.equals("provider") ? "/requests/0" : "/answered/0";
  }

  private PreparedMessage prepared(Party party) {
    OutboundMessage outbound =
        Samples.outbound(Samples.message(), TimeOrderedIds.version1().toString());
    return new PreparedMessage(outbound.envelope(), smev.mapper.toWire(party, outbound));
  }

  private void validate(byte[] envelope, String root) throws Exception {
    Element element =
        (Element) xml.parse(envelope).getElementsByTagNameNS(Samples.NAMESPACE, root).item(0);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new StreamSource(PrimaryContent.class.getResourceAsStream("case-exchange-1.0.xsd")))
        .newValidator()
        .validate(new DOMSource(element));
  }
}
