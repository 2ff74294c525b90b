package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.message.WireBytes;

class SmevMapperTest {

  private final PlainXml xml = new PlainXml();
  private final SmevMapper mapper =
      new SmevMapper(
          new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
          xml,
          NoFiles.writing(),
          NoFiles.doubts());

  @Test
  void writesTheWholeRequest() {
    WireBytes wire = mapper.toWire(Samples.party(), Samples.outbound());

    assertThat(wire.contentType()).isEqualTo("text/xml; charset=UTF-8");
    assertThat(wire.utf8()).isEqualTo(Samples.golden("send-request.xml"));
  }

  @Test
  void writesWhatTheContractAllows() {
    SmevEnvelopes envelopes = new SmevEnvelopes(XmlOnly.signer(Samples::signature));
    SmevProperties party = SmevProperties.of(Samples.party());

    Contract.of("1.3").accepts(mapper.toWire(Samples.party(), Samples.outbound()).bytes());
    Contract.of("1.3").accepts(envelopes.getResponse(party, Samples.NOW));
    Contract.of("1.3").accepts(envelopes.ack(party, Samples.REFERENCE, true));
  }

  @Test
  void writesWhatItsOwnSchemaAllows() throws Exception {
    validator().validate(new DOMSource(assignment(Samples.outbound())));
  }

  @Test
  void tellsABodyWhatATermHasComeTo() throws Exception {
    DeadlineEvent event =
        new DeadlineEvent(
            Samples.outbound().envelope().caseId(),
            "FZ59_CONSIDER",
            2,
            DeadlinePhase.WARN_80,
            Instant.parse("2026-12-20T10:00:00Z"),
            DeadlineStage.CASE,
            TermBasis.CALENDAR_DAYS,
            Instant.parse("2026-11-21T10:00:00Z"),
            Instant.parse("2026-12-28T21:00:00Z"),
            Instant.parse("2026-12-18T21:00:00Z"),
            10,
            "причина",
            null,
            null,
            null);

    Element notice = content(new OutboundMessage(Samples.outbound().envelope(), event));

    validator().validate(new DOMSource(notice));
    assertThat(notice.getLocalName()).isEqualTo("DeadlineNotice");
    assertThat(text(notice, "Rule")).isEqualTo("FZ59_CONSIDER");
    assertThat(text(notice, "Phase")).isEqualTo("WARN_80");
    assertThat(text(notice, "DueAt")).isEqualTo("2026-12-28T21:00:00Z");
    assertThat(text(notice, "MovedFrom")).isEqualTo("2026-12-18T21:00:00Z");
  }

  @Test
  void writesWhatTheHubKnowsOfACaseAsItsOwnSchemaAllows() throws Exception {
    CitizenMessage told =
        Samples.message()
            .complainingOf(new OrgRef("Водоканал", "1026900000003"))
            .assigned(new Assignment(2, "Комитет парков", "не наше", 1, 3));
    Element assignment = assignment(Samples.outbound(told, Samples.REFERENCE));

    validator().validate(new DOMSource(assignment));
    assertThat(text(assignment, "Hop")).isEqualTo("2");
    assertThat(text(assignment, "Residents")).isEqualTo("3");
    assertThat(AssignmentReader.read(new Tree(assignment, Samples.NAMESPACE)))
        .returns(told.assignment(), CitizenMessage::assignment)
        .returns(told.complainedOf(), CitizenMessage::complainedOf);
  }

  @Test
  void tellsABodyThatItsTransferIsRefused() throws Exception {
    Transfer refused =
        new Transfer(
                Samples.REFERENCE,
                null,
                new OrgRef("Комитет парков", null),
                TransferDirection.PEER,
                "не наше",
                null,
                null,
                "Направлено по компетенции",
                Samples.NOW,
                null,
                2,
                null,
                null)
            .decided(new TransferVerdict(Samples.NOW, 4, "transfer-hops"));

    String wire =
        mapper.toWire(Samples.party(), Samples.outbound(refused, Samples.REFERENCE)).utf8();

    validator().validate(content(wire, "CaseNotice"));
    assertThat(wire)
        .contains("<c:Reason>transfer-hops</c:Reason><c:Hop>4</c:Hop>")
        .contains("<c:MessageId>" + Samples.ACCEPTED + "</c:MessageId>");
  }

  @Test
  void tellsABodyHowItsAnswerIsRated() throws Exception {
    SatisfactionScore score =
        new SatisfactionScore("SR-17", 2, "<Яма> на месте", Samples.NOW, true, "POS");

    String wire = mapper.toWire(Samples.party(), Samples.outbound(score, Samples.REFERENCE)).utf8();
    String wish =
        mapper
            .toWire(
                Samples.party(),
                Samples.outbound(
                    new SatisfactionScore("SR-17", null, null, Samples.NOW, true, "POS"),
                    Samples.REFERENCE))
            .utf8();

    validator().validate(content(wire, "CaseNotice"));
    validator().validate(content(wish, "CaseNotice"));
    assertThat(wire)
        .contains("<c:Value>2</c:Value><c:Comment>&lt;Яма&gt; на месте</c:Comment>")
        .contains("<c:Reopen>true</c:Reopen>");
  }

  @Test
  void tellsABodyForHowManyResidentsItWorks() throws Exception {
    CaseNotice notice = new CaseNotice(3, Samples.NOW);

    String wire =
        mapper.toWire(Samples.party(), Samples.outbound(notice, Samples.REFERENCE)).utf8();

    validator().validate(content(wire, "CaseNotice"));
    assertThat(wire).contains("<c:Residents>3</c:Residents>");
  }

  @Test
  void carriesEveryCharacterThroughXml() {
    Element assignment = assignment(Samples.outbound());

    assertThat(text(assignment, "Text")).isEqualTo(Samples.TEXT);
    Element record = (Element) assignment.getElementsByTagNameNS("*", "Attribute").item(0);
    Element strange = (Element) assignment.getElementsByTagNameNS("*", "Attribute").item(1);
    assertThat(record.getTextContent()).isEqualTo("{\"a\": \"<1>\",\n\t\"b\":\"\\u0001\"}");
    assertThat(strange.getAttribute("code")).isEqualTo("x\"&\ty");
    assertThat(text(assignment, "Longitude")).isEqualTo("37");
  }

  @Test
  void signsTheElementThatGoesOut() {
    var signed = new ByteArrayOutputStream();
    var keys = new ArrayList<String>();
    SmevMapper recording =
        new SmevMapper(
            new SmevEnvelopes(
                XmlOnly.signer(
                    (element, id, key) -> {
                      signed.writeBytes(element);
                      keys.add(id + "/" + key);
                      return "<s/>";
                    })),
            xml,
            NoFiles.writing(),
            NoFiles.doubts());

    String wire =
        recording
            .toWire(Samples.party(URI.create("http://h"), "key", "second"), Samples.outbound())
            .utf8();

    assertThat(wire).contains(signed.toString(UTF_8));
    assertThat(keys).containsExactly("SIGNED_BY_CONSUMER/second");
  }

  @ParameterizedTest
  @CsvSource({"1,U+0001", "11,U+000B", "65534,U+FFFE", "55357,U+D83D", "56832,U+DE00"})
  void refusesACharacterThatXmlCannotCarry(int character, String name) {
    OutboundMessage outbound = outbound("ab" + (char) character + "c");

    RejectedFailure failure =
        catchThrowableOfType(RejectedFailure.class, () -> mapper.toWire(Samples.party(), outbound));

    assertThat(failure.code()).isEqualTo(FailureCode.INVALID_FIELD);
    assertThat(failure.reason()).contains("Text", name, "position 3");
    assertThat(failure.where()).contains("Text");
  }

  @Test
  void carriesCharactersBeyondTheBasicPlane() {
    assertThat(text(assignment(outbound("яма \uD83D\uDE00")), "Text"))
        .isEqualTo("яма \uD83D\uDE00");
  }

  @Test
  void refusesToSendAStatusToABody() {
    StatusUpdate update =
        (StatusUpdate) mapper.toCanonical(Samples.party(), Samples.accepted(golden("report.xml")));

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class,
            () -> mapper.toWire(Samples.party(), Samples.outbound(update, Samples.REFERENCE)));

    assertThat(failure.reason()).contains("StatusUpdate");
  }

  @Test
  void readsAReport() {
    HubMessage message =
        mapper.toCanonical(Samples.party(), Samples.accepted(golden("report.xml")));

    assertThat(message)
        .isEqualTo(
            new StatusUpdate(
                Samples.REFERENCE,
                CanonicalStatus.RESOLVED,
                "Решено",
                "Яма засыпана <вчера>",
                "Дорожная служба",
                Instant.parse("2026-03-02T11:15:30Z"),
                2,
                new Reply(
                    "R-9",
                    ReplyKind.FINAL,
                    "Работы выполнены.",
                    "исх-1/26",
                    Instant.parse("2026-03-02T11:15:31Z"))));
  }

  @Test
  void readsAReportThatItsOwnSchemaAllows() throws Exception {
    Element report =
        (Element)
            xml.parse(golden("report.xml").getBytes(UTF_8))
                .getElementsByTagNameNS(Samples.NAMESPACE, "CaseReport")
                .item(0);

    validator().validate(new DOMSource(report));
  }

  @Test
  void readsAnInterimStatus() {
    assertThat(mapper.toCanonical(Samples.party(), Samples.accepted(golden("status.xml"))))
        .isEqualTo(
            new StatusUpdate(
                Samples.REFERENCE,
                CanonicalStatus.ASSIGNED,
                "Назначен исполнитель",
                null,
                "Дорожное хозяйство",
                Instant.parse("2026-03-02T11:20:00.500Z"),
                1,
                null));
  }

  @Test
  void readsTheRootPartOfAMultipartAnswer() {
    String multipart =
        "--uuid:x\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
            + "Content-Transfer-Encoding: binary\r\nContent-ID: <root.message@cxf.apache.org>\r\n"
            + "\r\n"
            + golden("report.xml")
            + "\r\n--uuid:x--";
    WireBytes wire =
        WireBytes.of(
            "multipart/related; type=\"application/xop+xml\"; boundary=\"uuid:x\";"
                + " start=\"<root.message@cxf.apache.org>\"; start-info=\"text/xml\"",
            multipart.getBytes(UTF_8));

    assertThat(mapper.toCanonical(Samples.party(), Samples.accepted(wire)))
        .isEqualTo(mapper.toCanonical(Samples.party(), Samples.accepted(golden("report.xml"))));
  }

  @ParameterizedTest
  @CsvSource({
    "report.xml,>Решено<,>Отложено до весны<,Отложено до весны,CaseReport/Status",
    "status.xml,Назначен исполнитель,На луне,На луне,RequestStatus/StatusDescription",
    "rejected.xml,x,x,ACCESS_DENIED,RequestRejected/RejectionReasonCode"
  })
  void parksWhatNobodyMapped(String file, String from, String to, String told, String where) {
    String response = to.equals("x") ? golden(file) : golden(file).replace(from, to);

    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () -> mapper.toCanonical(Samples.party(), Samples.accepted(response)));

    assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_STATUS);
    assertThat(failure.reason()).contains(told).doesNotContain("Пробного");
    assertThat(failure.where()).contains(where);
  }

  @Test
  void makesReferencesOfVersionOne() {
    assertThat(UUID.fromString(mapper.newReference()).version()).isEqualTo(1);
  }

  private Element assignment(OutboundMessage outbound) {
    Element content = content(outbound);
    assertThat(content.getLocalName()).isEqualTo("CaseAssignment");
    return content;
  }

  private Element content(OutboundMessage outbound) {
    Document document = xml.parse(mapper.toWire(Samples.party(), outbound).bytes());
    return (Element) document.getElementsByTagNameNS(Samples.NAMESPACE, "*").item(0);
  }

  private static OutboundMessage outbound(String text) {
    CitizenMessage sample = Samples.message();
    return Samples.outbound(
        new CitizenMessage(
            sample.externalId(),
            null,
            sample.category(),
            null,
            null,
            text,
            null,
            null,
            null,
            null,
            sample.legalRegime(),
            false,
            sample.registeredAt(),
            null,
            List.of()),
        Samples.REFERENCE);
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }

  private static String golden(String name) {
    return Samples.golden(name);
  }

  /** The element of that name in an envelope. */
  static DOMSource content(String wire, String name) {
    return new DOMSource(
        new PlainXml()
            .parse(wire.getBytes(UTF_8))
            .getElementsByTagNameNS(Samples.NAMESPACE, name)
            .item(0));
  }

  static Validator validator() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(new StreamSource(new StringReader(Samples.golden("case-exchange-1.0.xsd"))))
        .newValidator();
  }
}
