package ru.uzel.security.signature;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.CanonicalizationException;
import org.apache.xml.security.c14n.implementations.Canonicalizer11_OmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer11_WithComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315Excl;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclOmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclWithComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315OmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315WithComments;
import org.apache.xml.security.c14n.implementations.CanonicalizerBase;
import org.apache.xml.security.signature.XMLSignatureInput;
import org.apache.xml.security.signature.XMLSignatureNodeInput;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** The canonical forms of the W3C, as Santuario writes them. */
enum Canonicalization {
  EXCLUSIVE(XmlDsig.EXCLUSIVE_C14N),
  EXCLUSIVE_WITH_COMMENTS(XmlDsig.EXCLUSIVE_C14N + "WithComments"),
  INCLUSIVE("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
  INCLUSIVE_WITH_COMMENTS("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"),
  INCLUSIVE_11("http://www.w3.org/2006/12/xml-c14n11"),
  INCLUSIVE_11_WITH_COMMENTS("http://www.w3.org/2006/12/xml-c14n11#WithComments");

  static {
    Init.init();
  }

  private final String uri;

  Canonicalization(String uri) {
    this.uri = uri;
  }

  static Optional<Canonicalization> of(String uri) {
    return Stream.of(values()).filter(one -> one.uri.equals(uri)).findFirst();
  }

  String uri() {
    return uri;
  }

  boolean exclusive() {
    return this == EXCLUSIVE || this == EXCLUSIVE_WITH_COMMENTS;
  }

  /** The same without comments: a reference by Id leaves them out (XMLDSig §4.4.3.3). */
  Canonicalization withoutComments() {
    return switch (this) {
      case EXCLUSIVE, EXCLUSIVE_WITH_COMMENTS -> EXCLUSIVE;
      case INCLUSIVE, INCLUSIVE_WITH_COMMENTS -> INCLUSIVE;
      case INCLUSIVE_11, INCLUSIVE_11_WITH_COMMENTS -> INCLUSIVE_11;
    };
  }

  /**
   * Writes a document or element.
   *
   * @param excluded an element below it that is left out
   * @param prefixes for the exclusive forms, the prefixes to treat as the inclusive ones do
   */
  void write(Node node, @Nullable Node excluded, String prefixes, ByteArrayOutputStream out) {
    XMLSignatureInput input = new XMLSignatureNodeInput(node);
    input.setExcludeNode(excluded);
    try {
      CanonicalizerBase writer = writer();
      if (writer instanceof Canonicalizer20010315Excl exclusive) {
        exclusive.engineCanonicalize(input, prefixes, out, true);
      } else {
        writer.engineCanonicalize(input, out, true);
      }
    } catch (CanonicalizationException failure) {
      throw SmevForm.unsupported("it has no canonical form: " + failure.getMessage());
    }
  }

  private CanonicalizerBase writer() {
    return switch (this) {
      case EXCLUSIVE -> new Canonicalizer20010315ExclOmitComments();
      case EXCLUSIVE_WITH_COMMENTS -> new Canonicalizer20010315ExclWithComments();
      case INCLUSIVE -> new Canonicalizer20010315OmitComments();
      case INCLUSIVE_WITH_COMMENTS -> new Canonicalizer20010315WithComments();
      case INCLUSIVE_11 -> new Canonicalizer11_OmitComments();
      case INCLUSIVE_11_WITH_COMMENTS -> new Canonicalizer11_WithComments();
    };
  }
}
