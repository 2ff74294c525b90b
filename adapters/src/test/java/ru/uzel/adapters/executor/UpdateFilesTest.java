package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.adapters.executor.BodyFace.json;
import static ru.uzel.adapters.executor.Samples.update;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.signature.DetachedContent;

/** The files of an answer: taken with their update, all or none. */
final class UpdateFilesTest {

  private static final byte[] LETTER = "the letter".getBytes(UTF_8);
  private static final byte[] PHOTO = "a photo".getBytes(UTF_8);

  private final BodyFace face = new BodyFace();

  @Test
  void takesTheFilesOfAnUpdateAndQueuesTheMessageWithoutThem() throws Exception {
    String message = answer(file("Ответ.pdf", LETTER), file("Фото.jpg", PHOTO));

    MockHttpServletResponse response = face.post(message, List.of(LETTER, PHOTO));

    assertThat(response.getStatus()).isEqualTo(202);
    InboundMessage taken = face.hub.taken.get(0);
    assertThat(taken.facts())
        .isEqualTo(
            Map.of(
                "content.1", KeptFiles.streebog(LETTER) + " 10",
                "content.2", KeptFiles.streebog(PHOTO) + " 7"));
    SignedMessage queued = SignedMessage.read(taken.wire());
    assertThat(queued.message()).isEqualTo(message.getBytes(UTF_8));
    assertThat(queued.signature()).isNotNull();
    assertThat(queued.files()).isEmpty();
    assertThat(face.hub.files.size()).isEqualTo(2);
  }

  @Test
  void takesAFileThatIsAnnouncedBySha256() throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(LETTER));

    assertThat(
            face.post(
                    answer(file("a.pdf", "\"sha256\":\"" + sha256 + "\",\"size\":10", "")),
                    List.of(LETTER))
                .getStatus())
        .isEqualTo(202);
    assertThat(
            face.post(
                    answer(file("a.pdf", "\"sha256\":\"" + sha256 + "\",\"size\":7", ""))
                        .replace("u-1", "u-2"),
                    List.of(PHOTO))
                .getStatus())
        .isEqualTo(422);
  }

  @Test
  void keepsEveryByteOfAFileThatLooksLikeTheForm() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    byte[] form = "\r\n--uzel-x\r\nContent-Disposition: form-data\r\n\r\n".getBytes(UTF_8);
    System.arraycopy(form, 0, bytes, 1000, form.length);

    assertThat(face.post(answer(file("a.bin", bytes)), List.of(bytes)).getStatus()).isEqualTo(202);

    assertThat(face.hub.files.find(KeptFiles.streebog(bytes))).isPresent();
  }

  @Test
  void answersARepetitionWithTheFirstReceiptWithOrWithoutTheFiles() throws Exception {
    String message = answer(file("a.pdf", LETTER));
    MockHttpServletResponse first = face.post(message, List.of(LETTER));

    for (List<byte[]> files : List.of(List.of(LETTER), List.<byte[]>of())) {
      MockHttpServletResponse second = face.post(message, files);

      assertThat(second.getStatus()).isEqualTo(202);
      assertThat(json(second).path("messageId")).isEqualTo(json(first).path("messageId"));
    }
    assertThat(face.hub.taken).hasSize(1);
  }

  @Test
  void takesOtherFilesUnderAUsedIdForAnotherUpdate() throws Exception {
    face.post(answer(file("a.pdf", LETTER)), List.of(LETTER));

    assertThat(face.post(answer(file("a.pdf", PHOTO)), List.of(PHOTO)).getStatus()).isEqualTo(409);
    assertThat(face.hub.files.size()).isEqualTo(1);
  }

  @Test
  void refusesAFileThatIsNotTheOneAnnouncedAndKeepsNone() throws Exception {
    MockHttpServletResponse response =
        face.post(
            answer(file("a.pdf", LETTER), file("b.jpg", PHOTO)),
            List.of(LETTER, "A photo".getBytes(UTF_8)));

    refused(response, 422, "/data/reply/attachments/1/content/hash", "is not the Streebog-256");
  }

  @Test
  void refusesAFileThatIsLongerThanAnnounced() throws Exception {
    MockHttpServletResponse response =
        face.post(answer(file("a.pdf", LETTER)), List.of("the letter.".getBytes(UTF_8)));

    refused(
        response, 422, "/data/reply/attachments/0/content/size", "is 10; the part 'file' has 11");
  }

  @Test
  void refusesAnUpdateWithoutTheFileItAnnounces() throws Exception {
    MockHttpServletResponse response =
        face.post(answer(file("a.pdf", LETTER), file("b.jpg", PHOTO)), List.of(LETTER));

    refused(response, 422, "/data/reply/attachments/1", "the body has no part 'file' for it");
  }

  @Test
  void refusesAFileThatTheMessageDoesNotAnnounce() throws Exception {
    MockHttpServletResponse response =
        face.post(answer(file("a.pdf", LETTER)), List.of(LETTER, PHOTO));

    refused(response, 400, "", "the body has 2 parts 'file', and the message announces 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "../a.pdf|application/pdf|7||/0/name|does not fit",
        "..|application/pdf|7||/0/name|does not fit",
        "a\\\\b.pdf|application/pdf|7||/0/name|does not fit",
        "a\\u0000.pdf|application/pdf|7||/0/name|does not fit",
        "a\\u202Efdp.exe|application/pdf|7||/0/name|formatting characters",
        "` `|application/pdf|7||/0/name|blanks around",
        "a.pdf|pdf|7||/0/mimeType|does not fit: type/subtype",
        "a.pdf|application/pdf|0||/0/content/size|an empty file is none",
        "a.pdf|application/pdf|7|\"signature\":\"не подпись\"|/0/signature|does not fit",
        "a.pdf|application/pdf|7|\"signature\":\"AAAAA\"|/0/signature|is no base64",
        "a.pdf|application/pdf|7|\"path\":\"x\"|/0|not known: path",
      })
  void refusesAnAnnouncementThatIsWrongAndNamesTheFile(
      String name, String type, int size, String more, String pointer, String told)
      throws Exception {
    String announced =
        "{\"name\":\"%s\",\"mimeType\":\"%s\",\"content\":{\"hash\":\"%s\",\"size\":%d}%s}"
            .formatted(name, type, KeptFiles.streebog(PHOTO), size, more == null ? "" : "," + more);

    MockHttpServletResponse response = face.post(answer(announced), List.of(PHOTO));

    refused(response, 422, "/data/reply/attachments" + pointer, told);
  }

  @Test
  void refusesAFileThatNoHashBindsToTheMessage() throws Exception {
    refused(
        face.post(answer(file("a.pdf", "\"size\":7", "")), List.of(PHOTO)),
        422,
        "/data/reply/attachments/0/content/hash",
        "or sha256 in its place");
  }

  @Test
  void refusesMoreThanAHundredFiles() throws Exception {
    String[] announced = Collections.nCopies(101, file("a.jpg", PHOTO)).toArray(String[]::new);

    refused(
        face.post(answer(announced), Collections.nCopies(101, PHOTO)),
        422,
        "/data/reply/attachments",
        "1 to 100 files");
  }

  @Test
  void takesAHundredFiles() throws Exception {
    String[] announced = Collections.nCopies(100, file("a.jpg", PHOTO)).toArray(String[]::new);

    assertThat(face.post(answer(announced), Collections.nCopies(100, PHOTO)).getStatus())
        .isEqualTo(202);
    assertThat(face.hub.taken.get(0).facts()).hasSize(100);
  }

  @Test
  void refusesFilesThatTogetherAreTooLargeAndKeepsOnlyTheMessageOnRecord() throws Exception {
    face.hub.settings.put("bodyLimit", "3000");
    face.hub.settings.put("filesLimit", "100000");
    byte[] half = new byte[50_001];

    MockHttpServletResponse response =
        face.post(answer(file("a", half), file("b", half)), List.of(half, half));

    refused(response, 413, "", "the files together have more than 100000 bytes");
    assertThat(face.hub.refusals.get(0).wire().size()).isEqualTo(3000);
  }

  @Test
  void letsNoMessageBeLongerBecauseFilesMayCome() throws Exception {
    face.hub.settings.put("bodyLimit", "3000");

    refused(
        face.post(answer(file("a.pdf", LETTER)) + " ".repeat(3000), List.of(LETTER)),
        413,
        "",
        "without its files is longer than 3000 bytes");
  }

  @Test
  void tellsWhoSignedAFile() throws Exception {
    String announced = signed(BodyFace.signature(LETTER));

    assertThat(face.post(answer(announced), List.of(LETTER)).getStatus()).isEqualTo(202);
    assertThat(face.hub.taken.get(0).verification())
        .isEqualTo(
            "valid, signed by CN=District;"
                + " /data/reply/attachments/0 valid, signed by CN=District");
  }

  @Test
  void refusesAFileWhoseOwnSignatureDoesNotHoldAsAMatterOfSecurity() throws Exception {
    MockHttpServletResponse response =
        face.post(answer(signed(BodyFace.signature(PHOTO))), List.of(LETTER));

    refused(response, 403, "/data/reply/attachments/0/signature", "digest-mismatch");
    assertThat(face.hub.refusals.get(0).failure()).isInstanceOf(UntrustedFailure.class);
  }

  @Test
  void keepsASignatureThatDoesNotHoldAMatterOfSecurityWhateverElseIsWrong() throws Exception {
    MockHttpServletResponse response =
        face.post(
            answer(file("b.jpg", PHOTO), signed(BodyFace.signature(PHOTO))),
            List.of("a photo.".getBytes(UTF_8), LETTER));

    refused(response, 403, "/data/reply/attachments/1/signature", "digest-mismatch");
    assertThat(face.hub.refusals.get(0).failure()).isInstanceOf(UntrustedFailure.class);
    assertThat(json(response).path("errors")).hasSize(2);
  }

  @Test
  void refusesAFileThatAStrangerSigned() throws Exception {
    byte[] strangers =
        new CmsSignatures("CN=Stranger").signDetached(DetachedContent.of(LETTER), "x");

    refused(
        face.post(answer(signed(strangers)), List.of(LETTER)),
        403,
        "/data/reply/attachments/0/signature",
        "untrusted-certificate");
  }

  @Test
  void believesSignersOfFilesByAListOfTheirOwn() throws Exception {
    face.hub.settings.put("attachmentTrust", "officials");

    refused(
        face.post(answer(signed(BodyFace.signature(LETTER))), List.of(LETTER)),
        403,
        "/data/reply/attachments/0/signature",
        "untrusted-certificate");
  }

  @Test
  void asksToComeLaterWhileTheDiskTakesNoFile() throws Exception {
    face.hub.files.failure =
        new RetryableFailure(
            FailureCode.CONTENT_STORE_UNAVAILABLE,
            Origin.HUB,
            "full",
            RetryableFailure.Scope.MESSAGE,
            RetryableFailure.Effect.NONE,
            null);

    assertThat(face.post(answer(file("a.pdf", LETTER)), List.of(LETTER)).getStatus())
        .isEqualTo(503);
    assertThat(face.hub.taken).isEmpty();
    assertThat(face.hub.refusals).isEmpty();
  }

  private void refused(MockHttpServletResponse response, int status, String pointer, String told)
      throws Exception {
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(json(response).path("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("pointer").asString()).isEqualTo(pointer);
              assertThat(error.path("detail").asString()).contains(told);
            });
    assertThat(face.hub.taken).isEmpty();
    assertThat(face.hub.files.size()).isZero();
    assertThat(face.hub.refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.failure().reason()).contains(told));
  }

  private static String answer(String... files) {
    return update(
        "{\"status\":\"Решено\",\"sequence\":3,"
            + "\"approval\":{\"preparedBy\":\"А\",\"approvedBy\":\"Б\"},"
            + "\"reply\":{\"replyId\":\"r-1\",\"text\":\"Сделано\",\"attachments\":["
            + String.join(",", files)
            + "]}}");
  }

  private static String file(String name, byte[] bytes) {
    return file(
        name, "\"hash\":\"" + KeptFiles.streebog(bytes) + "\",\"size\":" + bytes.length, "");
  }

  private static String signed(byte[] signature) {
    return file(
        "a.pdf",
        "\"hash\":\"" + KeptFiles.streebog(LETTER) + "\",\"size\":10",
        ",\"signature\":\"" + Base64.getEncoder().encodeToString(signature) + "\"");
  }

  private static String file(String name, String content, String more) {
    return "{\"name\":\"%s\",\"mimeType\":\"application/pdf\",\"content\":{%s}%s}"
        .formatted(name, content, more);
  }
}
