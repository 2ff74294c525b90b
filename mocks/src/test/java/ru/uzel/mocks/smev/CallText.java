package ru.uzel.mocks.smev;

/** The signed parts of calls, as text, in one version of the service. */
record CallText(String version) {

  static final String CALLER = "SIGNED_BY_CALLER";

  private SmevNamespaces ns() {
    return new SmevNamespaces(version);
  }

  String request(String messageId, String content) {
    return request(messageId, "", content, "");
  }

  /**
   * @param head elements between MessageID and the content
   * @param tail elements after the content
   */
  String request(String messageId, String head, String content, String tail) {
    return "<t:SenderProvidedRequestData%s Id=\"%s\"><t:MessageID>%s</t:MessageID>%s<b:MessagePrimaryContent>%s</b:MessagePrimaryContent>%s</t:SenderProvidedRequestData>"
        .formatted(ns().declarations(), CALLER, messageId, head, content, tail);
  }

  String assignment(String namespace, String text) {
    return """
    <c:CaseAssignment xmlns:c="%s"><c:CaseId>11111111-1111-4111-8111-111111111111</c:CaseId>\
    <c:MessageId>22222222-2222-4222-8222-222222222222</c:MessageId><c:Channel>regional</c:Channel>\
    <c:ExternalId>7</c:ExternalId><c:RegisteredAt>2026-01-01T00:00:00Z</c:RegisteredAt>\
    <c:LegalRegime>ORDINARY</c:LegalRegime><c:FastTrack>false</c:FastTrack>\
    <c:Category system="X" code="1">Pits</c:Category><c:Text>%s</c:Text></c:CaseAssignment>"""
        .formatted(namespace, text);
  }

  String response(String messageId, String to, String said) {
    return "<t:SenderProvidedResponseData%s Id=\"%s\"><t:MessageID>%s</t:MessageID><t:To>%s</t:To>%s</t:SenderProvidedResponseData>"
        .formatted(ns().declarations(), CALLER, messageId, to, said);
  }

  String content(String xml) {
    return "<b:MessagePrimaryContent>" + xml + "</b:MessagePrimaryContent>";
  }

  String report(String namespace, String status) {
    return content(
        "<c:CaseReport xmlns:c=\"%s\"><c:CaseId>11111111-1111-4111-8111-111111111111</c:CaseId><c:Status>%s</c:Status><c:Sequence>2</c:Sequence><c:At>2026-01-01T00:00:00Z</c:At></c:CaseReport>"
            .formatted(namespace, status));
  }

  String status(String code, String word) {
    return "<t:RequestStatus><t:StatusCode>%s</t:StatusCode><t:StatusDescription>%s</t:StatusDescription></t:RequestStatus>"
        .formatted(code, word);
  }

  String rejected(String code) {
    return "<t:RequestRejected><t:RejectionReasonCode>%s</t:RejectionReasonCode><t:RejectionReasonDescription>нет</t:RejectionReasonDescription></t:RequestRejected>"
        .formatted(code);
  }

  String selector(String inside) {
    return "<b:MessageTypeSelector%s Id=\"%s\">%s<b:Timestamp>2026-01-01T00:00:00Z</b:Timestamp></b:MessageTypeSelector>"
        .formatted(ns().declarations(), CALLER, inside);
  }

  String type(String namespace, String root) {
    return "<b:NamespaceURI>%s</b:NamespaceURI><b:RootElementLocalName>%s</b:RootElementLocalName>"
        .formatted(namespace, root);
  }

  String selectorOfNode(String node) {
    return selector("")
        .replace("</b:Timestamp>", "</b:Timestamp><b:NodeID>" + node + "</b:NodeID>");
  }

  String ack(String messageId, boolean accepted) {
    return "<b:AckTargetMessage%s Id=\"%s\" accepted=\"%s\">%s</b:AckTargetMessage>"
        .formatted(ns().declarations(), CALLER, accepted, messageId);
  }

  String timestamp() {
    return "<b:Timestamp%s Id=\"%s\">2026-01-01T00:00:00Z</b:Timestamp>"
        .formatted(ns().declarations(), CALLER);
  }

  /**
   * A whole envelope.
   *
   * @param before what stands before the signed part
   * @param after what stands between it and the signature
   */
  String envelope(String operation, String before, String signed, String after, SigningKey key) {
    String root = operation + "Request";
    return "<soap:Envelope xmlns:soap=\"%s\"><soap:Header/><soap:Body><t:%s%s>%s%s%s<t:CallerInformationSystemSignature>%s</t:CallerInformationSystemSignature></t:%s></soap:Body></soap:Envelope>"
        .formatted(
            SmevNamespaces.SOAP,
            root,
            ns().declarations(),
            before,
            signed,
            after,
            SignatureProfile.sign(signed, CALLER, key),
            root);
  }
}
