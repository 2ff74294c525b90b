package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.party.Party;

class RequestMappingTest {

  private final PlainXml xml = new PlainXml();
  private final SmevMapper mapper =
      new SmevMapper(
          new SmevEnvelopes(XmlOnly.signer(Samples::signature)),
          xml,
          NoFiles.writing(),
          NoFiles.doubts());
  private final Party party =
      Samples.party(URI.create("http://127.0.0.1:1/smev/ws"), "role", "provider");

  @Test
  void readsARequest() {
    assertThat(mapper.toCanonical(party, Samples.accepted(Samples.golden("request.xml"))))
        .isEqualTo(
            new CitizenMessage(
                "П-17",
                null,
                new ClassifierRef("OPEN311", "pothole", "Ямы на \"дорогах\""),
                new ClassifierRef("OPEN311", "deep", "Глубокие"),
                null,
                Samples.TEXT,
                new Location(
                    "ул. Примерная, 5", null, new BigDecimal("55.75"), new BigDecimal("37.6")),
                new Applicant("Проба", "Пробный", null, null, null, null),
                "https://example.org/1.jpg",
                null,
                LegalRegime.FZ59,
                true,
                Instant.parse("2026-03-02T10:15:30Z"),
                LocalDate.of(2026, 3, 12),
                List.of(
                    new Attribute("source_record", "{\"a\": 1}"),
                    new Attribute("second", " с пробелами "),
                    new Attribute("smev.channel", "portal"),
                    new Attribute("smev.messageId", "019a0000-0000-7000-8000-00000000000d"))));
  }

  @Test
  void readsAGoldenRequestThatTheContractAllows() {
    Contract.of("1.3").accepts(Samples.golden("request.xml").getBytes(UTF_8));
  }

  /**
   * The flow parks what is refused and cannot be answered; so no case waits for answers in vain.
   */
  @Test
  void refusesARequestThatCannotBeAnswered() {
    String mute = Samples.golden("request.xml").replaceAll("<t:ReplyTo>[^<]*</t:ReplyTo>", "");
    Contract.of("1.3").accepts(mute.getBytes(UTF_8));

    RejectedFailure failure =
        catchThrowableOfType(
            RejectedFailure.class, () -> mapper.toCanonical(party, Samples.accepted(mute)));

    assertThat(failure.code()).isEqualTo(FailureCode.MISSING_FIELD);
    assertThat(failure.where()).contains("Request/ReplyTo");
  }

  @Test
  void takesTheReturnAddressCharacterByCharacter() {
    SmevRequest request =
        SmevRequest.read(xml.parse(Samples.golden("request.xml").getBytes(UTF_8)), SmevVersion.V1_3)
            .orElseThrow();

    assertThat(request.replyTo()).isEqualTo(" eyJzaWQiOjE3fQ==  ");
    assertThat(request.digest()).isEqualTo("ZGlnZXN0IG9mIHdoYXQ=");
    assertThat(request.test()).isFalse();
    ReturnAddress address = new ReturnAddress("id", request.replyTo());
    assertThat(ReturnAddress.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void takesTheFilesOfTheRequest() {
    String request =
        Samples.golden("request.xml")
            .replace(
                "</b:MessagePrimaryContent>",
                "</b:MessagePrimaryContent><b:AttachmentHeaderList><b:AttachmentHeader>"
                    + "<b:contentId>photo.jpg</b:contentId><b:MimeType>image/jpeg</b:MimeType>"
                    + "</b:AttachmentHeader></b:AttachmentHeaderList>");
    AcceptedMessage accepted = Samples.accepted(request);
    ContentRef content = new ContentRef("ab".repeat(32), 5);

    CitizenMessage message =
        (CitizenMessage)
            mapper.toCanonical(
                party,
                new AcceptedMessage(
                    accepted.id(),
                    accepted.party(),
                    accepted.externalId(),
                    accepted.version(),
                    accepted.kind(),
                    accepted.groupKey(),
                    accepted.wire(),
                    accepted.wireHash(),
                    ContentFacts.of(List.of(content)),
                    accepted.receivedAt(),
                    null,
                    null));

    assertThat(message.attachments())
        .containsExactly(new Attachment("photo.jpg", "image/jpeg", content, null));
  }

  @Test
  void readsBackWhatAConsumerWrites() {
    String content =
        CaseAssignment.write(
            XmlText.attribute("xmlns:c", Samples.NAMESPACE),
            Samples.outbound().envelope(),
            Samples.message());
    Element element = xml.parse(content.getBytes(UTF_8)).getDocumentElement();

    CitizenMessage read = AssignmentReader.read(new Tree(element, Samples.NAMESPACE));

    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .ignoringFields("attributes")
        .isEqualTo(Samples.message());
    assertThat(read.attributes()).containsAll(Samples.message().attributes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c:Text>.*</c:Text>||CaseAssignment/Text|MISSING_FIELD",
        "<c:CaseId>.*</c:CaseId>|<c:CaseId>17</c:CaseId>|CaseAssignment/CaseId|MALFORMED",
        "<c:FastTrack>true|<c:FastTrack>yes|CaseAssignment/FastTrack|INVALID_FIELD",
        "FZ59|FZ999|CaseAssignment/LegalRegime|INVALID_FIELD",
        "2026-03-02T13:15:30\\+03:00|2026-03-02T13:15:30|CaseAssignment/RegisteredAt|INVALID_FIELD",
        "2026-03-12|12.03.2026|CaseAssignment/PlannedAt|INVALID_FIELD",
        "<c:Longitude>37.6</c:Longitude>||CaseAssignment/Location|INVALID_FIELD",
        "<c:Latitude>55.75|<c:Latitude>155.75|CaseAssignment/Location/Latitude|INVALID_FIELD",
        "<c:Latitude>55.75|<c:Latitude>5e1|CaseAssignment/Location/Latitude|INVALID_FIELD",
        "<c:Category system=\"OPEN311\"|<c:Category|CaseAssignment/Category/@system|INVALID_FIELD",
        "<c:MediaUrl>|<c:Colour/><c:MediaUrl>|CaseAssignment|INVALID_FIELD",
        "<c:Channel>portal</c:Channel>|<c:Channel>a</c:Channel><c:Channel>b</c:Channel>|CaseAssignment|INVALID_FIELD",
        "CaseAssignment|SomethingElse|MessagePrimaryContent|UNKNOWN_SERVICE",
        "cur/roads/1.0|cur/roads/2.0|MessagePrimaryContent|UNKNOWN_SERVICE",
      })
  void namesWhatIsWrongAndWhere(String from, String to, String where, FailureCode code) {
    String request = Samples.golden("request.xml").replaceAll("(?s)" + from, to == null ? "" : to);

    HubFailure failure =
        catchThrowableOfType(
            RejectedFailure.class, () -> mapper.toCanonical(party, Samples.accepted(request)));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.where()).contains(where);
    assertThat(failure.reason()).doesNotContain("Пробный", "Глубокая");
  }

  @Test
  void parksARequestThatItsSenderWithdrew() {
    String cancel =
        """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
        <t:GetRequestResponse xmlns:t="urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.1" xmlns:b="urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.1">
        <t:RequestMessage><t:Cancel Id="SIGNED_BY_SMEV"><b:MessageReference>9d0f8d3e-0a4b-11f1-9c1a-0123456789ab</b:MessageReference>
        <t:MessageID>ad0f8d3e-0a4b-11f1-9c1a-0123456789ab</t:MessageID>
        <t:MessageMetadata><t:MessageType>CANCEL</t:MessageType><t:Sender><t:Mnemonic>PORTAL</t:Mnemonic><t:HumanReadableName>x</t:HumanReadableName></t:Sender>
        <t:SendingTimestamp>2026-03-02T13:20:00Z</t:SendingTimestamp><t:DestinationName>q</t:DestinationName>
        <t:SupplementaryData><t:InteractionType>OIV2OIV</t:InteractionType></t:SupplementaryData></t:MessageMetadata>
        </t:Cancel></t:RequestMessage></t:GetRequestResponse></soap:Body></soap:Envelope>
        """;
    Contract.of("1.1").accepts(cancel.getBytes(UTF_8));
    Document document = xml.parse(cancel.getBytes(UTF_8));

    UnknownValueFailure failure =
        catchThrowableOfType(
            UnknownValueFailure.class,
            () ->
                mapper.toCanonical(
                    Samples.party(URI.create("http://h/ws"), "role", "provider", "version", "1.1"),
                    Samples.accepted(cancel)));

    assertThat(failure.reason()).contains("withdrew", "9d0f8d3e");
    assertThat(SmevRequest.read(document, SmevVersion.V1_1).orElseThrow().messageId())
        .startsWith("ad0f8d3e");
  }
}
