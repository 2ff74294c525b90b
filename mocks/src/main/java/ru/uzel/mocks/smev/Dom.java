package ru.uzel.mocks.smev;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A hardened DOM parser and the few steps the emulator takes through a tree. */
final class Dom {

  private static final String DEEPEST = "256";

  private static final ThreadLocal<DocumentBuilder> PARSER = ThreadLocal.withInitial(Dom::parser);

  private Dom() {}

  static Document parse(byte[] xml) throws SAXException {
    DocumentBuilder parser = PARSER.get();
    try {
      return parser.parse(new ByteArrayInputStream(xml));
    } catch (IOException e) {
      // Xerces reports broken UTF-8 as an IOException although nothing was read from outside.
      throw new SAXException(e);
    } finally {
      parser.reset();
      parser.setErrorHandler(new DefaultHandler());
    }
  }

  static String namespace(Node node) {
    String uri = node.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  static boolean is(Element element, String namespace, String name) {
    return name.equals(element.getLocalName()) && namespace.equals(namespace(element));
  }

  static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  static Optional<Element> child(Element parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).findFirst();
  }

  static Optional<String> text(Element parent, String namespace, String name) {
    return child(parent, namespace, name).map(Element::getTextContent);
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      // Deeper ones than any message are made to exhaust the stack of those who walk the tree.
      factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser lacks a protection", e);
    }
  }
}
