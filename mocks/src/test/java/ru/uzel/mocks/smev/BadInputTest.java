package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void refusesATreeThatIsTooDeep() {
    String deep = "<t:a>".repeat(100_000) + "</t:a>".repeat(100_000);

    HttpResponse<String> answer =
        exchange.post(
            text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller)
                .replace("<t:GetStatusRequest", "<t:GetStatusRequest x=\"1\"")
                .replace("</b:Timestamp>", "</b:Timestamp>" + deep));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("soap:Client", "maxElementDepth");
  }

  @Test
  void refusesContentThatTheTransformCannotCarry() {
    String signed = text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "x"));
    String envelope =
        text.envelope("SendRequest", "", signed, "", exchange.caller)
            .replace("<c:Text>x", "<c:Text><bare xmlns=\"\"/>x");

    assertThat(exchange.post(envelope).body()).contains("SignatureIsInvalid", "&lt;bare&gt;");
  }

  @Test
  void refusesEntities() {
    String bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";

    assertThat(exchange.post(bomb).body()).contains("soap:Client", "DOCTYPE");
  }

  @Test
  void answersFiftyMebibytesWithAFault() {
    String signed =
        text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "x").replace(">x<", ">y<"));
    String envelope =
        text.envelope("SendRequest", "", signed, "", exchange.caller)
            .replace(">y<", ">" + "y".repeat(50 * 1024 * 1024) + "<");

    assertThat(exchange.post(envelope).body()).contains("SignatureIsInvalid");
    assertThat(exchange.call(text, "GetStatus", text.timestamp())).contains("GetStatusResponse");
  }

  @Test
  void answersAnythingThatIsNoCall() {
    for (String body :
        new String[] {
          "",
          "\0",
          "<a/>",
          "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"/>",
          "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header/><soap:Body/></soap:Envelope>",
          "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header/><soap:Body><a/></soap:Body></soap:Envelope>",
          "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header/><soap:Body><t:SendRequestRequest xmlns:t=\""
              + MockedExchange.TYPES
              + "\"/></soap:Body></soap:Envelope>"
        }) {
      HttpResponse<String> answer = exchange.post(body);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("soap:Fault").doesNotContain("SMEVFailure");
    }
  }
}
