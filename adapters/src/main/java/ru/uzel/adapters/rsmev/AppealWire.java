package ru.uzel.adapters.rsmev;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.SafeXml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One appeal as it is kept and mapped: its own element of the response, whose other appeals are
 * other people's, and what the response had of its files.
 *
 * @param files those that were stored, in the order of the contents
 * @param missing why each other file, by its id, is not there
 */
record AppealWire(Element appeal, List<GatewayFile> files, Map<String, String> missing) {

  AppealWire {
    files = List.copyOf(files);
  }

  WireBytes bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("appeal", written(appeal));
    ArrayNode stored = json.putArray("files");
    for (GatewayFile file : files) {
      stored
          .addObject()
          .put("name", file.name())
          .put("url", file.url())
          .put("signaturePKCS7", file.signature());
    }
    ObjectNode reasons = json.putObject("missing");
    missing.forEach(reasons::put);
    return WireBytes.of(RsmevJson.TYPE, RsmevJson.MAPPER.writeValueAsBytes(json));
  }

  /** Reads what {@link #bytes} wrote. */
  static AppealWire read(SafeXml xml, WireBytes wire) {
    JsonNode json = RsmevJson.MAPPER.readTree(wire.bytes());
    List<GatewayFile> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      JsonNode signature = file.path("signaturePKCS7");
      files.add(
          new GatewayFile(
              file.path("name").asString(""),
              file.path("url").asString(""),
              signature.isString() ? signature.stringValue() : null));
    }
    Map<String, String> missing = new LinkedHashMap<>();
    json.path("missing")
        .properties()
        .forEach(reason -> missing.put(reason.getKey(), reason.getValue().asString("")));
    byte[] appeal = json.path("appeal").asString("").getBytes(StandardCharsets.UTF_8);
    return new AppealWire(xml.parse(appeal).getDocumentElement(), files, missing);
  }

  /** The element alone. */
  static WireBytes xml(Element appeal) {
    return WireBytes.of("application/xml", written(appeal).getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Element appeal) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(appeal), new StreamResult(text));
      return text.toString();
    } catch (TransformerException impossible) {
      throw new IllegalStateException("a parsed element cannot be written", impossible);
    }
  }
}
