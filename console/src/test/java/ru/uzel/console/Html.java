package ru.uzel.console;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page taken apart. Ours are well-formed XML too, which only strictness keeps so. */
final class Html {

  private final Document document;

  private Html(Document document) {
    this.document = document;
  }

  static Html of(String page) {
    try {
      return new Html(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(
                  new InputSource(
                      new StringReader(page.replaceFirst("(?i)^<!DOCTYPE html>", "").strip()))));
    } catch (SAXException | IOException | ParserConfigurationException broken) {
      throw new AssertionError("not well-formed: " + broken.getMessage() + "\n" + page, broken);
    }
  }

  /** The texts of what an XPath finds, white space collapsed. */
  List<String> all(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent().replaceAll("\\s+", " ").strip());
      }
      return texts;
    } catch (XPathExpressionException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  String one(String path) {
    List<String> found = all(path);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + path + ": " + found);
    }
    return found.get(0);
  }
}
