package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.cert.X509Certificate;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object in a line: {@code signatures} as docs/formats/signature-findings.md describes
 * them, and {@code findings} about the file as a whole where there are any.
 */
final class JsonReport implements Report {

  @Override
  public void write(Verdict verdict, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("signatures");
      for (Verdict.Judged signature : verdict.signatures()) {
        json.writeStartObject();
        members(signature, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      if (!verdict.findings().isEmpty()) {
        write(verdict.findings(), json);
      }
      json.writeEndObject();
    }
    out.println(text);
    out.flush();
  }

  static void members(Verdict.Judged signature, JsonGenerator json) {
    json.writeBooleanProperty("valueValid", signature.valueValid());
    json.writeBooleanProperty("digestValid", signature.digestValid());
    json.writeStringProperty("algorithm", signature.algorithm());
    json.writeStringProperty("signedElement", signature.signedElement());
    json.writeName("certificate");
    if (signature.certificate() == null) {
      json.writeNull();
    } else {
      write(signature.certificate(), json);
    }
    json.writeName("trusted");
    if (signature.trusted() == null) {
      json.writeNull();
    } else {
      json.writeBoolean(signature.trusted());
    }
    write(signature.findings(), json);
    if (signature.signingTime() != null) {
      json.writeStringProperty("signingTime", signature.signingTime().toString());
    }
    if (!signature.chain().isEmpty()) {
      json.writeArrayPropertyStart("chain");
      signature.chain().forEach(link -> write(link, json));
      json.writeEndArray();
    }
  }

  private static void write(X509Certificate certificate, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("subject", SubjectName.of(certificate));
    json.writeStringProperty("notBefore", certificate.getNotBefore().toInstant().toString());
    json.writeStringProperty("notAfter", certificate.getNotAfter().toInstant().toString());
    json.writeEndObject();
  }

  static void write(List<SignatureFinding> findings, JsonGenerator json) {
    json.writeArrayPropertyStart("findings");
    for (SignatureFinding finding : findings) {
      json.writeStartObject();
      json.writeStringProperty("code", finding.code());
      json.writeStringProperty("where", finding.where());
      json.writeStringProperty("detail", finding.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
