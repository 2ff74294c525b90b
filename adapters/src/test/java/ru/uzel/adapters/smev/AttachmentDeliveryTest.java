package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SignatureReport;

class AttachmentDeliveryTest {

  private static final byte[] PHOTO = new byte[50_000];
  private static final byte[] ACT = new byte[20_000];

  static {
    new Random(3).nextBytes(PHOTO);
    new Random(4).nextBytes(ACT);
  }

  @TempDir Path folder;

  private final KeptContents contents = new KeptContents();
  private final SmevClients clients = new SmevClients();
  private final HashSignatures signatures =
      new HashSignatures(
          (document, expected) -> new SignatureReport(List.of(), List.of("CN=SMEV 3")));
  private StubSmev smev;
  private FtpHouse house;

  @BeforeEach
  void start() throws Exception {
    smev = new StubSmev();
    house = new FtpHouse(folder).user("uzel", "of the hub");
  }

  @AfterEach
  void stop() {
    clients.close();
    smev.close();
    house.close();
  }

  @Test
  void smallFilesGoInTheMessageItself() {
    Attachment photo = attachment("яма.jpg", "image/jpeg", PHOTO, null);
    Attachment act = attachment("яма.jpg", "message/rfc822", ACT, "UGVyc29u");
    PreparedMessage prepared = prepare(party(), photo, act);

    send(party(), prepared);
    send(party(), prepared);

    WireBytes request = smev.requests.get(0);
    assertThat(request.contentType()).startsWith("multipart/related; type=\"application/xop+xml\"");
    assertThat(request).isEqualTo(smev.requests.get(1));
    MtomMessage message = MtomMessage.of(request);
    assertThat(message.root()).isEqualTo(prepared.wire().bytes());
    Document document = new PlainXml().parse(message.root());
    assertThat(texts(document, "contentId")).containsExactly("яма.jpg", "_2_яма.jpg");
    assertThat(texts(document, "Id")).containsExactly("яма.jpg", "_2_яма.jpg");
    assertThat(texts(document, "MimeType"))
        .containsExactly("image/jpeg", "application/octet-stream");
    assertThat(texts(document, "SignaturePKCS7"))
        .containsExactly(base64(HashSignatures.signature("hub", PHOTO)), "UGVyc29u");
    assertThat(message.content(element(document, "Content", 0), "")).isEqualTo(PHOTO);
    assertThat(message.content(element(document, "Content", 1), "")).isEqualTo(ACT);
    assertThat(element(document, "AttachmentHeaderList", 0).getParentNode().getLocalName())
        .isEqualTo("SenderProvidedRequestData");
    assertThat(element(document, "AttachmentContentList", 0).getParentNode().getLocalName())
        .isEqualTo("SendRequestRequest");
  }

  @Test
  void thePartysPersonSignsFilesToo() {
    Attachment photo = attachment("яма.jpg", "image/jpeg", PHOTO, null);
    String request = prepare(party("personalKey", "official"), photo).wire().utf8();

    assertThat(texts(new PlainXml().parse(request.getBytes(UTF_8)), "SignaturePKCS7"))
        .containsExactly(base64(HashSignatures.signature("official", PHOTO)));
  }

  @Test
  void bothFormsAreAsTheContractHasThem() {
    Attachment photo = attachment("1 яма.jpg", "image/jpeg", PHOTO, null);
    String inMessage = prepare(party(), photo).wire().utf8();
    WireBytes byReference = prepare(party("inlineAttachments", "0"), photo).wire();

    Contract.of("1.3").accepts(byReference.bytes());
    // XOP 1.0: the schema is about the base64 that the included part stands for.
    Contract.of("1.3")
        .accepts(inMessage.replaceAll("<xop:Include[^>]*/>", base64(PHOTO)).getBytes(UTF_8));
  }

  @Test
  void thePreparedBytesReferToTheFilesAndHoldNone() {
    PreparedMessage prepared = prepare(party(), attachment("a.jpg", "image/jpeg", PHOTO, null));

    assertThat(prepared.wire().size()).isLessThan(20_000);
    assertThat(prepared.wire().utf8()).contains(prepared.attachments().get(0).content().hash());
  }

  @Test
  void filesAboveTheLimitGoByTheFileStoreBeforeTheMessage() throws Exception {
    Party party = party("inlineAttachments", "64KiB");
    Attachment photo = attachment("яма 1.jpg", "image/jpeg", PHOTO, null);
    Attachment act = attachment("акт.pdf", "application/pdf", ACT, "UGVyc29u");
    PreparedMessage prepared = prepare(party, photo, act);
    house.breakNext(1, 30_000);

    send(party, prepared);

    WireBytes request = smev.requests.get(0);
    assertThat(request.contentType()).isEqualTo(SmevEnvelopes.CONTENT_TYPE);
    assertThat(request.bytes()).isEqualTo(prepared.wire().bytes());
    Document document = new PlainXml().parse(request.bytes());
    List<String> uuids = texts(document, "uuid");
    assertThat(uuids).allMatch(uuid -> uuid.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    assertThat(texts(document, "FileName")).containsExactly("яма 1.jpg", "акт.pdf");
    assertThat(texts(document, "Hash"))
        .containsExactly(base64(KeptContents.streebog(PHOTO)), base64(KeptContents.streebog(ACT)));
    assertThat(texts(document, "SignaturePKCS7"))
        .containsExactly(base64(HashSignatures.signature("hub", PHOTO)), "UGVyc29u");
    assertThat(house.file(uuids.get(0) + "/яма 1.jpg")).isEqualTo(PHOTO);
    assertThat(house.file(uuids.get(1) + "/акт.pdf")).isEqualTo(ACT);
    assertThat(house.commands).contains("USER anonymous", "PASS smev");
    assertThat(document.getElementsByTagNameNS("*", "AttachmentContentList").getLength()).isZero();
  }

  @Test
  void aFurtherAttemptFindsTheFilesThere() {
    Party party = party("inlineAttachments", "0");
    PreparedMessage prepared = prepare(party, attachment("a.jpg", "image/jpeg", PHOTO, null));
    send(party, prepared);
    house.commands.clear();

    send(party, prepared);

    assertThat(house.count("STOR") + house.count("APPE")).isZero();
    assertThat(smev.requests.get(1)).isEqualTo(smev.requests.get(0));
  }

  @Test
  void uploadsUnderThePartysOwnLogin() {
    Party party =
        party("inlineAttachments", "0", "ftpUser", "uzel", "ftpPassword", "file:ftp.password");

    send(party, prepare(party, attachment("a.jpg", "image/jpeg", PHOTO, null)));

    assertThat(house.commands).contains("USER uzel", "PASS of the hub");
  }

  @Test
  void sendsNothingWhileTheFileStoreIsAway() {
    Party party = party("inlineAttachments", "0");
    PreparedMessage prepared = prepare(party, attachment("a.jpg", "image/jpeg", PHOTO, null));
    house.close();

    assertThatThrownBy(() -> send(party, prepared))
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.NONE));
    assertThat(smev.requests).isEmpty();
  }

  @Test
  void aMessageWithoutFilesGoesAsBefore() {
    PreparedMessage prepared = prepare(party());

    send(party(), prepared);

    assertThat(prepared.wire().utf8()).doesNotContain("Attachment");
    assertThat(smev.requests.get(0).contentType()).isEqualTo(SmevEnvelopes.CONTENT_TYPE);
    assertThat(smev.requests.get(0).bytes()).isEqualTo(prepared.wire().bytes());
  }

  @Test
  void aReceiptThatNamesNoMessageIsNotBelieved() {
    PreparedMessage prepared = prepare(party());
    smev.namesNoMessage = true;

    assertThatThrownBy(() -> send(party(), prepared))
        .isInstanceOf(RetryableFailure.class)
        .hasMessageContaining("the signed receipt is for another message");
  }

  private PreparedMessage prepare(Party party, Attachment... attachments) {
    CitizenMessage message = Samples.message().with(List.of(attachments));
    OutboundMessage outbound = Samples.outbound(message, Samples.REFERENCE);
    SmevMapper mapper =
        new SmevMapper(
            new SmevEnvelopes(signatures),
            new PlainXml(),
            new AttachmentWriting(contents, signatures),
            NoFiles.doubts());
    return new PreparedMessage(
        outbound.envelope(), mapper.toWire(party, outbound), message.attachments());
  }

  private void send(Party party, PreparedMessage prepared) {
    new SmevSender(
            clients,
            new PlainXml(),
            signatures,
            new RecordingIntake(),
            new AttachmentDelivery(contents, new PlainXml(), reference -> "of the hub"))
        .send(party, prepared);
  }

  private Attachment attachment(String name, String mimeType, byte[] bytes, String signature) {
    return new Attachment(name, mimeType, contents.store(bytes), signature);
  }

  private Party party(String... more) {
    String[] settings = new String[more.length + 2];
    System.arraycopy(more, 0, settings, 2, more.length);
    settings[0] = "ftpPort";
    settings[1] = "" + house.port();
    return Samples.party(smev.uri(), settings);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Element element(Document document, String name, int number) {
    return (Element) document.getElementsByTagNameNS("*", name).item(number);
  }

  private static List<String> texts(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }
}
