package ru.uzel.security.signature;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a document turns into while it is read. */
interface XmlContent {

  /** An element starts; its name, namespaces and attributes are the reader's current ones. */
  void start(XMLStreamReader element);

  /** Character data, perhaps not all of it up to the next markup. */
  void text(char[] characters, int start, int length);

  void instruction(String target, @Nullable String data);

  /** A comment; most forms of a document have none. */
  default void comment(String text) {}

  void end();
}
