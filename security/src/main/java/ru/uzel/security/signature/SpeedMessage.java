package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import ru.uzel.model.signature.ExpectedSignature;

/** A СМЭВ request of a wanted size, of the shape that business content has. */
final class SpeedMessage {

  static final String ID = "SIGNED_BY_CALLER";

  private static final String TYPES =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";
  private static final String BASIC =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.3";

  /** What the signature adds to the message. */
  private static final int SIGNATURE = 1700;

  private SpeedMessage() {}

  static ExpectedSignature expected(String trust) {
    return new ExpectedSignature(
        "CallerInformationSystemSignature", "SenderProvidedRequestData", trust);
  }

  /** The signed element of a message that has about that many bytes with its signature. */
  static byte[] element(int size) {
    StringBuilder xml = new StringBuilder(size);
    xml.append("<t:SenderProvidedRequestData xmlns:t=\"").append(TYPES);
    xml.append("\" xmlns:b=\"").append(BASIC).append("\" Id=\"").append(ID);
    xml.append("\"><t:MessageID>8c5d1a2e-0000-11f1-8000-020000000001</t:MessageID>");
    xml.append("<b:MessagePrimaryContent><c:Case xmlns:c=\"urn:speed:case\">");
    for (int i = 0; xml.length() < size - SIGNATURE || i == 0; i++) {
      xml.append("\n  <c:Item number=\"").append(i).append("\"><c:Address>Tver, Sovetskaya 44");
      xml.append("</c:Address><c:Text>A pothole beside the bus stop, as deep as a hand is long");
      xml.append("</c:Text></c:Item>");
    }
    xml.append("</c:Case></b:MessagePrimaryContent></t:SenderProvidedRequestData>");
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] envelope(byte[] element, String signature) {
    String message =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>"
            + "<t:SendRequestRequest xmlns:t=\""
            + TYPES
            + "\">"
            + new String(element, StandardCharsets.UTF_8)
            + "<t:CallerInformationSystemSignature>"
            + signature
            + "</t:CallerInformationSystemSignature></t:SendRequestRequest></s:Body></s:Envelope>";
    return message.getBytes(StandardCharsets.UTF_8);
  }
}
