package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas: those of the service, and that of the bodies' вид сведений. */
final class Contract {

  private static final String CASE_NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";
  private static final Map<String, Contract> KNOWN = new ConcurrentHashMap<>();

  private final Schema schema;
  // A Validator is made slowly and serves one thread at a time.
  private final ThreadLocal<Validator> validators = ThreadLocal.withInitial(this::validator);

  private Contract(Schema schema) {
    this.schema = schema;
  }

  static Contract of(SmevNamespaces ns) {
    return KNOWN.computeIfAbsent(ns.version(), Contract::service);
  }

  /** Every body has its вид сведений in a namespace of its own; the structure is the same. */
  static Contract ofCases(String namespace) {
    if (KNOWN.size() > 1_000) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent("case " + namespace, key -> cases(namespace));
  }

  /**
   * Checks an element of a call.
   *
   * @param call the whole call, to tell the position of an error in
   * @throws SmevFault InvalidContent
   */
  void check(Element element, String call) {
    Validator validator = validators.get();
    try {
      validator.validate(new DOMSource(element));
    } catch (SAXParseException e) {
      throw SmevFault.invalidContent(
          String.valueOf(e.getMessage()), ErrorPosition.of(schema, element, call));
    } catch (SAXException | IOException e) {
      throw SmevFault.invalidContent(String.valueOf(e.getMessage()));
    } finally {
      validator.reset();
      validator.setErrorHandler(Strict.INSTANCE);
    }
  }

  private Validator validator() {
    Validator validator = schema.newValidator();
    validator.setErrorHandler(Strict.INSTANCE);
    return validator;
  }

  private static Contract service(String version) {
    String stem = version + "/smev-message-exchange-";
    return new Contract(
        schema(
            new StreamSource(resource(stem + "types-" + version + ".xsd")),
            new StreamSource(resource(stem + "faults-" + version + ".xsd"))));
  }

  private static Contract cases(String namespace) {
    try (InputStream in = resource("case-exchange-1.0.xsd")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Contract(
          schema(
              new StreamSource(
                  new StringReader(text.replace(CASE_NAMESPACE, Xml.escape(namespace))))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema(Source... sources) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      // Whatever is imported is taken from the emulator's own resources.
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) ->
              new SchemaImport(String.valueOf(systemId)));
      return factory.newSchema(sources);
    } catch (SAXException e) {
      throw new IllegalStateException("a schema of the emulator is broken", e);
    }
  }

  /** A file of the contract. */
  static InputStream resource(String path) {
    return Objects.requireNonNull(
        Contract.class.getResourceAsStream("contract/" + path), "no contract " + path);
  }

  /** Errors end the validation; there are no warnings worth the name. */
  enum Strict implements ErrorHandler {
    INSTANCE;

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
