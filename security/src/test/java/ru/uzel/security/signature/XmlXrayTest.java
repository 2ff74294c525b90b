package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.security.trust.Issued;

/** Harms done on purpose, each of which must be told from all the others. */
class XmlXrayTest {

  private static final XmlXray XRAY = new XmlXray(Issued.PROVIDER, XmlLimits.ofBytes(1 << 24));

  private static final String BASE64 =
      Base64.getEncoder().encodeToString(new byte[90]).replace('A', 'Z');

  private static final String DATA =
      Exchange.data("<c:T>первая\nвторая &gt; &lt;b&gt; \"третья\"</c:T><c:F>" + BASE64 + "</c:F>");

  private static XraySignature only(String file, @Nullable String original) {
    List<XraySignature> opened =
        XRAY.examine(
            file.getBytes(StandardCharsets.UTF_8),
            original == null ? null : original.getBytes(StandardCharsets.UTF_8),
            List.of());
    assertThat(opened).hasSize(1);
    return opened.get(0);
  }

  private static String signed(HandSigned by, String data) {
    return SignedByHand.sender(data, by.overElement(data));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String form(String data) {
    return TransformReference.ours(utf8(data));
  }

  @Test
  void showsWhatWasSignedAfterEachTransform() {
    XraySignature opened = only(signed(new HandSigned(), DATA), null);
    XrayReference reference = opened.references().get(0);

    assertThat(reference.holds()).isTrue();
    assertThat(reference.uri()).isEqualTo("#DATA");
    assertThat(reference.target()).isEqualTo("/Response/SenderProvidedResponseData");
    assertThat(reference.steps())
        .extracting(XrayStep::transform)
        .containsExactlyElementsOf(HandSigned.PROFILE);
    assertThat(reference.steps().get(1).text()).isEqualTo(form(DATA));
    assertThat(reference.diagnosis()).isNull();
    assertThat(opened.diagnosis()).isNull();
    assertThat(opened.signedInfo().text()).startsWith("<ds:SignedInfo xmlns:ds=");
  }

  static Stream<Arguments> harmsToContent() {
    return Stream.of(
        // what happened to a message on its way
        way("text-indented", data -> data.replace("8c5d1a2e", "\n  8c5d1a2e")),
        way("base64-broken", data -> data.replace(BASE64, lines(BASE64, 76, "\n"))),
        way("id-added", data -> data, data -> data.replace(" Id=\"DATA\"", "")),
        way("line-ends-lost", data -> data, data -> data.replace("\n", "&#13;\n")),
        way("line-ends-added", data -> data.replace("первая\n", "первая&#13;\n")),
        way("base64-joined", data -> data, data -> data.replace(BASE64, lines(BASE64, 76, "\n"))),
        way(
            "base64-joined",
            data -> data,
            data -> data.replace(BASE64, lines(BASE64, 64, "&#13;\n"))),
        way("encoding-twice", XmlXrayTest::mojibake));
  }

  private static Arguments way(String harm, UnaryOperator<String> done) {
    return way(harm, done, UnaryOperator.identity());
  }

  private static Arguments way(
      String harm, UnaryOperator<String> done, UnaryOperator<String> before) {
    return Arguments.of(harm, before.apply(DATA), done.apply(DATA));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmsToContent")
  void namesWhatHappenedToTheContent(String harm, String signed, String found) {
    String signature = new HandSigned().overElement(signed);

    XrayReference reference = only(SignedByHand.sender(found, signature), null).references().get(0);

    assertThat(reference.holds()).isFalse();
    assertThat(reference.diagnosis()).isNotNull();
    assertThat(reference.diagnosis().harm()).isEqualTo(harm);
    assertThat(reference.diagnosis().where()).startsWith("/SenderProvidedResponseData");
  }

  static Stream<Arguments> mistakesOfSigners() {
    String exclusive = canonical(DATA);
    String form = form(DATA);
    return Stream.of(
        Arguments.of("smev-transform-skipped", utf8(exclusive)),
        Arguments.of("byte-order-mark", utf8('\uFEFF' + form)),
        Arguments.of(
            "declaration-digested", utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + form)),
        Arguments.of("trailing-line", utf8(form + "\n")),
        Arguments.of("other-encoding", form.getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of(
            "other-escapes", utf8(form.replace("вторая >", "вторая &gt;").replace("b>", "b&gt;"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakesOfSigners")
  void namesWhatTheSignerDidWrong(String harm, byte[] digested) {
    XrayReference reference =
        only(SignedByHand.sender(DATA, new HandSigned().over(digested)), null).references().get(0);

    assertThat(reference.diagnosis()).isNotNull();
    assertThat(reference.diagnosis().harm()).isEqualTo(harm);
  }

  @Test
  void namesATransformThatWasDoneAndNotListed() {
    HandSigned listed = new HandSigned().transforms("http://www.w3.org/2001/10/xml-exc-c14n#");

    assertThat(harm(only(SignedByHand.sender(DATA, listed.over(utf8(form(DATA)))), null)))
        .isEqualTo("smev-transform-unlisted");
  }

  @Test
  void namesPrettyPrintingWhereBlanksCount() {
    HandSigned plain = new HandSigned().transforms("http://www.w3.org/2001/10/xml-exc-c14n#");
    String packed = DATA.replace("\n  <t:To>", "<t:To>");

    XraySignature opened =
        only(SignedByHand.sender(DATA, plain.over(utf8(canonical(packed)))), null);

    assertThat(harm(opened)).isEqualTo("pretty-printed");
    assertThat(opened.references().get(0).diagnosis().where())
        .isEqualTo("/SenderProvidedResponseData/text()");
  }

  @Test
  void namesADigestThatIsWrittenBackwardsOrIsAnother() {
    String message = signed(new HandSigned(), DATA);
    String digest = message.replaceFirst("(?s).*<ds:DigestValue>([^<]*)<.*", "$1");
    String backwards =
        Base64.getEncoder().encodeToString(Reversal.of(Base64.getDecoder().decode(digest)));

    assertThat(harm(only(message.replace(digest, backwards), null))).isEqualTo("digest-backwards");
    assertThat(
            harm(
                only(
                    signed(
                        new HandSigned()
                            .digest("http://www.w3.org/2001/04/xmlenc#sha256", "GOST3411-2012-256"),
                        DATA),
                    null)))
        .isEqualTo("other-digest");
  }

  @Test
  void namesAnIncludeThatWasDigestedInsteadOfItsContent() {
    String include =
        "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:a@b\"/>";
    String data = DATA.replace(BASE64, include);
    String message = signed(new HandSigned(), data);

    List<XraySignature> opened =
        XRAY.examine(Mtom.multipart(message, "a@b", "Hello", "\n"), null, List.of());

    assertThat(harm(opened.get(0))).isEqualTo("include-digested");
  }

  private static @Nullable String harm(XraySignature opened) {
    Diagnosis diagnosis = opened.references().get(0).diagnosis();
    return diagnosis == null ? null : diagnosis.harm();
  }

  static Stream<Arguments> harmsToSignedInfo() {
    return Stream.of(
        Arguments.of("pretty-printed", (UnaryOperator<String>) XmlXrayTest::indented),
        Arguments.of(
            "prefix-changed",
            (UnaryOperator<String>)
                message ->
                    message
                        .replace("<ds:", "<sig:")
                        .replace("</ds:", "</sig:")
                        .replace("xmlns:ds", "xmlns:sig")),
        Arguments.of(
            "text-indented",
            (UnaryOperator<String>)
                message -> message.replace("</ds:DigestValue>", "\n</ds:DigestValue>")),
        Arguments.of("value-order", (UnaryOperator<String>) XmlXrayTest::valueExchanged));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmsToSignedInfo")
  void namesWhatHappenedToSignedInfo(String harm, UnaryOperator<String> done) {
    XraySignature opened = only(done.apply(signed(new HandSigned(), DATA)), null);

    assertThat(opened.examined().valueValid()).isFalse();
    assertThat(opened.diagnosis()).isNotNull();
    assertThat(opened.diagnosis().harm()).isEqualTo(harm);
  }

  @Test
  void namesAnEcdsaValueThatIsInDer() {
    HandSigned wrong =
        new HandSigned()
            .by(
                Keys.P_256.key(),
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                "SHA256WITHECDSA")
            .digest("http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256");

    assertThat(only(signed(wrong, DATA), null).diagnosis().harm()).isEqualTo("value-order");
  }

  @Test
  void namesTheCertificateThatIsAnothers() {
    String message = signed(new HandSigned(), DATA);
    String wrong =
        message.replace(
            Mtom.base64(Keys.GOST_256.key().certificate()),
            Mtom.base64(Issued.certificate().bySelf().certificate()));
    String both = wrong.replace("</t:Response>", message + "</t:Response>");

    List<XraySignature> opened = XRAY.examine(utf8(both), null, List.of());

    assertThat(opened.get(0).diagnosis().harm()).isEqualTo("other-certificate");
  }

  @Test
  void namesTheFirstNodeThatDiffersFromTheOriginal() {
    String message = signed(new HandSigned(), DATA);
    String changed = message.replace("вторая", "другая");

    Diagnosis diagnosis = only(changed, message).references().get(0).diagnosis();

    assertThat(diagnosis.harm()).isEqualTo("differs-from-original");
    assertThat(diagnosis.where())
        .isEqualTo("/SenderProvidedResponseData/MessagePrimaryContent/CaseReport/Status/T/text()");
    assertThat(diagnosis.found()).contains("друг");
    assertThat(diagnosis.signed()).contains("втор");
  }

  @Test
  void doesNotGuessWhatReallyChanged() {
    XraySignature opened = only(signed(new HandSigned(), DATA).replace("вторая", "другая"), null);

    assertThat(opened.references().get(0).holds()).isFalse();
    assertThat(opened.references().get(0).diagnosis()).isNull();
  }

  @Test
  void saysOfALargeFileThatTheUsualHarmsWereNotTried() {
    String comment = "<!--" + "x".repeat(4 << 20) + "-->";
    String message = signed(new HandSigned(), DATA).replace("вторая", "другая") + comment;

    XraySignature opened = XRAY.examine(utf8(message), null, List.of()).get(0);

    assertThat(opened.references().get(0).diagnosis()).isEqualTo(Diagnosis.NOT_TRIED_TOO_LARGE);
  }

  @Test
  void findsInALargeFileWhatNeedsNoTrialsOfTheWhole() {
    String comment = "<!--" + "x".repeat(4 << 20) + "-->";
    String message = signed(new HandSigned(), DATA) + comment;

    assertThat(XRAY.examine(utf8(valueExchanged(message)), null, List.of()).get(0).diagnosis())
        .extracting(Diagnosis::harm)
        .isEqualTo("value-order");
    assertThat(XRAY.examine(utf8(indented(message)), null, List.of()).get(0).diagnosis())
        .isEqualTo(Diagnosis.NOT_TRIED_TOO_LARGE);
  }

  @Test
  void saysOfManyBrokenSignaturesThatTheLastWereNotDiagnosed() {
    String broken = new HandSigned().overElement(DATA);
    String message = "<x>" + DATA.replace("вторая", "другая") + broken.repeat(17) + "</x>";

    List<XraySignature> opened = XRAY.examine(utf8(message), null, List.of());

    assertThat(opened.get(15).references().get(0).diagnosis()).isNull();
    assertThat(opened.get(16).references().get(0).diagnosis())
        .isEqualTo(Diagnosis.NOT_TRIED_TOO_MANY);
  }

  private static String lines(String text, int length, String end) {
    return text.replaceAll("(.{" + length + "})(?=.)", "$1" + end);
  }

  private static String mojibake(String text) {
    return new String(utf8(text), Charset.forName("windows-1251"));
  }

  private static String canonical(String data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Canonicalization.EXCLUSIVE.write(
        new HardenedXml(XmlLimits.ofBytes(1 << 20)).parse(utf8(data)), null, "", out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String indented(String message) {
    int from = message.indexOf("<ds:SignedInfo>");
    int to = message.indexOf("</ds:SignedInfo>");
    return message.substring(0, from)
        + message.substring(from, to).replace("><ds:", ">\n   <ds:")
        + message.substring(to);
  }

  private static String valueExchanged(String message) {
    String value = message.replaceFirst("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1");
    byte[] exchanged = Reversal.ofHalves(Base64.getDecoder().decode(value));
    return message.replace(value, Base64.getEncoder().encodeToString(exchanged));
  }
}
