package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.adapters.CapturedLog;
import ru.uzel.mocks.smev.SmevCaller;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.party.Party;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;

class AttachmentIntakeTest {

  private static final String UUID = "5b1c7a80-0a4b-41f1-9c1a-0123456789ab";
  private static final SignatureReport HOLDS = new SignatureReport(List.of(), List.of("CN=SMEV 3"));
  private static final byte[] PHOTO = new byte[50_000];

  static {
    new Random(3).nextBytes(PHOTO);
  }

  @TempDir Path folder;

  private final KeptContents contents = new KeptContents();
  private final RecordingIntake intake = new RecordingIntake();
  private final SmevClients clients = new SmevClients();
  private StubSmev smev;
  private FtpHouse house;
  private SignatureReport report = HOLDS;

  @BeforeEach
  void start() throws Exception {
    smev = new StubSmev();
    house = new FtpHouse(folder).user("jane", "s3cret&x");
  }

  @AfterEach
  void stop() {
    clients.close();
    smev.close();
    house.close();
  }

  @Test
  void takesTheFilesOfTheMessageItself() {
    smev.response =
        new AnsweredWithFiles()
            .header("photo.jpg", AnsweredWithFiles.include("signature@test"))
            .content("photo.jpg", AnsweredWithFiles.include("photo%40test"))
            .part("photo@test", PHOTO)
            .part("signature@test", HashSignatures.signature("smev", PHOTO))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);

    Attachment photo = attachments().get(0);
    assertThat(attachments()).hasSize(1);
    assertThat(photo.name()).isEqualTo("photo.jpg");
    assertThat(photo.mimeType()).isEqualTo("image/jpeg");
    assertThat(photo.signature())
        .isEqualTo(AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)));
    assertThat(contents.bytes(photo.content())).isEqualTo(PHOTO);
    assertThat(accepted().wire().size()).isLessThan(PHOTO.length / 2);
    assertThat(accepted().wire().utf8())
        .contains(photo.content().hash() + "@uzel")
        .contains(String.valueOf(photo.signature()));
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
  }

  @Test
  void takesFilesThatCameAsBase64() {
    smev.response =
        new AnsweredWithFiles()
            .header("photo.jpg", "")
            .content(
                "photo.jpg", "\n " + AnsweredWithFiles.base64(PHOTO).replaceAll(".{76}", "$0\n"))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);
    assertThat(contents.bytes(attachments().get(0).content())).isEqualTo(PHOTO);
    assertThat(accepted().wire().size()).isLessThan(PHOTO.length / 2);
  }

  @Test
  void fetchesFilesOfTheFileStoreWithTheCredentialsGiven() throws Exception {
    Files.createDirectory(folder.resolve(UUID));
    Files.write(folder.resolve(UUID + "/акт.pdf"), PHOTO);
    house.breakNext(1, 20_000);
    smev.response =
        new AnsweredWithFiles()
            .reference(
                UUID, PHOTO, AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .way(UUID, "jane", "s3cret&amp;x", "/" + UUID + "/акт.pdf")
            .wire();
    SmevDialogue.Outcome outcome;
    String log;
    try (CapturedLog captured = CapturedLog.start()) {
      outcome = poll();
      log = captured.text();
    }

    assertThat(outcome).isEqualTo(SmevDialogue.Outcome.TAKEN);
    Attachment act = attachments().get(0);
    assertThat(act.name()).isEqualTo("акт.pdf");
    assertThat(contents.bytes(act.content())).isEqualTo(PHOTO);
    assertThat(house.commands).contains("USER jane", "PASS s3cret&x");
    for (String told : List.of(accepted().wire().utf8(), accepted().toString(), log)) {
      assertThat(told).doesNotContain("jane").doesNotContain("s3cret");
    }
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
  }

  /** XOP 1.0: an included SignaturePKCS7 stands for the base64 that the sender signed. */
  @Test
  void putsAnIncludedSignatureBackBeforeTheSendersSignatureIsVerified() throws Exception {
    Path certificate = folder.resolve("sender.pem");
    SmevCaller sender = new SmevCaller(certificate);
    byte[] cms = HashSignatures.signature("smev", PHOTO);
    String data =
        signedData(
            new AnsweredWithFiles().header("photo.jpg", AnsweredWithFiles.base64(cms)).envelope());
    String envelope =
        new AnsweredWithFiles()
            .header("photo.jpg", AnsweredWithFiles.base64(cms))
            .content("photo.jpg", AnsweredWithFiles.include("photo@test"))
            .envelope()
            .replaceFirst(
                "(?s)<t:SenderProvidedResponseData.*</t:SenderProvidedResponseData>", "%DATA%")
            .replace("%DATA%", data)
            .replace(
                "</t:Response>",
                "<t:SenderInformationSystemSignature>"
                    + sender.sign(data.getBytes(UTF_8), "SENDER_OV_SIGNATURE")
                    + "</t:SenderInformationSystemSignature></t:Response>")
            .replace(AnsweredWithFiles.base64(cms), AnsweredWithFiles.include("cms@test"));
    smev.response =
        new AnsweredWithFiles().part("photo@test", PHOTO).part("cms@test", cms).multipart(envelope);
    HashSignatures real =
        new HashSignatures((document, expected) -> verified(document, certificate));

    assertThat(poll(real)).isEqualTo(SmevDialogue.Outcome.TAKEN);

    Document kept = new PlainXml().parse(accepted().wire().bytes());
    assertThat(verified(kept, certificate).findings()).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotTheOneAnnounced() throws Exception {
    Files.write(folder.resolve("a.pdf"), new byte[] {1, 2, 3});
    smev.response =
        new AnsweredWithFiles()
            .reference(UUID, PHOTO, "")
            .way(UUID, "jane", "s3cret&amp;x", "/a.pdf")
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.REFUSED);

    assertThat(intake.accepted).isEmpty();
    Refusal refusal = intake.refused.get(0);
    assertThat(refusal.failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(refusal.failure().code()).isEqualTo(FailureCode.SIGNATURE_INVALID);
    assertThat(refusal.failure().where()).contains("RefAttachmentHeader 1");
    assertThat(refusal.wire().utf8())
        .contains("CaseReport")
        .doesNotContain("jane")
        .doesNotContain("s3cret");
    assertThat(smev.acks.get(0)).contains("accepted=\"false\"");
  }

  @Test
  void refusesAFileWhoseSignatureDoesNotHold() {
    smev.response =
        new AnsweredWithFiles()
            .header("photo.jpg", AnsweredWithFiles.base64("nonsense".getBytes(UTF_8)))
            .content("photo.jpg", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.REFUSED);

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused.get(0).failure())
        .isInstanceOf(UntrustedFailure.class)
        .hasMessageContaining("digest-mismatch");
    assertThat(smev.acks.get(0)).contains("accepted=\"false\"");
  }

  @Test
  void filesAreVerifiedByTheListOfTheirOwnSigners() {
    smev.response =
        new AnsweredWithFiles()
            .header(
                "photo.jpg", AnsweredWithFiles.base64(HashSignatures.signature("persons", PHOTO)))
            .content("photo.jpg", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll(holding(), party("attachmentTrust", "persons")))
        .isEqualTo(SmevDialogue.Outcome.TAKEN);
  }

  @Test
  void doesNotAcknowledgeWhenAnAnnouncedFileDidNotCome() {
    for (AnsweredWithFiles answer :
        List.of(
            new AnsweredWithFiles().header("photo.jpg", ""),
            new AnsweredWithFiles().reference(UUID, PHOTO, ""),
            new AnsweredWithFiles().header("a", "").header("a", "").content("a", ""),
            new AnsweredWithFiles().header("a", "").content("a", "<x/>"),
            new AnsweredWithFiles().header("a", "").content("a", AnsweredWithFiles.include("no")),
            new AnsweredWithFiles()
                .reference(UUID, PHOTO, "")
                .way(UUID, "jane", "s3cret&amp;x", "/no"),
            new AnsweredWithFiles().reference(UUID, PHOTO, "").way(UUID, "ja&#10;ne", "x", "/a"))) {
      intake.refused.clear();
      smev.response = answer.wire();

      assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TROUBLE);
      assertThat(intake.refused).hasSize(1);
      assertThat(intake.refused.get(0).failure()).isInstanceOf(RejectedFailure.class);
    }
    assertThat(intake.accepted).isEmpty();
    assertThat(smev.acks).isEmpty();
  }

  @Test
  void doesNotTakeMoreThanTheLimit() throws Exception {
    Files.write(folder.resolve("a.pdf"), PHOTO);
    smev.response =
        new AnsweredWithFiles()
            .reference(UUID, PHOTO, "")
            .way(UUID, "jane", "s3cret&amp;x", "/a.pdf")
            .wire();

    assertThat(poll(holding(), party("largestAttachment", "48KiB")))
        .isEqualTo(SmevDialogue.Outcome.TROUBLE);
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(contents.size()).isZero();
  }

  @Test
  void leavesTheMessageWithSmevWhileTheFileStoreIsAway() {
    house.close();
    smev.response =
        new AnsweredWithFiles().reference(UUID, PHOTO, "").way(UUID, "jane", "x", "/a.pdf").wire();

    assertThatThrownBy(this::poll).isInstanceOf(RetryableFailure.class);

    assertThat(intake.accepted).isEmpty();
    assertThat(intake.refused).isEmpty();
    assertThat(smev.acks).isEmpty();
  }

  @Test
  void noRefusalTellsCredentials() {
    smev.response =
        new AnsweredWithFiles().reference(UUID, PHOTO, "").way(UUID, "jane", "s3cret", "/a").wire();
    report =
        new SignatureReport(
            List.of(new SignatureFinding("digest-mismatch", "SMEVSignature", "altered")),
            List.of());
    poll();
    String text = smev.response.utf8();
    for (String unreadable :
        List.of(text.replace("</soap:Body>", ""), text.replace("t:To", "t:"))) {
      smev.response = ru.uzel.model.message.WireBytes.of("text/xml", unreadable.getBytes(UTF_8));
      poll();
    }

    assertThat(intake.refused).hasSize(3);
    assertThat(intake.refused.get(0).wire().utf8()).contains("CaseReport").doesNotContain("s3cret");
    assertThat(intake.refused.get(1).wire()).isNull();
    assertThat(intake.refused.get(2).wire()).isNull();
  }

  @Test
  void keepsTheBytesAsTheyCameWhereThereAreNoFiles() {
    smev.response = new AnsweredWithFiles().wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);
    assertThat(accepted().wire()).isEqualTo(smev.response);
    assertThat(accepted().facts()).isEmpty();
  }

  private static String signedData(String envelope) {
    int from = envelope.indexOf("<t:SenderProvidedResponseData");
    String end = "</t:SenderProvidedResponseData>";
    return envelope
        .substring(from, envelope.indexOf(end) + end.length())
        .replaceFirst(
            " Id=",
            " xmlns:t=\"urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3\""
                + " xmlns:b=\"urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.3\""
                + " Id=");
  }

  private static SignatureReport verified(Document document, Path certificate) {
    Element container =
        (Element) document.getElementsByTagNameNS("*", "SenderInformationSystemSignature").item(0);
    Element signed =
        (Element) document.getElementsByTagNameNS("*", "SenderProvidedResponseData").item(0);
    return SmevCaller.finding(container, signed, certificate)
        .map(
            found ->
                new SignatureReport(
                    List.of(new SignatureFinding("digest-mismatch", "there", found)), List.of()))
        .orElse(HOLDS);
  }

  private HashSignatures holding() {
    return new HashSignatures((document, expected) -> report);
  }

  private SmevDialogue.Outcome poll() {
    return poll(holding());
  }

  private SmevDialogue.Outcome poll(HashSignatures signatures) {
    return poll(signatures, party());
  }

  private SmevDialogue.Outcome poll(HashSignatures signatures, Party party) {
    return new SmevPoller(
            clients,
            new SmevDialogue(
                new SmevEnvelopes(signatures),
                new PlainXml(),
                signatures,
                intake,
                new AttachmentIntake(contents, signatures)),
            Clock.systemUTC())
        .poll(party);
  }

  private Party party(String... more) {
    String[] settings = new String[more.length + 2];
    System.arraycopy(more, 0, settings, 2, more.length);
    settings[0] = "ftpPort";
    settings[1] = "" + house.port();
    return Samples.party(smev.uri(), settings);
  }

  private InboundMessage accepted() {
    assertThat(intake.accepted).hasSize(1);
    return intake.accepted.get(0);
  }

  private List<Attachment> attachments() {
    InboundMessage message = accepted();
    AcceptedMessage taken = Samples.accepted(message.wire());
    StatusUpdate update =
        (StatusUpdate)
            new SmevMapper(new SmevEnvelopes(holding()), new PlainXml(), NoFiles.writing())
                .toCanonical(
                    party(),
                    new AcceptedMessage(
                        taken.id(),
                        taken.party(),
                        taken.externalId(),
                        taken.version(),
                        taken.kind(),
                        taken.groupKey(),
                        taken.wire(),
                        taken.wireHash(),
                        message.facts(),
                        taken.receivedAt(),
                        null,
                        null));
    return update.attachments();
  }
}
