package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** The namespaces of one version of the message-exchange service. */
record SmevNamespaces(String version) {

  static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

  private static final String STEM =
      "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/";

  /** The version that the operation's root element is of; the answer is given in the same one. */
  static SmevNamespaces of(Element root) {
    String uri = Dom.namespace(root);
    String version = uri.startsWith(STEM) ? uri.substring(STEM.length()) : "";
    if (!version.matches("1\\.[123]")) {
      throw SmevFault.client("no operation of the message-exchange service is in " + uri);
    }
    return new SmevNamespaces(version);
  }

  boolean isFirst() {
    return version.equals("1.1");
  }

  boolean isLatest() {
    return version.equals("1.3");
  }

  /** Declarations of the prefixes that the emulator writes: t for types, b for basic. */
  String declarations() {
    return " xmlns:t=\"" + types() + "\" xmlns:b=\"" + basic() + "\"";
  }

  String types() {
    return STEM + version;
  }

  String basic() {
    return STEM + "basic/" + version;
  }

  String faults() {
    return STEM + "faults/" + version;
  }
}
