package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ru.uzel.model.failure.RejectedFailure;

/** The rules one by one; the first three scenarios are those of the СМЭВ 3 guidelines. */
class SmevTransformTest {

  @Test
  void dropsDeclarationInstructionsAndBlanksAndRenamesPrefixes() {
    assertThat(
            transformed(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- dropped -->
                <?xml-stylesheet type="text/xsl" href="style.xsl"?>

                <elementOne xmlns="http://test/1">
                \t<qwe:elementTwo xmlns:qwe="http://test/2">asd</qwe:elementTwo>
                </elementOne>"""))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\">"
                + "<ns2:elementTwo xmlns:ns2=\"http://test/2\">asd</ns2:elementTwo>"
                + "</ns1:elementOne>");
  }

  @Test
  void declaresNamespacesWhereTheyAreFirstUsed() {
    assertThat(
            transformed(
                """
                <elementOne xmlns="http://test/1" xmlns:qwe="http://test/2" xmlns:asd="http://test/3">
                  <qwe:elementTwo>
                    <asd:elementThree>
                      <!-- the default namespace -->
                      <elementFour> z x c </elementFour>
                      <!-- a second prefix for a namespace that has one -->
                      <qqq:elementFive xmlns:qqq="http://test/2"> w w w </qqq:elementFive>
                    </asd:elementThree>
                    <!-- declared above, used in siblings: each gets a number of its own -->
                    <asd:elementSix>eee</asd:elementSix>
                  </qwe:elementTwo>
                </elementOne>"""))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\">"
                + "<ns2:elementTwo xmlns:ns2=\"http://test/2\">"
                + "<ns3:elementThree xmlns:ns3=\"http://test/3\">"
                + "<ns1:elementFour> z x c </ns1:elementFour>"
                + "<ns2:elementFive> w w w </ns2:elementFive></ns3:elementThree>"
                + "<ns4:elementSix xmlns:ns4=\"http://test/3\">eee</ns4:elementSix>"
                + "</ns2:elementTwo></ns1:elementOne>");
  }

  @Test
  void sortsAttributesAndWritesEmptyElementsInPairs() {
    assertThat(
            transformed(
                """
                <elementOne xmlns="http://test/1" xmlns:qwe="http://test/2" xmlns:asd="http://test/3">
                  <qwe:elementTwo>
                    <asd:elementThree xmlns:wer="http://test/a" xmlns:zxc="http://test/0" \
                wer:attZ="zzz" attB="bbb" attA="aaa" zxc:attC="ccc" asd:attD="ddd" \
                asd:attE="eee" qwe:attF="fff"/>
                  </qwe:elementTwo>
                  <qwe:elementFour>0</qwe:elementFour>
                  <qwe:elementFive/>
                  <qwe:elementSix>   </qwe:elementSix>
                </elementOne>"""))
        .isEqualTo(
            "<ns1:elementOne xmlns:ns1=\"http://test/1\">"
                + "<ns2:elementTwo xmlns:ns2=\"http://test/2\">"
                + "<ns3:elementThree xmlns:ns3=\"http://test/3\" xmlns:ns4=\"http://test/0\""
                + " xmlns:ns5=\"http://test/a\" ns4:attC=\"ccc\" ns2:attF=\"fff\" ns3:attD=\"ddd\""
                + " ns3:attE=\"eee\" ns5:attZ=\"zzz\" attA=\"aaa\" attB=\"bbb\">"
                + "</ns3:elementThree></ns2:elementTwo>"
                + "<ns6:elementFour xmlns:ns6=\"http://test/2\">0</ns6:elementFour>"
                + "<ns7:elementFive xmlns:ns7=\"http://test/2\"></ns7:elementFive>"
                + "<ns8:elementSix xmlns:ns8=\"http://test/2\"></ns8:elementSix>"
                + "</ns1:elementOne>");
  }

  @Test
  void leavesPrefixesInsideValuesAlone() {
    assertThat(
            transformed(
                "<a:x xmlns:a=\"urn:a\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " i:type=\"a:Fault\"/>"))
        .contains("type=\"a:Fault\"");
  }

  @Test
  void joinsTextAroundCommentsBeforeItLooksForBlanks() {
    assertThat(transformed("<x xmlns=\"urn:a\">a<!-- --> <![CDATA[b]]></x>"))
        .isEqualTo("<ns1:x xmlns:ns1=\"urn:a\">a b</ns1:x>");
  }

  @Test
  void escapesAsTheReferenceWriterDoes() {
    assertThat(transformed("<x xmlns=\"urn:a\" a=\"&gt;&lt;&amp;&quot;&#13;&#10;&#9;'\">&gt;</x>"))
        .isEqualTo(
            "<ns1:x xmlns:ns1=\"urn:a\" a=\">&lt;&amp;&quot;&#xd;&#xa;&#x9;'\">&gt;</ns1:x>");
    assertThat(transformed("<x xmlns=\"urn:a\">a&gt;b]&gt;c</x>")).contains(">a>b]&gt;c<");
    assertThat(transformed("<x xmlns=\"urn:a\">a &lt;&gt; b</x>")).contains(">a &lt;> b<");
    assertThat(transformed("<x xmlns=\"urn:a\">long text &lt;&gt; b</x>"))
        .contains("long text &lt;&gt; b<");
  }

  @Test
  void refusesWhatTheReferenceRefuses() {
    assertThatThrownBy(() -> transformed("<x/>"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("element x has no namespace");
    assertThatThrownBy(() -> transformed("<x xmlns=\"urn:a\" xml:lang=\"ru\"/>"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("attribute lang");
  }

  private static String transformed(String xml) {
    return TransformReference.ours(xml.getBytes(StandardCharsets.UTF_8));
  }
}
