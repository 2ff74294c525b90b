package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.security.signature.Exchange.SENDER;
import static ru.uzel.security.signature.Exchange.SMEV;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;

class XmlSignatureVerifierTest {

  @TempDir Path lists;
  private Exchange exchange;
  private String message;

  @BeforeEach
  void makesAMessage() {
    exchange = Exchange.trusted(lists);
    message = exchange.message("Решено");
  }

  @Test
  void acceptsWhitespaceAndPrefixesThatChangedOnTheWay() {
    String reformatted =
        message
            .replace("<t:OriginalMessageId>", "\n   <!-- moved -->  <t:OriginalMessageId>")
            .replace("<c:", "<d:")
            .replace("</c:", "</d:")
            .replace("xmlns:c=", "xmlns:unused=\"urn:unused\" xmlns:d=");

    assertThat(reformatted).isNotEqualTo(message);
    assertThat(exchange.codes(reformatted, SMEV, SENDER)).isEmpty();
  }

  @Test
  void findsAChangedText() {
    assertThat(exchange.codes(message.replace("Решено", "Отказ"), SMEV, SENDER))
        .containsExactly("digest-mismatch");
  }

  @Test
  void findsEveryFlippedBit() {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    int from = message.indexOf("<t:Response");
    int to = bytes.length - "</m:ResponseMessage></m:GetResponseResponse></s:Body>".length() - 15;
    String meaning = meaning(bytes);
    List<Integer> overlooked = new ArrayList<>();
    int detected = 0;
    for (int position = from; position < to; position++) {
      byte[] flipped = bytes.clone();
      flipped[position] ^= (byte) (1 << position % 7);
      if (refused(flipped)) {
        detected++;
      } else if (!meaning(flipped).equals(meaning)) {
        overlooked.add(position);
      }
    }

    assertThat(overlooked).isEmpty();
    assertThat(detected).isGreaterThan((to - from) * 98 / 100);
  }

  private boolean refused(byte[] bytes) {
    try {
      return !exchange.verifier.verifyXml(exchange.xml.parse(bytes), List.of(SMEV, SENDER)).valid();
    } catch (RejectedFailure malformed) {
      return true;
    }
  }

  /** Two messages of the same meaning differ in blanks between elements and unused bits only. */
  private static String meaning(byte[] bytes) {
    Matcher value =
        Pattern.compile("(<ds:(?:SignatureValue|X509Certificate)>)([^<]*)")
            .matcher(TransformReference.ours(bytes).replaceAll("ns[0-9]+:", "ds:"));
    return value.replaceAll(
        found ->
            found.group(1)
                + Base64.getEncoder().encodeToString(Base64.getDecoder().decode(found.group(2))));
  }

  @Test
  void reportsAllThatIsWrongAndNotOnlyTheFirst() {
    String broken =
        message
            .replace("Решено", "Отказ")
            .replaceFirst("<ds:SignatureValue>.", "<ds:SignatureValue>*");

    SignatureReport report =
        exchange.verifier.verifyXml(exchange.parse(broken), List.of(SMEV, SENDER));

    assertThat(report.findings())
        .extracting("where", "code")
        .containsExactly(
            tuple("SMEVSignature", "digest-mismatch"),
            tuple("SenderInformationSystemSignature", "malformed-signature"),
            tuple("SenderInformationSystemSignature", "digest-mismatch"));
    assertThat(report.signers()).isEmpty();
    assertThat(report.summary()).doesNotContain("Отказ");
  }

  @Test
  void findsThatThereIsNoSignature() {
    assertThat(exchange.codes(Exchange.envelope(exchange.response("x"), ""), SMEV))
        .containsExactly("no-signature");
    assertThat(exchange.codes(message, new ExpectedSignature("Absent", "Response", "smev")))
        .containsExactly("no-signature");
    assertThat(exchange.codes("<x/>", SMEV)).containsExactly("no-signature");
    assertThat(
            exchange.codes(
                message
                    .replace("<ds:Signature ", "<ds:Signatur ")
                    .replace("</ds:Signature>", "</ds:Signatur>"),
                SMEV))
        .containsExactly("no-signature");
  }

  @Test
  void findsAValueOfAnotherSignature() {
    String other = value(exchange.message("Отказ"));

    assertThat(exchange.codes(message.replace(value(message), other), SENDER))
        .containsExactly("value-mismatch");
    assertThat(exchange.codes(message.replace(value(message), "AAAA"), SENDER))
        .containsExactly("value-mismatch");
    // The broken ones left nothing behind in what the thread reuses.
    assertThat(exchange.codes(message, SMEV, SENDER)).isEmpty();
  }

  private static String value(String message) {
    return message.replaceFirst("(?s).*?<ds:SignatureValue>([^<]*)<.*", "$1");
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256,"
        + "http://www.w3.org/2001/04/xmldsig-more#gostr34102001-gostr3411,obsolete-algorithm",
    "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256,"
        + "http://www.w3.org/2000/09/xmldsig#hmac-sha1,weak-algorithm",
    "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256,"
        + "http://www.w3.org/2001/04/xmldsig-more#gostr3411,mixed-algorithms",
    "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#,"
        + "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments,"
        + "unknown-algorithm",
    "urn://smev-gov-ru/xmldsig/transform,"
        + "http://www.w3.org/TR/1999/REC-xpath-19991116,unknown-transform",
    "<ds:Transform Algorithm=\"urn://smev-gov-ru/xmldsig/transform\"></ds:Transform>,"
        + "'',unknown-transform",
    "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256,"
        + "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-512,key-mismatch",
    "URI=\"#DATA\",URI=\"\",wrong-target",
    "URI=\"#DATA\",URI=\"#xpointer(/)\",wrong-target",
    "URI=\"#DATA\",URI=\"http://127.0.0.1/x\",wrong-target",
    "URI=\"#DATA\",URI=\"#SIGNED_BY_SMEV\",wrong-target",
    "</ds:Reference>,</ds:Reference><ds:Reference/>,malformed-signature",
    "<ds:DigestValue>,<ds:DigestValue>*,malformed-signature",
    "<ds:X509Certificate>,<ds:X509Certificate>AAAA,certificate-unreadable",
    "<ds:X509Certificate>,<ds:X509Certificate>*,certificate-unreadable",
    "X509Certificate,X509Whatever,certificate-missing"
  })
  void findsWhatTheProfileDoesNotKnow(String part, String replacement, String code) {
    String changed = message.replace(part, replacement);

    assertThat(changed).isNotEqualTo(message);
    assertThat(exchange.codes(changed, SENDER)).contains(code);
  }

  @Test
  void acceptsTheEnvelopedTransformThatOneClientAdds() {
    String data = Exchange.data("x");
    String signature =
        SignedByHand.sign(
            exchange.keys.get("body"),
            exchange.sign(data, "DATA", "body"),
            "<ds:Transforms>",
            "<ds:Transforms><ds:Transform Algorithm=\"" + XmlDsig.ENVELOPED + "\"></ds:Transform>");

    assertThat(exchange.codes(SignedByHand.sender(data, signature), SENDER)).isEmpty();
  }

  @Test
  void refusesAnUnknownTransformEvenWhereTheValueHolds() {
    String data = Exchange.data("x");
    String signature =
        SignedByHand.sign(
            exchange.keys.get("body"),
            exchange.sign(data, "DATA", "body"),
            "<ds:Transforms>",
            "<ds:Transforms><ds:Transform"
                + " Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"></ds:Transform>");

    assertThat(exchange.codes(SignedByHand.sender(data, signature), SENDER))
        .containsExactly("unknown-transform");
  }
}
