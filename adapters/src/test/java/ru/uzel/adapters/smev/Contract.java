package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The schemas of one version of the exchange, to hold what goes over the wire against. */
record Contract(String version, Schema schema) {

  private static final Map<String, Contract> READ = new ConcurrentHashMap<>();

  static Contract of(String version) {
    return READ.computeIfAbsent(version, Contract::read);
  }

  static URL file(String version, String part) {
    String name = "contract/" + version + "/smev-message-exchange-" + part + "-" + version;
    return Objects.requireNonNull(
        Contract.class.getResource(name + (part.equals("service") ? ".wsdl" : ".xsd")), name);
  }

  /** Holds what stands below soap:Body against the schema; a fault's detail where it is one. */
  void accepts(byte[] envelope) {
    Document document = new PlainXml().parse(envelope);
    Tree soap = new Tree(document.getDocumentElement(), SmevEnvelopes.SOAP);
    Element root = soap.child("Body").orElseThrow().children().get(0).element();
    try {
      schema.newValidator().validate(new DOMSource(root));
    } catch (SAXException e) {
      fail(
          "%s of version %s: %s in%n%s",
          root.getLocalName(), version, e.getMessage(), new String(envelope, UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void acceptsElement(Node element) throws SAXException, IOException {
    schema.newValidator().validate(new DOMSource(element));
  }

  private static Contract read(String version) {
    Stream<String> parts =
        version.equals("1.3")
            ? Stream.of("types", "faults", "directive")
            : Stream.of("types", "faults");
    try {
      return new Contract(
          version,
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(
                  parts
                      .map(part -> new StreamSource(file(version, part).toString()))
                      .toArray(Source[]::new)));
    } catch (SAXException e) {
      throw new IllegalStateException("the contract " + version + " is no schema", e);
    }
  }
}
