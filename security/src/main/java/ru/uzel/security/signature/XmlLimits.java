package ru.uzel.security.signature;

/**
 * How much of an XML document is read before it is refused.
 *
 * @param bytes size of the document
 * @param depth nested elements
 * @param attributes attributes of one element
 * @param elements elements of the document: each costs far more memory as a node than as bytes
 */
public record XmlLimits(int bytes, int depth, int attributes, int elements) {

  /** Limits for messages of up to that size. */
  public static XmlLimits ofBytes(int bytes) {
    return new XmlLimits(bytes, 200, 256, 1_000_000);
  }
}
