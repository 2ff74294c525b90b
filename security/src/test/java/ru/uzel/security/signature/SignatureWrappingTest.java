package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.security.signature.Exchange.SENDER;
import static ru.uzel.security.signature.Exchange.SMEV;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signed element kept whole somewhere else while another stands in its place. */
class SignatureWrappingTest {

  private static final String WRAPPER = "<w:Wrapper xmlns:w=\"urn:w\">";

  @TempDir Path lists;
  private Exchange exchange;
  private String signed;
  private String evil;
  private String signature;

  @BeforeEach
  void makesAMessageToBeAbused() {
    exchange = Exchange.trusted(lists);
    signed = exchange.response("Решено");
    signature = exchange.sign(signed, "SIGNED_BY_SMEV", "smev");
    evil = signed.replace("Решено", "Отказ");
  }

  @Test
  void refusesTheSignedElementInTheHeaderUnderTheSameId() {
    String message =
        Exchange.envelope(evil, signature)
            .replace("<s:Header/>", "<s:Header>" + signed + "</s:Header>");

    assertThat(exchange.codes(message, SMEV)).contains("duplicate-id", "digest-mismatch");
  }

  @Test
  void refusesTheSignedElementInTheHeaderUnderAnotherId() {
    String message =
        Exchange.envelope(evil.replace("\"SIGNED_BY_SMEV\"", "\"EVIL\""), signature)
            .replace("<s:Header/>", "<s:Header>" + signed + "</s:Header>");

    assertThat(exchange.codes(message, SMEV)).containsExactly("wrong-target");
  }

  @Test
  void refusesTheSignedElementInsideTheOneThatTookItsPlace() {
    String message =
        Exchange.envelope(
            "<t:Response xmlns:t=\""
                + Exchange.TYPES
                + "\" Id=\"EVIL\">"
                + WRAPPER
                + signed
                + "</w:Wrapper></t:Response>",
            signature);

    assertThat(exchange.codes(message, SMEV)).containsExactly("wrong-target");
  }

  @Test
  void refusesTwoElementsWhereTheSignedOneMustStand() {
    String other = evil.replace("\"SIGNED_BY_SMEV\"", "\"EVIL\"").replace("\"DATA\"", "\"D2\"");

    assertThat(exchange.codes(Exchange.envelope(other + signed, signature), SMEV))
        .containsExactly("wrong-target");
    assertThat(
            exchange.codes(
                Exchange.envelope("<e:Response xmlns:e=\"urn:evil\"/>" + signed, signature), SMEV))
        .containsExactly("wrong-target");
  }

  @Test
  void refusesAnUnsignedMessageBeforeTheSignedOne() {
    String message =
        Exchange.envelope(signed, signature)
            .replace(
                "<m:ResponseMessage>",
                "<m:ResponseMessage>"
                    + evil.replace("\"SIGNED_BY_SMEV\"", "\"EVIL\"")
                    + "</m:ResponseMessage><m:ResponseMessage>");

    assertThat(exchange.codes(message, SMEV)).contains("wrong-target");
  }

  @Test
  void refusesAnUnsignedElementAboveTheSignedOne() {
    String message =
        Exchange.envelope(signed, signature)
            .replace(
                "<m:ResponseMessage>",
                "<m:ResponseMessage>" + evil.replace("\"SIGNED_BY_SMEV\"", "\"EVIL\"") + "<m:Foo>")
            .replace("</m:ResponseMessage>", "</m:Foo></m:ResponseMessage>");

    assertThat(exchange.codes(message, SMEV)).contains("wrong-target");
  }

  @Test
  void refusesAnEmptyMessageBeforeTheSignedOne() {
    String message =
        Exchange.envelope(signed, signature)
            .replace("<m:ResponseMessage>", "<m:ResponseMessage/><m:ResponseMessage>");

    assertThat(exchange.codes(message, SMEV)).containsExactly("wrong-target");
  }

  @Test
  void refusesTheSignedElementInsideTheSignature() {
    String message =
        Exchange.envelope(
            evil.replace("\"SIGNED_BY_SMEV\"", "\"EVIL\""),
            signature.replace(
                "</ds:Signature>", "<ds:Object>" + signed + "</ds:Object></ds:Signature>"));

    assertThat(exchange.codes(message, SMEV)).containsExactly("wrong-target");
  }

  @Test
  void refusesASecondMessageBesideTheSignedOne() {
    String message =
        Exchange.envelope(signed, signature)
            .replace(
                "<m:ResponseMessage>",
                "<m:ResponseMessage>"
                    + evil.replace("SIGNED_BY_SMEV", "EVIL")
                    + "<m:SMEVSignature/></m:ResponseMessage><m:ResponseMessage>");

    assertThat(exchange.codes(message, SMEV)).containsExactly("ambiguous-signature");
  }

  @Test
  void refusesTwoSignaturesInOnePlace() {
    assertThat(exchange.codes(Exchange.envelope(signed, signature + signature), SMEV))
        .containsExactly("ambiguous-signature");
  }

  @Test
  void refusesASecondBodyOrASecondElementInTheBody() {
    String message = Exchange.envelope(signed, signature);

    assertThat(exchange.codes(message.replace("<s:Body>", "<s:Body/><s:Body>"), SMEV))
        .containsExactly("no-signature");
    assertThat(exchange.codes(message.replace("<s:Body>", "<s:Body><x xmlns=\"urn:x\"/>"), SMEV))
        .containsExactly("no-signature");
  }

  @Test
  void refusesAnIdThatAnotherKindOfAttributeRepeats() {
    String message =
        Exchange.envelope(signed, signature)
            .replace(
                "<s:Header/>",
                "<s:Header><x xmlns=\"urn:x\" xml:id=\"SIGNED_BY_SMEV\"/></s:Header>");

    assertThat(exchange.codes(message, SMEV)).containsExactly("duplicate-id");
  }

  @Test
  void doesNotTakeASignatureFromBusinessContent() {
    String content = "<x:SMEVSignature xmlns:x=\"urn:x\">" + signature + "</x:SMEVSignature>";
    String message =
        Exchange.envelope(exchange.response(content), "")
            .replace("<m:SMEVSignature></m:SMEVSignature>", "");

    assertThat(exchange.codes(message, SMEV)).containsExactly("no-signature");
  }

  @Test
  void isNotConfusedByBusinessContentThatLooksLikeTheExchange() {
    String content =
        "<t:SMEVSignature xmlns:t=\""
            + Exchange.TYPES
            + "\"/><t:Response xmlns:t=\""
            + Exchange.TYPES
            + "\" Id=\"ELSE\"/><t:SenderInformationSystemSignature xmlns:t=\""
            + Exchange.TYPES
            + "\"/>";

    assertThat(exchange.codes(exchange.message(content), SMEV, SENDER)).isEmpty();
  }
}
