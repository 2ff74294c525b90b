package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;

class HardenedXmlTest {

  private final HardenedXml xml = new HardenedXml(XmlLimits.ofBytes(1 << 20));

  private Document parse(String text) {
    return xml.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private RejectedFailure refusal(byte[] bytes) {
    return catchThrowableOfType(RejectedFailure.class, () -> xml.parse(bytes));
  }

  private RejectedFailure refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keepsNamespacesAttributesAndText() {
    Element root =
        parse(
                "<a:x xmlns:a=\"urn:a\" xmlns=\"urn:d\" a:k=\"1\" k=\"2\">т<![CDATA[<]]>&amp;<y/></a:x>")
            .getDocumentElement();

    assertThat(root.getNamespaceURI()).isEqualTo("urn:a");
    assertThat(root.getLocalName()).isEqualTo("x");
    assertThat(root.getPrefix()).isEqualTo("a");
    assertThat(root.getAttributeNS("urn:a", "k")).isEqualTo("1");
    assertThat(root.getAttribute("k")).isEqualTo("2");
    assertThat(root.getFirstChild().getNodeValue()).isEqualTo("т<&");
    assertThat(root.getLastChild().getNamespaceURI()).isEqualTo("urn:d");
    assertThat(root.lookupNamespaceURI("a")).isEqualTo("urn:a");
  }

  @Test
  void readsTheEncodingsThatXmlDeclares() {
    String text = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><x>Ж</x>";

    assertThat(xml.parse(text.getBytes(Charset.forName("windows-1251"))).getDocumentElement())
        .extracting(Element::getTextContent)
        .isEqualTo("Ж");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "text",
        "<x>",
        "<x></y>",
        "<x/><x/>",
        "<x a=1/>",
        "<x a=\"1\" a=\"2\"/>",
        "<p:x/>",
        "<x>&unknown;</x>",
        "<x>&#0;</x>",
        "<x>]]></x>",
        "<x a=\"<\"/>",
        "<x/>tail",
        "<?xml version=\"1.1\"?><x/>",
        "{\"json\": true}",
        "<x>\u0001</x>"
      })
  void refusesWhatIsNotWellFormedAndNamesThePlace(String text) {
    RejectedFailure failure = refusal(text);

    assertThat(failure.code()).isEqualTo(FailureCode.MALFORMED);
    assertThat(failure.where()).get().asString().matches("[0-9]+:[0-9]+");
    assertThat(failure.reason()).contains(failure.where().orElseThrow()).doesNotContain("\n");
  }

  @Test
  void namesLineAndColumn() {
    assertThat(refusal("<x>\n  <y>\n  </z>\n</x>").where()).get().asString().startsWith("3:");
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] bytes = "<x>aaaa</x>".getBytes(StandardCharsets.UTF_8);
    bytes[4] = (byte) 0xC3;
    bytes[5] = (byte) 0x28;

    assertThat(refusal(bytes).code()).isEqualTo(FailureCode.MALFORMED);
  }

  @Test
  void readsNoExternalEntity(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "top secret");

    RejectedFailure failure =
        refusal("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>");

    assertThat(failure.code()).isEqualTo(FailureCode.MALFORMED);
    assertThat(failure.reason()).contains("DOCTYPE").doesNotContain("top secret");
  }

  @Test
  void readsNoExternalSubsetAndNoParameterEntity() {
    assertThat(refusal("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><x/>").reason())
        .contains("DOCTYPE");
    assertThat(
            refusal("<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]><x/>")
                .reason())
        .contains("DOCTYPE");
  }

  @Test
  void doesNotExpandABomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }

    assertThat(refusal(bomb.append("]><x>&a19;</x>").toString()).reason()).contains("DOCTYPE");
  }

  @Test
  void leavesXIncludeUnread() {
    Document document =
        parse(
            "<x xmlns:i=\"http://www.w3.org/2001/XInclude\"><i:include href=\"file:///etc/passwd\"/></x>");

    assertThat(document.getDocumentElement().getTextContent()).isEmpty();
  }

  @Test
  void refusesTooDeepNesting() {
    assertThat(parse("<x>".repeat(200) + "</x>".repeat(200)).getDocumentElement()).isNotNull();

    RejectedFailure failure = refusal("<x>".repeat(201) + "</x>".repeat(201));

    assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(failure.reason()).contains("200 nested elements");
    assertThat(refusal("<x>".repeat(300_000)).code()).isEqualTo(FailureCode.TOO_LARGE);
  }

  @Test
  void refusesTooManyAttributes() {
    StringBuilder element = new StringBuilder("<x");
    for (int i = 0; i < 257; i++) {
      element.append(" a").append(i).append("=\"\"");
    }

    assertThat(refusal(element.append("/>").toString()).code()).isEqualTo(FailureCode.TOO_LARGE);
  }

  @Test
  void refusesTooManyElements() {
    HardenedXml small = new HardenedXml(new XmlLimits(1000, 10, 10, 3));

    assertThatThrownBy(() -> small.parse("<x><y/><y/><y/></x>".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE));
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    assertThat(refusal("<x>" + "a".repeat(1 << 20) + "</x>").code())
        .isEqualTo(FailureCode.TOO_LARGE);
    assertThat(parse("<x>" + "a".repeat(1 << 19) + "</x>").getDocumentElement().getTextContent())
        .hasSize(1 << 19);
  }

  @Test
  void parsesTheNextDocumentAfterABrokenOne() {
    refusal("<x><y>");

    assertThat(parse("<z/>").getDocumentElement().getLocalName()).isEqualTo("z");
  }
}
