package ru.uzel.adapters.pos;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a part of the workbook as a stream of elements: no DTD, no entities, bounded depth. */
final class PosXml {

  private static final int DEEPEST = 32;

  private PosXml() {}

  /** What a part consists of; elements are told by local name, since vendors differ in prefixes. */
  abstract static class Part extends DefaultHandler {

    private int depth;

    abstract void begin(String element, Attributes attributes) throws SAXException;

    abstract void end(String element) throws SAXException;

    @Override
    public final void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (++depth > DEEPEST) {
        throw new SAXException("nested deeper than " + DEEPEST);
      }
      begin(name, attributes);
    }

    @Override
    public final void endElement(String uri, String name, String qualified) throws SAXException {
      depth--;
      end(name);
    }
  }

  static void parse(InputStream xml, Part part) throws IOException, SAXException {
    parser().parse(xml, part);
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser knows these features", e);
    }
  }
}
