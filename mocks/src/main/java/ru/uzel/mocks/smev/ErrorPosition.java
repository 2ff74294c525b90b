package ru.uzel.mocks.smev;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Where in a document a schema is broken. A tree knows no positions, so the document is read anew;
 * only for those that are refused anyway.
 */
final class ErrorPosition extends XMLFilterImpl {

  private final ValidatorHandler validator;
  private final String namespace;
  private final String name;
  private int depth;

  private ErrorPosition(ValidatorHandler validator, Element element) {
    this.validator = validator;
    this.namespace = Dom.namespace(element);
    this.name = element.getLocalName();
  }

  /** Characters before the error; 0 when it cannot be told. */
  static int of(Schema schema, Element element, String document) {
    ValidatorHandler validator = schema.newValidatorHandler();
    validator.setErrorHandler(Contract.Strict.INSTANCE);
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setContentHandler(new ErrorPosition(validator, element));
      reader.parse(new InputSource(new StringReader(document)));
      return 0;
    } catch (SAXParseException e) {
      return offset(document, e.getLineNumber(), e.getColumnNumber());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return 0;
    }
  }

  private static int offset(String document, int line, int column) {
    int start = 0;
    for (int i = 1; i < line && start >= 0; i++) {
      start = document.indexOf('\n', start) + 1;
    }
    return Math.max(0, Math.min(document.length(), start + column - 1));
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    validator.setDocumentLocator(locator);
  }

  @Override
  public void startDocument() throws SAXException {
    validator.startDocument();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    validator.startPrefixMapping(prefix, uri);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    if (depth > 0 || (uri.equals(namespace) && local.equals(name))) {
      depth++;
      validator.startElement(uri, local, qualified, attributes);
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    if (depth > 0) {
      depth--;
      validator.endElement(uri, local, qualified);
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (depth > 0) {
      validator.characters(text, start, length);
    }
  }

  @Override
  public void endDocument() {}
}
