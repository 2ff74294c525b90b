package ru.uzel.security.signature;

import com.ctc.wstx.stax.WstxEventFactory;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Document;

/**
 * The two transforms as the outside defines them, step by step and slowly: Santuario's exclusive
 * c14n, then Woodstox events with new prefixes. Nothing of it is shared with what it checks.
 */
final class TransformReference {

  static {
    Init.init();
  }

  private static final Comparator<QName> ORDER =
      Comparator.comparing((QName name) -> name.getNamespaceURI().isEmpty())
          .thenComparing(QName::getNamespaceURI)
          .thenComparing(QName::getLocalPart);

  private final WstxEventFactory events = new WstxEventFactory();
  private final Deque<Map<String, String>> path = new ArrayDeque<>();
  private int made;

  private TransformReference() {}

  /** By the reference. */
  static String theirs(byte[] xml) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TransformReference().copy(canonical(dom(xml)), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** By the code under test, read from bytes. */
  static String ours(byte[] xml) {
    SmevForm form = new SmevForm();
    new XmlReaders(XmlLimits.ofBytes(1 << 20)).read(xml, new SmevTransform.Reading(form));
    return new String(form.octets().toBytes(), StandardCharsets.UTF_8);
  }

  /** By the code under test, from a document. */
  static String ours(Document document) {
    SmevForm form = new SmevForm();
    SmevTransform.write(document.getDocumentElement(), form);
    return new String(form.octets().toBytes(), StandardCharsets.UTF_8);
  }

  static Document dom(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static byte[] canonical(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
        .canonicalizeSubtree(document.getDocumentElement(), out);
    return out.toByteArray();
  }

  private void copy(byte[] canonical, ByteArrayOutputStream out) throws XMLStreamException {
    XMLEventReader reader =
        new WstxInputFactory().createXMLEventReader(new ByteArrayInputStream(canonical), "UTF-8");
    XMLEventWriter writer = new WstxOutputFactory().createXMLEventWriter(out, "UTF-8");
    while (reader.hasNext()) {
      XMLEvent event = reader.nextEvent();
      if (event.isStartElement()) {
        start(event.asStartElement(), writer);
      } else if (event.isEndElement()) {
        QName name = event.asEndElement().getName();
        // Keeps the writer from closing an empty element in its start tag.
        writer.add(events.createSpace(""));
        writer.add(
            events.createEndElement(
                prefix(name.getNamespaceURI()), name.getNamespaceURI(), name.getLocalPart()));
        path.removeLast();
      } else if (event.isCharacters() && !event.asCharacters().getData().trim().isEmpty()) {
        writer.add(event);
      }
    }
    writer.close();
  }

  private void start(StartElement element, XMLEventWriter writer) throws XMLStreamException {
    Map<String, String> here = new LinkedHashMap<>();
    path.addLast(here);
    QName name = element.getName();
    declare(name.getNamespaceURI(), here);
    writer.add(
        events.createStartElement(
            prefix(name.getNamespaceURI()), name.getNamespaceURI(), name.getLocalPart()));
    List<Attribute> attributes = new ArrayList<>();
    for (Iterator<Attribute> all = element.getAttributes(); all.hasNext(); ) {
      attributes.add(all.next());
    }
    attributes.sort(Comparator.comparing(Attribute::getName, ORDER));
    for (Attribute attribute : attributes) {
      if (!attribute.getName().getNamespaceURI().isEmpty()) {
        declare(attribute.getName().getNamespaceURI(), here);
      }
    }
    for (Map.Entry<String, String> declared : here.entrySet()) {
      writer.add(events.createNamespace(declared.getValue(), declared.getKey()));
    }
    for (Attribute attribute : attributes) {
      QName key = attribute.getName();
      writer.add(
          key.getNamespaceURI().isEmpty()
              ? events.createAttribute(key.getLocalPart(), attribute.getValue())
              : events.createAttribute(
                  prefix(key.getNamespaceURI()),
                  key.getNamespaceURI(),
                  key.getLocalPart(),
                  attribute.getValue()));
    }
  }

  private void declare(String namespace, Map<String, String> here) {
    if (path.stream().noneMatch(level -> level.containsKey(namespace))) {
      here.put(namespace, "ns" + ++made);
    }
  }

  private String prefix(String namespace) {
    return path.stream()
        .map(level -> level.get(namespace))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
