package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.security.signature.Exchange.SENDER;
import static ru.uzel.security.signature.Exchange.SMEV;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.Issued;

/** ЭП-СП: a person's signature over the one element that a message carries. */
class PersonalSignatureTest {

  private static final ExpectedSignature PERSON =
      new ExpectedSignature(ExpectedSignature.PERSONAL, "CaseReport", "persons");
  private static final String CONTENT =
      "<c:CaseReport xmlns:c=\"urn:test:roads\" Id=\"PERSON\"><c:Status>Решено</c:Status>"
          + "</c:CaseReport>";

  @TempDir Path lists;
  private Exchange exchange;
  private String signature;

  @BeforeEach
  void hasAPersonSign() {
    exchange = Exchange.trusted(lists);
    exchange.keys.put("person", Issued.certificate().subject("CN=Иванов Иван").bySelf());
    Issued.trust(lists, "persons", "person", exchange.keys.get("person").certificate());
    signature = exchange.sign(CONTENT, "PERSON", "person");
  }

  /** A whole message, rightly signed by its sender and by СМЭВ, with that in it. */
  private String message(String primary, String personal) {
    String data =
        "<t:SenderProvidedResponseData xmlns:t=\""
            + Exchange.TYPES
            + "\" xmlns:b=\""
            + Exchange.BASIC
            + "\" Id=\"DATA\"><t:MessageID>8c5d1a2e-0000-11f1-8000-020000000001</t:MessageID>"
            + "<t:To>x</t:To>"
            + primary
            + (personal.isEmpty()
                ? ""
                : "<t:PersonalSignature>" + personal + "</t:PersonalSignature>")
            + "</t:SenderProvidedResponseData>";
    String response =
        "<t:Response xmlns:t=\""
            + Exchange.TYPES
            + "\" Id=\"SIGNED_BY_SMEV\">"
            + data
            + "<t:SenderInformationSystemSignature>"
            + exchange.sign(data, "DATA", "body")
            + "</t:SenderInformationSystemSignature></t:Response>";
    return Exchange.envelope(response, exchange.sign(response, "SIGNED_BY_SMEV", "smev"));
  }

  private static String primary(String content) {
    return "<b:MessagePrimaryContent>" + content + "</b:MessagePrimaryContent>";
  }

  @Test
  void holdsBesideTheOtherTwo() {
    SignatureReport report =
        exchange.report(message(primary(CONTENT), signature), SMEV, SENDER, PERSON);

    assertThat(report.findings()).isEmpty();
    assertThat(report.signers()).hasSize(3);
  }

  @Test
  void tellsThePersonByFingerprintAndNotByName() {
    SignatureReport report = exchange.report(message(primary(CONTENT), signature), PERSON);

    assertThat(report.summary())
        .matches("valid, signed by a person, certificate [0-9a-f]{64}")
        .doesNotContain("Иванов");
  }

  @Test
  void findsContentThatWasChangedBeforeItsSenderSigned() {
    String changed = message(primary(CONTENT.replace("Решено", "Отказ")), signature);

    assertThat(exchange.codes(changed, SMEV, SENDER)).isEmpty();
    assertThat(exchange.codes(changed, SMEV, SENDER, PERSON)).containsExactly("digest-mismatch");
  }

  @Test
  void believesThePersonsOnTheirListOnly() {
    String bySender = message(primary(CONTENT), exchange.sign(CONTENT, "PERSON", "body"));

    assertThat(exchange.codes(bySender, PERSON)).containsExactly("untrusted-certificate");
  }

  @ParameterizedTest
  @CsvSource({"EVIL,wrong-target", "PERSON,duplicate-id"})
  void refusesAContentThatStandsInForTheSignedOne(String id, String code) {
    String evil = CONTENT.replace("Решено", "Отказ").replace("\"PERSON\"", "\"" + id + "\"");
    String hidden = "<c:Kept xmlns:c=\"urn:test:roads\">" + CONTENT + "</c:Kept>";

    assertThat(
            exchange.codes(
                message(
                    primary(evil.replace("</c:CaseReport>", hidden + "</c:CaseReport>")),
                    signature),
                PERSON))
        .contains(code);
  }

  @Test
  void refusesASecondContentInWhateverShape() {
    String evil = CONTENT.replace("Решено", "Отказ").replace("\"PERSON\"", "\"EVIL\"");
    String other = "<c:Other xmlns:c=\"urn:test:roads\"/>";

    for (String two :
        new String[] {
          primary(evil + CONTENT),
          primary(CONTENT + evil),
          primary(other + CONTENT),
          primary(CONTENT + other),
          primary(evil) + primary(CONTENT),
          primary(CONTENT) + primary(""),
        }) {
      assertThat(exchange.codes(message(two, signature), PERSON))
          .as(two)
          .containsExactly("wrong-target");
    }
  }

  @Test
  void refusesWhatCoversSomethingElse() {
    String data =
        message(
            primary(CONTENT), exchange.sign("<t:To xmlns:t=\"urn:t\" Id=\"TO\"/>", "TO", "person"));

    assertThat(exchange.codes(data, PERSON)).contains("wrong-target");
    assertThat(exchange.codes(message("", signature), PERSON)).contains("wrong-target");
  }

  @Test
  void refusesAnEmptyContainerAndTwoSignatures() {
    assertThat(exchange.codes(message(primary(CONTENT), " "), PERSON))
        .containsExactly("no-signature");
    assertThat(exchange.codes(message(primary(CONTENT), signature + signature), PERSON))
        .containsExactly("ambiguous-signature");
    assertThat(
            exchange.codes(
                message(
                    primary(CONTENT),
                    signature + "</t:PersonalSignature><t:PersonalSignature>" + signature),
                PERSON))
        .containsExactly("ambiguous-signature");
  }
}
