package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SmevTransformReferenceTest {

  /** Characters that some writer, somewhere, treats in a way of its own. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "ж",
          "𐍈",
          "]",
          "]]",
          "&gt;",
          "&lt;",
          "&amp;",
          "&quot;",
          "&apos;",
          "&#13;",
          "&#10;",
          "&#9;",
          " ",
          "\n",
          "\t",
          "\u00a0",
          "\u0085",
          "\u007f",
          "\u2028",
          "\ufeff",
          "'",
          "0123456789",
          "слова и слова");

  @Property(tries = 1500)
  void equalsTheReferenceWhateverTheDocument(@ForAll("documents") String xml) throws Exception {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);

    String expected = TransformReference.theirs(bytes);

    assertThat(TransformReference.ours(bytes)).isEqualTo(expected);
    assertThat(TransformReference.ours(TransformReference.dom(bytes))).isEqualTo(expected);
  }

  @Property(tries = 1500)
  void equalsTheReferenceWhateverTheText(@ForAll("texts") String text) throws Exception {
    byte[] bytes = ("<x xmlns=\"urn:a\">" + text + "</x>").getBytes(StandardCharsets.UTF_8);

    assertThat(TransformReference.ours(bytes)).isEqualTo(TransformReference.theirs(bytes));
  }

  @Property(tries = 150)
  void equalsTheReferenceWhereTextIsLongerThanAnyBuffer(
      @ForAll("texts") String text, @ForAll("texts") String rest) throws Exception {
    String longText = text + "x".repeat(505) + rest + "𐍈".repeat(300) + text.repeat(40) + rest;
    byte[] bytes = ("<x xmlns=\"urn:a\">" + longText + "</x>").getBytes(StandardCharsets.UTF_8);

    assertThat(TransformReference.ours(bytes)).isEqualTo(TransformReference.theirs(bytes));
    assertThat(TransformReference.ours(new HardenedXml(XmlLimits.ofBytes(1 << 20)).parse(bytes)))
        .isEqualTo(TransformReference.theirs(bytes));
  }

  @Property(tries = 500)
  void isTheSameForItsOwnOutputWhereNoInstructionDividesText(@ForAll("documents") String document) {
    String xml = document.replace("<?pi x?>", "");
    String once = TransformReference.ours(xml.getBytes(StandardCharsets.UTF_8));

    assertThat(TransformReference.ours(once.getBytes(StandardCharsets.UTF_8))).isEqualTo(once);
  }

  /**
   * An instruction divides a text in two and is dropped: a {@code >} that began the second text is
   * escaped, and no longer begins one when the output is read again.
   */
  @Example
  void escapesTheBracketThatAnInstructionPutsFirst() throws Exception {
    byte[] divided = "<x xmlns=\"urn:a\">a<?pi x?>&gt;</x>".getBytes(StandardCharsets.UTF_8);
    byte[] joined = "<x xmlns=\"urn:a\">a&gt;</x>".getBytes(StandardCharsets.UTF_8);

    assertThat(TransformReference.ours(divided))
        .isEqualTo("<ns1:x xmlns:ns1=\"urn:a\">a&gt;</ns1:x>")
        .isEqualTo(TransformReference.theirs(divided));
    assertThat(TransformReference.ours(joined))
        .isEqualTo("<ns1:x xmlns:ns1=\"urn:a\">a></ns1:x>")
        .isEqualTo(TransformReference.theirs(joined));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> documents() {
    return elements(3)
        .map(
            element ->
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?pi before?><!-- before -->"
                    + "<r:root xmlns:r=\"urn:r\" xmlns:p=\"urn:p\" xmlns:q=\"urn:q\" xmlns:s=\"urn:p\">"
                    + element
                    + "</r:root>");
  }

  private Arbitrary<String> elements(int depth) {
    Arbitrary<String> content =
        Arbitraries.oneOf(
            shortTexts(),
            shortTexts(),
            Arbitraries.of("<!-- c -->", "<?pi x?>", "<![CDATA[ ]]>", "<![CDATA[a>b]]>", "  \n"));
    Arbitrary<String> node =
        depth == 0
            ? content
            : Arbitraries.oneOf(content, Arbitraries.lazy(() -> elements(depth - 1)));
    return Combinators.combine(
            Arbitraries.of("p:a", "q:a", "s:b", "r:c", "d"),
            attributes(),
            node.list().ofMaxSize(4).map(nodes -> String.join("", nodes)))
        .as(
            (name, attributes, nodes) ->
                "<"
                    + name
                    + (name.equals("d") ? " xmlns=\"urn:d\"" : "")
                    + attributes
                    + ">"
                    + nodes
                    + "</"
                    + name
                    + ">");
  }

  private Arbitrary<String> attributes() {
    Arbitrary<Set<String>> names =
        Arbitraries.of("Id", "a", "B", "p:a", "q:Z", "q:b", "r:ж", "r:a").set().ofMaxSize(4);
    return Combinators.combine(names, shortTexts())
        .as(
            (all, value) ->
                all.stream()
                    .map(name -> " " + name + "=\"" + value.replace("\n", "&#10;") + "\"")
                    .collect(Collectors.joining()));
  }

  private Arbitrary<String> shortTexts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(6).map(pieces -> String.join("", pieces));
  }
}
