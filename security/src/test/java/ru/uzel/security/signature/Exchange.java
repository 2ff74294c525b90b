package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.MovableClock;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.SigningKeys;
import ru.uzel.security.trust.TrustLists;

/** A СМЭВ answer with the body's and СМЭВ's signatures, and someone who verifies it. */
final class Exchange implements SigningKeys {

  static final String TYPES = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/1.3";
  static final String BASIC =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/basic/1.3";

  static final ExpectedSignature SMEV = new ExpectedSignature("SMEVSignature", "Response", "smev");
  static final ExpectedSignature SENDER =
      new ExpectedSignature(
          "SenderInformationSystemSignature", "SenderProvidedResponseData", "smev");

  final MovableClock clock = new MovableClock(Issued.NOW);
  final Path lists;
  final Map<String, SigningKey> keys = new HashMap<>();
  final XmlMessageSigner signer =
      new XmlMessageSigner(Issued.PROVIDER, this, XmlLimits.ofBytes(1 << 26));
  final HardenedXml xml = new HardenedXml(XmlLimits.ofBytes(1 << 26));
  final XmlSignatureVerifier verifier;

  Exchange(Path lists) {
    this.lists = lists;
    verifier =
        new XmlSignatureVerifier(Issued.PROVIDER, new TrustLists(lists, Issued.PROVIDER, clock));
  }

  /** An exchange in which СМЭВ and the body are both known. */
  static Exchange trusted(Path lists) {
    Exchange exchange = new Exchange(lists);
    exchange.trusting("smev", Issued.certificate().subject("CN=SMEV").bySelf());
    exchange.trusting("body", Issued.certificate().subject("CN=Roads").bySelf());
    return exchange;
  }

  void trusting(String alias, SigningKey key) {
    keys.put(alias, key);
    Issued.trust(lists, "smev", alias, key.certificate());
  }

  @Override
  public Optional<SigningKey> find(String alias) {
    return Optional.ofNullable(keys.get(alias));
  }

  String sign(String element, String id, String key) {
    return signer.signXml(element.getBytes(StandardCharsets.UTF_8), id, key);
  }

  static String data(String text) {
    return "<t:SenderProvidedResponseData xmlns:t=\""
        + TYPES
        + "\" xmlns:b=\""
        + BASIC
        + "\" Id=\"DATA\"><t:MessageID>8c5d1a2e-0000-11f1-8000-020000000001</t:MessageID>\n"
        + "  <t:To>eyJyIjoxfQ==</t:To>"
        + "<b:MessagePrimaryContent><c:CaseReport xmlns:c=\"urn:test:roads\"><c:Status>"
        + text
        + "</c:Status></c:CaseReport></b:MessagePrimaryContent></t:SenderProvidedResponseData>";
  }

  String response(String text) {
    String data = data(text);
    return "<t:Response xmlns:t=\""
        + TYPES
        + "\" Id=\"SIGNED_BY_SMEV\">"
        + "<t:OriginalMessageId>8c5d1a2e-0000-11f1-8000-020000000002</t:OriginalMessageId>"
        + data
        + "<t:MessageMetadata><t:MessageId>8c5d1a2e-0000-11f1-8000-020000000003</t:MessageId>"
        + "</t:MessageMetadata><t:SenderInformationSystemSignature>"
        + sign(data, "DATA", "body")
        + "</t:SenderInformationSystemSignature></t:Response>";
  }

  String message(String text) {
    String response = response(text);
    return envelope(response, sign(response, "SIGNED_BY_SMEV", "smev"));
  }

  static String envelope(String response, String signature) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>"
        + "<m:GetResponseResponse xmlns:m=\""
        + TYPES
        + "\"><m:ResponseMessage>"
        + response
        + "<m:SMEVSignature>"
        + signature
        + "</m:SMEVSignature>"
        + "</m:ResponseMessage></m:GetResponseResponse></s:Body></s:Envelope>";
  }

  Document parse(String message) {
    return xml.parse(message.getBytes(StandardCharsets.UTF_8));
  }

  SignatureReport verify(String message) {
    return verifier.verifyXml(parse(message), List.of(SMEV, SENDER));
  }

  SignatureReport report(String message, ExpectedSignature... expected) {
    return verifier.verifyXml(parse(message), List.of(expected));
  }

  /** The codes found, each once, in order. */
  List<String> codes(String message, ExpectedSignature... expected) {
    return report(message, expected).findings().stream()
        .map(SignatureFinding::code)
        .distinct()
        .toList();
  }
}
