package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.model.signature.SignatureFinding;

/**
 * Signature wrapping: a signature that holds, and a message that says something else. Each file
 * still has a genuine signature over a genuine element.
 */
class ExchangePositionTest {

  private static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private static final HandSigned SIGNER = new HandSigned();
  private static final String DATA = request("DATA", "правда");
  private static final String EVIL = request("DATA", "ложь");
  private static final String OTHER = request("OTHER", "ложь");
  private static final String SIGNATURE = SIGNER.overElement(DATA);

  private static String request(String id, String text) {
    return "<t:SenderProvidedRequestData xmlns:t=\""
        + Exchange.TYPES
        + "\" Id=\""
        + id
        + "\"><t:MessageID>"
        + text
        + "</t:MessageID><b:MessagePrimaryContent xmlns:b=\""
        + Exchange.BASIC
        + "\"><c:Case xmlns:c=\"urn:c\"/></b:MessagePrimaryContent></t:SenderProvidedRequestData>";
  }

  private static String container(String name, String content) {
    return "<t:" + name + " xmlns:t=\"" + Exchange.TYPES + "\">" + content + "</t:" + name + ">";
  }

  private static String operation(String content) {
    return container("SendRequestRequest", content);
  }

  private static String caller(String signature) {
    return container("CallerInformationSystemSignature", signature);
  }

  private static String soap(String header, String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header>"
        + header
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static String honest() {
    return soap("", operation(DATA + caller(SIGNATURE)));
  }

  static Stream<Arguments> wrappings() {
    String genuine = operation(DATA + caller(SIGNATURE));
    String inEvil = EVIL.replace("<c:Case xmlns:c=\"urn:c\"/>", genuine);
    return Stream.of(
        shape(
            "signed element in the header under the same Id",
            soap(DATA, operation(EVIL + caller(SIGNATURE))),
            "duplicate-id"),
        shape(
            "signed element in the header, another Id in its place",
            soap(DATA, operation(OTHER + caller(SIGNATURE))),
            "wrong-target"),
        shape(
            "signed element within the one that took its place",
            soap(
                "",
                operation(OTHER.replace("<c:Case xmlns:c=\"urn:c\"/>", DATA) + caller(SIGNATURE))),
            "wrong-target"),
        shape(
            "a wrapper around the signed element",
            soap("", operation("<w:W xmlns:w=\"urn:w\">" + DATA + "</w:W>" + caller(SIGNATURE))),
            "wrong-target"),
        shape(
            "two elements where one must stand",
            soap("", operation(OTHER + DATA + caller(SIGNATURE))),
            "wrong-target"),
        shape(
            "signed element within the signature's own Object",
            soap(
                "",
                operation(
                    OTHER
                        + caller(
                            SIGNATURE.replace(
                                "</ds:Signature>",
                                "<ds:Object>" + DATA + "</ds:Object></ds:Signature>")))),
            "wrong-target"),
        shape(
            "signed element within KeyInfo",
            soap(
                "",
                operation(
                    OTHER + caller(SIGNATURE.replace("</ds:KeyInfo>", DATA + "</ds:KeyInfo>")))),
            "wrong-target"),
        shape(
            "the whole genuine message in the header, another in the body",
            soap(genuine, operation(OTHER)),
            "misplaced-signature"),
        shape(
            "the whole genuine message within the content of another",
            soap("", operation(inEvil.replaceFirst("\"DATA\"", "\"OTHER\""))),
            "misplaced-signature"),
        shape(
            "a second message in the body",
            soap("", operation(OTHER) + genuine),
            "misplaced-signature"),
        shape(
            "a second body",
            honest().replace("<s:Body>", "<s:Body>" + operation(OTHER) + "</s:Body><s:Body>"),
            "misplaced-signature"),
        shape(
            "the signature in the header, its element left behind",
            soap(caller(SIGNATURE), operation(DATA)),
            "wrong-target"),
        shape(
            "two signatures in one container",
            soap("", operation(DATA + caller(SIGNATURE + SIGNATURE))),
            "ambiguous-signature"),
        shape(
            "the Id repeated as xml:id",
            soap("<x:x xmlns:x=\"urn:x\" xml:id=\"DATA\"/>", operation(DATA + caller(SIGNATURE))),
            "duplicate-id"),
        shape(
            "the Id repeated as wsu:Id",
            soap(
                "<x:x xmlns:x=\"urn:x\" xmlns:wsu=\"" + WSU + "\" wsu:Id=\"DATA\"/>",
                operation(DATA + caller(SIGNATURE))),
            "duplicate-id"),
        shape(
            "the Id repeated in another case",
            soap("<x:x xmlns:x=\"urn:x\" ID=\"DATA\"/>", operation(DATA + caller(SIGNATURE))),
            "duplicate-id"),
        shape(
            "a container of another signature",
            soap("", operation(DATA + container("SMEVSignature", SIGNATURE))),
            "wrong-target"),
        shape(
            "a container the exchange does not have",
            soap("", operation(DATA + container("OtherSignature", SIGNATURE))),
            "misplaced-signature"),
        shape(
            "an unsigned element of the same name deeper before the signed one",
            soap("", operation(container("Extra", OTHER) + DATA + caller(SIGNATURE))),
            "wrong-target"),
        shape(
            "an unsigned element of the same name deeper behind the signed one",
            soap("", operation(DATA + caller(SIGNATURE) + container("Extra", OTHER))),
            "wrong-target"),
        shape(
            "an unsigned element of the same name above the signed one",
            soap("", operation(OTHER + container("Foo", DATA + caller(SIGNATURE)))),
            "wrong-target"),
        shape(
            "an empty element in the place of the one around the signed one",
            soap(
                "",
                operation(
                    container("Message", "") + container("Message", DATA + caller(SIGNATURE)))),
            "wrong-target"),
        shape(
            "the same without SOAP",
            operation(container("Message", DATA + caller(SIGNATURE)) + container("Message", "")),
            "wrong-target"),
        shape(
            "something foreign around the signed element and its signature",
            operation(OTHER + "<w:W xmlns:w=\"urn:w\">" + DATA + caller(SIGNATURE) + "</w:W>"),
            "misplaced-signature"),
        shape(
            "an element of the same name in another namespace in its place",
            soap(
                "",
                operation(
                    OTHER.replace(Exchange.TYPES, "urn:evil")
                        + "<w:W xmlns:w=\"urn:w\">"
                        + DATA
                        + "</w:W>"
                        + caller(SIGNATURE))),
            "wrong-target"));
  }

  private static Arguments shape(String name, String file, String code) {
    return Arguments.of(name, file, code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrappings")
  void isNotTakenInBy(String name, String file, String code) {
    Examination examination = Examined.file(file);

    assertThat(examination.holds()).isFalse();
    assertThat(
            examination.signatures().stream()
                .flatMap(one -> one.findings().stream())
                .map(SignatureFinding::code))
        .contains(code);
  }

  @Test
  void believesTheHonestMessage() {
    assertThat(Examined.file(honest()).holds()).isTrue();
    assertThat(Examined.codes(honest())).isEmpty();
  }

  @Test
  void believesAMessageThatCarriesAnotherWithinItsContent() {
    String inner = operation(DATA + caller(SIGNATURE));
    String outer = request("OUTER", "x").replace("<c:Case xmlns:c=\"urn:c\"/>", inner);
    String signature = new HandSigned().reference("#OUTER").overElement(outer);

    assertThat(Examined.file(soap("", operation(outer + caller(signature)))).holds()).isTrue();
  }

  @Test
  void wantsAPersonsSignatureOverTheContentAndNothingElse() {
    String content = "<c:Case xmlns:c=\"urn:c\" Id=\"PERSONAL\">дело</c:Case>";
    HandSigned person = new HandSigned().reference("#PERSONAL");
    String data =
        DATA.replace("<c:Case xmlns:c=\"urn:c\"/>", content)
            .replace(
                "</t:SenderProvidedRequestData>",
                container("PersonalSignature", person.overElement(content))
                    + "</t:SenderProvidedRequestData>");
    String good = operation(data + caller(SIGNER.overElement(data)));
    String moved =
        good.replace(
            "<t:MessageID>",
            "<w:W xmlns:w=\"urn:w\"><c:Case xmlns:c=\"urn:c\"/></w:W><t:MessageID>");

    assertThat(Examined.file(good).holds()).isTrue();
    assertThat(Examined.file(good).signatures()).hasSize(2);
    assertThat(Examined.file(moved).holds()).isFalse();
    assertThat(
            Examined.codes(
                operation(
                    DATA.replace(
                        "</t:SenderProvidedRequestData>",
                        container("PersonalSignature", SIGNATURE)
                            + "</t:SenderProvidedRequestData>"))))
        .contains("wrong-target");
  }

  @Test
  void believesARegistryOfManyRecordsEachSignedForItself() {
    StringBuilder records = new StringBuilder();
    for (String id : List.of("R1", "R2", "R3")) {
      String one = "<t:Record xmlns:t=\"" + Exchange.TYPES + "\" Id=\"" + id + "\">x</t:Record>";
      records.append(
          container(
              "RegistryRecord",
              one
                  + container(
                      "RecordSignature", new HandSigned().reference("#" + id).overElement(one))));
    }

    Examination examination = Examined.file(container("Registry", records.toString()));

    assertThat(examination.signatures()).hasSize(3);
    assertThat(examination.holds()).isTrue();
  }

  @Test
  void refusesASecondContentBesideThePersonallySigned() {
    String content = "<c:Case xmlns:c=\"urn:c\" Id=\"PERSONAL\">дело</c:Case>";
    String data =
        DATA.replace("<c:Case xmlns:c=\"urn:c\"/>", content)
            .replace(
                "</t:SenderProvidedRequestData>",
                container(
                        "PersonalSignature",
                        new HandSigned().reference("#PERSONAL").overElement(content))
                    + "</t:SenderProvidedRequestData>");
    String second =
        data.replace(
            "<b:MessagePrimaryContent",
            "<t:Extra><b:MessagePrimaryContent xmlns:b=\""
                + Exchange.BASIC
                + "\"><c:Case xmlns:c=\"urn:c\">иное</c:Case></b:MessagePrimaryContent></t:Extra>"
                + "<b:MessagePrimaryContent");

    assertThat(Examined.only(data).holds()).isTrue();
    assertThat(Examined.file(second).holds()).isFalse();
    assertThat(Examined.codes(second)).contains("wrong-target");
  }

  @Test
  void knowsWhereEverySignatureOfTheExchangeStands() {
    List<String> found = new ArrayList<>();
    for (String[] pair :
        new String[][] {
          {"CallerInformationSystemSignature", "AckTargetMessage"},
          {"CallerInformationSystemSignature", "MessageTypeSelector"},
          {"CallerInformationSystemSignature", "Timestamp"},
          {"CallerInformationSystemSignature", "SenderProvidedResponseData"},
          {"SenderInformationSystemSignature", "SenderProvidedRequestData"},
          {"SMEVSignature", "Request"},
          {"SMEVSignature", "MessageMetadata"},
          {"SMEVSignature", "AsyncProcessingStatusData"},
          {"RoutingSignature", "RoutingInformation"},
          {"RecordSignature", "Record"}
        }) {
      String element =
          container(pair[1], "x").replaceFirst("<t:" + pair[1], "<t:" + pair[1] + " Id=\"DATA\"");
      found.addAll(
          Examined.codes(
              container(
                  "Any", element + container(pair[0], new HandSigned().overElement(element)))));
    }

    assertThat(found).isEmpty();
  }
}
