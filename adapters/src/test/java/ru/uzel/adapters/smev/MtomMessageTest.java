package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.WireBytes;

class MtomMessageTest {

  private static final String INCLUDE =
      "<x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:p\"/>";

  @Test
  void putsAnIncludedValueBack() {
    MtomMessage message = MtomMessage.of(multipart("<a><b>" + INCLUDE + "</b></a>"));
    Document document = new PlainXml().parse(message.root());

    message.putBack(document, "urn:basic");

    assertThat(document.getDocumentElement().getTextContent()).isEqualTo("MTIz");
  }

  @Test
  void refusesOnePartIncludedTwiceWhichCouldFillTheMemory() {
    MtomMessage message =
        MtomMessage.of(multipart("<a><b>" + INCLUDE + "</b><c>" + INCLUDE + "</c></a>"));
    Document document = new PlainXml().parse(message.root());

    assertThatThrownBy(() -> message.putBack(document, "urn:basic"))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(FailureCode.MALFORMED);
              assertThat(refused.reason()).isEqualTo("the message includes one part twice");
            });
  }

  @Test
  void findsTheRootWhereverItStands() {
    for (String start : List.of("\"<root>\"", "root", "\"root\"", "<root>")) {
      MtomMessage message =
          MtomMessage.of(
              wire(
                  "Multipart/Related; start-info=\"a; start=<p>\"; START=" + start + "; boundary=b",
                  part("application/octet-stream", "p", "123"),
                  part("application/xop+xml", "root", "<a><b>" + INCLUDE + "</b></a>")));
      Document document = new PlainXml().parse(message.root());

      message.putBack(document, "urn:basic");

      assertThat(document.getDocumentElement().getTextContent()).isEqualTo("MTIz");
    }
  }

  @Test
  void theFirstPartIsTheRootWhereNothingIsSaid() {
    MtomMessage message =
        MtomMessage.of(
            wire(
                "multipart/related; boundary=\"b\"",
                part("application/xop+xml", "root", "<first/>"),
                part("application/xop+xml", "p", "<second/>")));

    assertThat(message.root()).asString(StandardCharsets.UTF_8).isEqualTo("<first/>");
  }

  @Test
  void saysThatStartNamesAPartThatDidNotCome() {
    assertThat(
            refused(
                wire(
                    "multipart/related; boundary=b; start=\"<absent>\"",
                    part("application/xop+xml", "root", "<a/>"),
                    part("application/xop+xml", "p", "<b/>"))))
        .isEqualTo("start of the multipart answer names a part that did not come");
    assertThat(
            refused(
                wire(
                    "multipart/related; boundary=b; start=\"<absent>\"",
                    "Content-Type: application/xop+xml\r\n\r\n<a/>")))
        .isEqualTo("start of the multipart answer names a part that did not come");
  }

  @Test
  void saysThatThereIsNoBoundary() {
    for (String type :
        List.of(
            "multipart/related",
            "multipart/related; type=\"application/xop+xml; boundary=b\"",
            "multipart/related; boundary=\"\"; start=\"<root>\"")) {
      assertThat(refused(wire(type, part("application/xop+xml", "root", "<a/>"))))
          .isEqualTo("the answer is multipart, but its Content-Type names no boundary");
    }
  }

  @Test
  void refusesTwoPartsThatCouldBothBeTheRoot() {
    assertThat(
            refused(
                wire(
                    "multipart/related; boundary=b; start=\"<root>\"",
                    part("application/xop+xml", "root", "<a/>"),
                    part("application/xop+xml", "root", "<b/>"))))
        .isEqualTo("two parts have one Content-ID");
  }

  private static String refused(WireBytes answer) {
    RejectedFailure refused =
        catchThrowableOfType(RejectedFailure.class, () -> MtomMessage.of(answer));
    assertThat(refused.code()).isEqualTo(FailureCode.MALFORMED);
    return refused.reason();
  }

  private static String part(String type, String id, String content) {
    return "Content-Type: " + type + "\r\nContent-ID: <" + id + ">\r\n\r\n" + content;
  }

  private static WireBytes wire(String type, String... parts) {
    return WireBytes.of(
        type,
        ("--b\r\n" + String.join("\r\n--b\r\n", parts) + "\r\n--b--\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static WireBytes multipart(String xml) {
    String body =
        "--b\r\nContent-Type: application/xop+xml\r\nContent-ID: <root>\r\n\r\n"
            + xml
            + "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-ID: <p>\r\n\r\n"
            + "123\r\n--b--\r\n";
    return WireBytes.of(
        "multipart/related; boundary=b; type=\"application/xop+xml\"; start=\"<root>\"",
        body.getBytes(StandardCharsets.UTF_8));
  }
}
