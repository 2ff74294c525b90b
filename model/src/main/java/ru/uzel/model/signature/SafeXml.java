package ru.uzel.model.signature;

import org.w3c.dom.Document;

/** Parses XML from outside: no DTD, no external entities, no XInclude, bounded size and depth. */
public interface SafeXml {

  /**
   * @throws ru.uzel.model.failure.RejectedFailure with code MALFORMED or TOO_LARGE, naming line and
   *     column
   */
  Document parse(byte[] xml);
}
