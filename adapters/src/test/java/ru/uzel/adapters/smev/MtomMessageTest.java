package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
