package ru.uzel.hub.command.signature;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.security.signature.Diagnosis;
import ru.uzel.security.signature.XrayReference;
import ru.uzel.security.signature.XraySignature;
import ru.uzel.security.signature.XrayStep;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The report of {@code verify} with each signature's {@code xray} in it. */
final class JsonExplanation {

  void write(Verdict verdict, List<XraySignature> opened, PrintWriter out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("signatures");
      for (int i = 0; i < verdict.signatures().size(); i++) {
        json.writeStartObject();
        Verdict.Judged judged = verdict.signatures().get(i);
        JsonReport.members(judged, json);
        if (i < opened.size()) {
          write(opened.get(i), json);
        } else if (judged.cms() != null) {
          write(judged.cms(), json);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      if (!verdict.findings().isEmpty()) {
        JsonReport.write(verdict.findings(), json);
      }
      json.writeEndObject();
    }
    out.println(text);
    out.flush();
  }

  private static void write(Verdict.Cms cms, JsonGenerator json) {
    json.writeObjectPropertyStart("xray");
    json.writeStringProperty("expected", cms.expected());
    json.writeStringProperty("computed", cms.computed());
    write(cms.diagnosis(), json);
    json.writeEndObject();
  }

  private static void write(XraySignature signature, JsonGenerator json) {
    json.writeObjectPropertyStart("xray");
    json.writeArrayPropertyStart("references");
    for (XrayReference reference : signature.references()) {
      json.writeStartObject();
      json.writeStringProperty("uri", reference.uri());
      json.writeStringProperty("target", reference.target());
      json.writeArrayPropertyStart("steps");
      for (XrayStep step : reference.steps()) {
        write(step, json);
      }
      json.writeEndArray();
      json.writeStringProperty("digestAlgorithm", reference.digestAlgorithm());
      json.writeStringProperty("expected", reference.expected());
      json.writeStringProperty("computed", reference.computed());
      write(reference.diagnosis(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (signature.signedInfo() != null) {
      json.writeName("signedInfo");
      write(signature.signedInfo(), json);
    }
    write(signature.diagnosis(), json);
    json.writeEndObject();
  }

  private static void write(XrayStep step, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("transform", step.transform());
    json.writeStringProperty("octets", step.text());
    json.writeEndObject();
  }

  private static void write(@Nullable Diagnosis diagnosis, JsonGenerator json) {
    json.writeName("diagnosis");
    if (diagnosis == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("harm", diagnosis.harm());
    json.writeStringProperty("where", diagnosis.where());
    json.writeStringProperty("found", diagnosis.found());
    json.writeStringProperty("signed", diagnosis.signed());
    json.writeEndObject();
  }
}
