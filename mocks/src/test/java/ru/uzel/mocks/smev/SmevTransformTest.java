package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The test vectors of the МР, and the places where Woodstox' habits show. */
class SmevTransformTest {

  @Test
  void dropsWhatIsNoContentAndRenamesPrefixes() throws Exception {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- case 1 -->
        <?xml-stylesheet type="text/xsl" href="style.xsl"?>

        <elementOne xmlns="http://test/1">
        \t<qwe:elementTwo xmlns:qwe="http://test/2">asd</qwe:elementTwo>
        </elementOne>""";

    assertThat(SmevTransform.text(parse(xml)))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\"><ns2:elementTwo"
                + " xmlns:ns2=\"http://test/2\">asd</ns2:elementTwo></ns1:elementOne>");
  }

  @Test
  void declaresANamespaceAnewInEachSibling() throws Exception {
    String xml =
        """
        <elementOne xmlns="http://test/1" xmlns:qwe="http://test/2" xmlns:asd="http://test/3">
        \t<qwe:elementTwo>
        \t\t<asd:elementThree>
        \t\t\t<!-- default namespace -->
        \t\t\t<elementFour> z x c </elementFour>
        \t\t\t<qqq:elementFive xmlns:qqq="http://test/2"> w w w </qqq:elementFive>
        \t\t</asd:elementThree>
        \t\t<asd:elementSix>eee</asd:elementSix>
        \t</qwe:elementTwo>
        </elementOne>""";

    assertThat(SmevTransform.text(parse(xml)))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\"><ns2:elementTwo"
                + " xmlns:ns2=\"http://test/2\"><ns3:elementThree"
                + " xmlns:ns3=\"http://test/3\"><ns1:elementFour> z x c"
                + " </ns1:elementFour><ns2:elementFive> w w w"
                + " </ns2:elementFive></ns3:elementThree><ns4:elementSix"
                + " xmlns:ns4=\"http://test/3\">eee</ns4:elementSix></ns2:elementTwo>"
                + "</ns1:elementOne>");
  }

  @Test
  void sortsAttributesAndDeclaresTheirNamespacesInThatOrder() throws Exception {
    String xml =
        """
        <elementOne xmlns="http://test/1" xmlns:qwe="http://test/2" xmlns:asd="http://test/3">
        \t<qwe:elementTwo>
        \t\t<asd:elementThree xmlns:wer="http://test/a" xmlns:zxc="http://test/0" wer:attZ="zzz"
         attB="bbb" attA="aaa" zxc:attC="ccc" asd:attD="ddd" asd:attE="eee" qwe:attF="fff"/>
        \t</qwe:elementTwo>
        </elementOne>""";

    assertThat(SmevTransform.text(parse(xml)))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\"><ns2:elementTwo"
                + " xmlns:ns2=\"http://test/2\"><ns3:elementThree xmlns:ns3=\"http://test/3\""
                + " xmlns:ns4=\"http://test/0\" xmlns:ns5=\"http://test/a\" ns4:attC=\"ccc\""
                + " ns2:attF=\"fff\" ns3:attD=\"ddd\" ns3:attE=\"eee\" ns5:attZ=\"zzz\""
                + " attA=\"aaa\" attB=\"bbb\"></ns3:elementThree></ns2:elementTwo>"
                + "</ns1:elementOne>");
  }

  @Test
  void carriesARequestWhoseContentRepeatsItsNamespace() throws Exception {
    String types = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.0";
    String basic = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.0";
    String own = "urn://x-artifacts-it-ru/vs/smev/test/test-business-data/1.0";
    String xml =
        "<ns2:SenderProvidedRequestData xmlns:ns2=\"%s\" Id=\"X\">\n <MessagePrimaryContent xmlns=\"%s\">\n <S:SomeRequest xmlns:S=\"%s\">\n <x xmlns=\"%s\">qweqwe</x>\n </S:SomeRequest>\n </MessagePrimaryContent>\n</ns2:SenderProvidedRequestData>"
            .formatted(types, basic, own, own);

    assertThat(SmevTransform.text(parse(xml)))
        .isEqualTo(
            "<ns1:SenderProvidedRequestData xmlns:ns1=\"%s\" Id=\"X\"><ns2:MessagePrimaryContent xmlns:ns2=\"%s\"><ns3:SomeRequest xmlns:ns3=\"%s\"><ns3:x>qweqwe</ns3:x></ns3:SomeRequest></ns2:MessagePrimaryContent></ns1:SenderProvidedRequestData>"
                .formatted(types, basic, own));
  }

  @Test
  void joinsTextAroundCommentsAndCdata() throws Exception {
    assertThat(SmevTransform.text(parse("<a xmlns='u'> <!-- x -->b<![CDATA[<]]> </a>")))
        .isEqualTo("<ns1:a xmlns:ns1=\"u\"> b&lt; </ns1:a>");
  }

  @Test
  void escapesAGreaterThanSignOnlyWhereWoodstoxDoes() throws Exception {
    assertThat(escaped("a>b")).isEqualTo("a>b");
    assertThat(escaped(">b")).isEqualTo("&gt;b");
    assertThat(escaped("]>b")).isEqualTo("]&gt;b");
    assertThat(escaped("&lt;>b")).isEqualTo("&lt;>b");
    assertThat(escaped("&lt;>twelve chars")).isEqualTo("&lt;&gt;twelve chars");
    assertThat(escaped("&lt;>>>twelve chars")).isEqualTo("&lt;&gt;&gt;&gt;twelve chars");
    assertThat(escaped("&#13;a")).isEqualTo("&#xd;a");
    assertThat(escaped("x".repeat(512) + ">")).isEqualTo("x".repeat(512) + "&gt;");
    assertThat(escaped("x".repeat(511) + ">")).isEqualTo("x".repeat(511) + ">");
  }

  @Test
  void escapesWhitespaceInAttributes() throws Exception {
    assertThat(SmevTransform.text(parse("<a xmlns='u' b='&#13;&#10;&#9;&lt;>&quot;&amp;'/>")))
        .isEqualTo("<ns1:a xmlns:ns1=\"u\" b=\"&#xd;&#xa;&#x9;&lt;>&quot;&amp;\"></ns1:a>");
  }

  @Test
  void refusesAnElementWithoutNamespace() throws Exception {
    Element element = parse("<a xmlns='u'><b xmlns=''/></a>");

    assertThatThrownBy(() -> SmevTransform.text(element)).hasMessageContaining("<b>");
  }

  private static String escaped(String text) throws Exception {
    String whole = SmevTransform.text(parse("<a xmlns='u'>" + text + "</a>"));
    return whole.substring(
        "<ns1:a xmlns:ns1=\"u\">".length(), whole.length() - "</ns1:a>".length());
  }

  private static Element parse(String xml) throws Exception {
    return Dom.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
  }
}
