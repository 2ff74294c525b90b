package ru.uzel.security.signature;

import java.util.Arrays;
import javax.xml.XMLConstants;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * The octets of {@code urn://smev-gov-ru/xmldsig/transform}, built element by element. The rules
 * are those of the СМЭВ 3 guidelines 3.5, "Правила трансформации", whose reference class writes
 * through Woodstox.
 */
final class SmevForm {

  /** More than this is not kept between uses: one huge message must not pin memory for ever. */
  private static final int TEXT_KEPT = 1 << 19;

  private final Utf8Buffer out = new Utf8Buffer();
  private final SmevAttributes attributes = new SmevAttributes();

  /** Namespaces declared on the path from the root to here; the prefix of {@code [i]} is given. */
  private String[] namespaces = new String[16];

  private int[] prefixes = new int[16];
  private int declared;
  private int prefixesMade;

  private String[] names = new String[32];
  private int[] namePrefixes = new int[32];
  private int[] declaredBefore = new int[32];
  private int depth;

  private char[] text = new char[256];
  private int textLength;

  /** Forgets everything, for the next fragment. */
  SmevForm clear() {
    out.clear();
    attributes.clear();
    declared = 0;
    prefixesMade = 0;
    depth = 0;
    textLength = 0;
    if (text.length > TEXT_KEPT) {
      text = new char[256];
    }
    return this;
  }

  /** The attributes of the element that {@link #start} begins next, in any order. */
  SmevAttributes attributes() {
    return attributes;
  }

  void start(String namespace, String name) {
    flushText();
    push(name);
    int declaredHere = declared;
    int prefix = prefixOf(namespace, "element " + name);
    namePrefixes[depth - 1] = prefix;
    out.ascii('<').ascii("ns").number(prefix).ascii(':').characters(name);
    attributes.sort();
    for (int i = 0; i < attributes.size(); i++) {
      if (!attributes.namespace(i).isEmpty()) {
        prefixOf(attributes.namespace(i), "attribute " + attributes.name(i));
      }
    }
    for (int i = declaredHere; i < declared; i++) {
      out.ascii(" xmlns:ns").number(prefixes[i]).ascii("=\"");
      SmevEscapes.attribute(namespaces[i], out);
      out.ascii('"');
    }
    for (int i = 0; i < attributes.size(); i++) {
      out.ascii(' ');
      if (!attributes.namespace(i).isEmpty()) {
        out.ascii("ns").number(prefixOf(attributes.namespace(i), "")).ascii(':');
      }
      out.characters(attributes.name(i)).ascii("=\"");
      SmevEscapes.attribute(attributes.value(i), out);
      out.ascii('"');
    }
    attributes.clear();
    out.ascii('>');
  }

  /** Character data; pieces that follow each other are one text node. */
  void text(char[] characters, int start, int length) {
    room(length);
    System.arraycopy(characters, start, text, textLength, length);
    textLength += length;
  }

  void text(String characters) {
    room(characters.length());
    characters.getChars(0, characters.length(), text, textLength);
    textLength += characters.length();
  }

  /** A processing instruction: dropped, but exclusive c14n keeps it, so it parts two text nodes. */
  void instruction() {
    flushText();
  }

  void end() {
    flushText();
    depth--;
    out.ascii("</ns").number(namePrefixes[depth]).ascii(':').characters(names[depth]).ascii('>');
    declared = declaredBefore[depth];
  }

  Utf8Buffer octets() {
    return out;
  }

  private void push(String name) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      namePrefixes = Arrays.copyOf(namePrefixes, depth * 2);
      declaredBefore = Arrays.copyOf(declaredBefore, depth * 2);
    }
    names[depth] = name;
    declaredBefore[depth] = declared;
    depth++;
  }

  private int prefixOf(String namespace, String user) {
    for (int i = 0; i < declared; i++) {
      if (namespaces[i].equals(namespace)) {
        return prefixes[i];
      }
    }
    if (namespace.isEmpty()) {
      throw unsupported(user + " has no namespace");
    }
    if (namespace.equals(XMLConstants.XML_NS_URI)) {
      // The reference writer refuses to give this namespace another prefix than xml.
      throw unsupported(user + " is in the namespace of XML itself");
    }
    if (declared == namespaces.length) {
      namespaces = Arrays.copyOf(namespaces, declared * 2);
      prefixes = Arrays.copyOf(prefixes, declared * 2);
    }
    namespaces[declared] = namespace;
    prefixes[declared] = ++prefixesMade;
    return prefixes[declared++];
  }

  private void room(int length) {
    if (text.length - textLength < length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, textLength + length));
    }
  }

  private void flushText() {
    for (int i = 0; i < textLength; i++) {
      if (text[i] > ' ') {
        SmevEscapes.text(text, textLength, out);
        break;
      }
    }
    textLength = 0;
  }

  static RejectedFailure unsupported(String why) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.CLIENT,
        "the SMEV transform cannot carry this: " + why,
        null);
  }
}
