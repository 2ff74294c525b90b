package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
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
  private @Nullable SmevTaking taking;

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

    assertThat(poll(holding(), party("unsignedAttachments", "accept")))
        .isEqualTo(SmevDialogue.Outcome.TAKEN);
    assertThat(contents.bytes(attachments().get(0).content())).isEqualTo(PHOTO);
    assertThat(accepted().wire().size()).isLessThan(PHOTO.length / 2);
    assertThat(accepted().verification()).endsWith("; not signed: AttachmentHeader 1");
  }

  /** AttachmentContent stands outside of what anybody signs. */
  @Test
  void doubtsAFileThatNothingBindsToItsSender() {
    smev.response =
        new AnsweredWithFiles()
            .header("photo.jpg", "")
            .content("photo.jpg", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);

    assertThat(accepted().facts()).containsEntry(AcceptedMessage.DOUBT, "signature-missing");
    assertThatThrownBy(() -> canonical(holding(), party()))
        .isInstanceOf(UntrustedFailure.class)
        .hasMessageContaining("no SignaturePKCS7");
    assertThat(canonical(holding(), party("unsignedAttachments", "accept")).attachments())
        .hasSize(1);
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
  void takesInDoubtAFileThatIsNotTheOneAnnounced() throws Exception {
    Files.write(folder.resolve("a.pdf"), new byte[] {1, 2, 3});
    smev.response =
        new AnsweredWithFiles()
            .reference(UUID, PHOTO, "")
            .way(UUID, "jane", "s3cret&amp;x", "/a.pdf")
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);

    assertThat(accepted().facts()).containsEntry(AcceptedMessage.DOUBT, "signature-invalid");
    assertThat(accepted().verification())
        .startsWith("in doubt: ")
        .contains("the message announces");
    assertThat(accepted().wire().utf8())
        .contains("CaseReport")
        .doesNotContain("jane")
        .doesNotContain("s3cret");
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    UntrustedFailure failure =
        catchThrowableOfType(UntrustedFailure.class, () -> canonical(holding(), party()));
    assertThat(failure.where()).contains("RefAttachmentHeader 1");

    Files.write(folder.resolve("a.pdf"), PHOTO);
    assertThat(contents.bytes(canonical(holding(), party()).attachments().get(0).content()))
        .isEqualTo(PHOTO);
  }

  @Test
  void takesInDoubtAFileWhoseSignatureDoesNotHold() {
    smev.response =
        new AnsweredWithFiles()
            .header("photo.jpg", AnsweredWithFiles.base64("nonsense".getBytes(UTF_8)))
            .content("photo.jpg", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);

    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    assertThatThrownBy(() -> canonical(holding(), party()))
        .isInstanceOf(UntrustedFailure.class)
        .hasMessageContaining("digest-mismatch");
  }

  /** СМЭВ delivered it, so only the hub can keep it; given back it would be gone. */
  @Test
  void takesInDoubtWhatItsSenderDidNotSignAndJudgesItAgainWhenAsked() throws Exception {
    Files.write(folder.resolve("a.pdf"), PHOTO);
    smev.response =
        new AnsweredWithFiles()
            .reference(UUID, PHOTO, "")
            .way(UUID, "jane", "s3cret&amp;x", "/a.pdf")
            .wire();
    HashSignatures strange =
        new HashSignatures(
            (document, expected) ->
                expected.get(0).container().equals("SMEVSignature")
                    ? HOLDS
                    : new SignatureReport(
                        List.of(
                            new SignatureFinding(
                                "untrusted-certificate",
                                "SenderInformationSystemSignature",
                                "unknown")),
                        List.of()));

    assertThat(poll(strange)).isEqualTo(SmevDialogue.Outcome.TAKEN);

    assertThat(accepted().facts()).containsEntry(AcceptedMessage.DOUBT, "certificate-untrusted");
    assertThat(intake.refused).isEmpty();
    assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
    assertThatThrownBy(() -> canonical(strange, party())).isInstanceOf(UntrustedFailure.class);
    house.close();
    StatusUpdate judgedAgain = canonical(holding(), party());
    assertThat(contents.bytes(judgedAgain.attachments().get(0).content())).isEqualTo(PHOTO);
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
  void takesInDoubtWhatLacksItsFilesWhenItComesAgain() {
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
      intake.accepted.clear();
      smev.acks.clear();
      taking = null;
      smev.response = answer.wire();

      assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TROUBLE);
      assertThat(intake.refused).hasSize(1);
      assertThat(intake.refused.get(0).failure()).isInstanceOf(RejectedFailure.class);
      assertThat(intake.accepted).isEmpty();
      assertThat(smev.acks).isEmpty();

      assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);
      assertThat(accepted().facts()).containsKey(AcceptedMessage.DOUBT);
      assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
      assertThatThrownBy(() -> canonical(holding(), party())).isInstanceOf(RejectedFailure.class);
    }
  }

  /** Answered by a refusal, a forger would know more than a person who was to decide. */
  @Test
  void whatCannotBeJudgedAgainWaitsAndIsNotAnswered() throws Exception {
    Files.write(folder.resolve("a.pdf"), new byte[] {1, 2, 3});
    smev.response =
        new AnsweredWithFiles()
            .reference(UUID, PHOTO, "")
            .way(UUID, "jane", "s3cret&amp;x", "/a.pdf")
            .wire();
    poll();
    Files.delete(folder.resolve("a.pdf"));

    assertThatThrownBy(() -> canonical(holding(), party()))
        .isInstanceOf(UnknownValueFailure.class)
        .hasMessageContaining("cannot be judged again");
    contents.forget();
    assertThatThrownBy(() -> canonical(holding(), party())).isInstanceOf(UnknownValueFailure.class);
  }

  /** The first copy's file was damaged on the way; its Ack was lost. */
  @Test
  void aWholeCopyIsNoRepetitionOfOneInDoubt() {
    AnsweredWithFiles damaged =
        new AnsweredWithFiles()
            .header("p", AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .content("p", AnsweredWithFiles.base64(new byte[] {1}));
    smev.response = damaged.wire();
    poll();
    smev.response =
        new AnsweredWithFiles()
            .header("p", AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .content("p", AnsweredWithFiles.base64(PHOTO))
            .wire();
    poll();

    assertThat(intake.accepted).extracting(InboundMessage::version).doesNotHaveDuplicates();
    assertThat(intake.accepted.get(0).version()).startsWith("?");
    assertThat(intake.accepted.get(1).version()).isEmpty();
  }

  @Test
  void aForgeryOutweighsAFileThatIsOnlyMissing() {
    smev.response =
        new AnsweredWithFiles()
            .header("a", AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .header("p", AnsweredWithFiles.base64("nonsense".getBytes(UTF_8)))
            .content("p", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);
    assertThat(accepted().facts()).containsEntry(AcceptedMessage.DOUBT, "signature-invalid");
  }

  @Test
  void filesTogetherHaveNoMoreThanTheLimit() {
    smev.response =
        new AnsweredWithFiles()
            .header("a", AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .content("a", AnsweredWithFiles.base64(PHOTO))
            .header("p", AnsweredWithFiles.base64(HashSignatures.signature("smev", PHOTO)))
            .content("p", AnsweredWithFiles.base64(PHOTO))
            .wire();

    assertThat(poll(holding(), party("largestAttachment", "60KiB")))
        .isEqualTo(SmevDialogue.Outcome.TROUBLE);
    assertThat(intake.refused.get(0).failure().code()).isEqualTo(FailureCode.TOO_LARGE);
  }

  @Test
  void doesNotFetchTheFilesOfAMessageItHas() throws Exception {
    smev.response =
        new AnsweredWithFiles().reference(UUID, PHOTO, "").way(UUID, "jane", "x", "/no").wire();
    poll();
    poll();
    intake.remembers = true;
    house.commands.clear();

    assertThat(poll()).isEqualTo(SmevDialogue.Outcome.TAKEN);

    assertThat(house.commands).isEmpty();
    assertThat(intake.accepted).hasSize(1);
    assertThat(smev.acks).hasSize(2);
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
    assertThat(poll(holding(), party("largestAttachment", "48KiB")))
        .isEqualTo(SmevDialogue.Outcome.TAKEN);
    assertThat(accepted().facts()).containsEntry(AcceptedMessage.DOUBT, "too-large");
    assertThat(canonical(holding(), party()).attachments()).hasSize(1);
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
    taking = taking == null ? taking(signatures) : taking;
    return new SmevPoller(clients, taking, Clock.systemUTC()).poll(party);
  }

  private SmevTaking taking(HashSignatures signatures) {
    return new SmevTaking(
        new SmevDialogue(new SmevEnvelopes(signatures), new PlainXml(), signatures, intake),
        intake,
        new AttachmentIntake(contents, signatures),
        doubts(signatures));
  }

  private DoubtedMessages doubts(HashSignatures signatures) {
    return new DoubtedMessages(
        contents, new PlainXml(), signatures, new AttachmentIntake(contents, signatures));
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
    return canonical(holding(), party()).attachments();
  }

  private StatusUpdate canonical(HashSignatures signatures, Party party) {
    InboundMessage message = accepted();
    return (StatusUpdate)
        new SmevMapper(
                new SmevEnvelopes(signatures),
                new PlainXml(),
                NoFiles.writing(),
                doubts(signatures))
            .toCanonical(
                party, Samples.accepted(message.wire()).with(message.wire(), message.facts()));
  }
}
