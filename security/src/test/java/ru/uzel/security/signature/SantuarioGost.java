package ru.uzel.security.signature;

import org.apache.xml.security.algorithms.implementations.SignatureBaseRSA;
import org.apache.xml.security.signature.XMLSignatureException;
import ru.uzel.security.trust.Issued;

/** What Santuario has for RSA is a plain JCA signature: only the names differ. */
public final class SantuarioGost extends SignatureBaseRSA {

  /** Registered by class, so it must be public. */
  public SantuarioGost() throws XMLSignatureException {
    super(Issued.PROVIDER);
  }

  @Override
  public String engineGetURI() {
    return XmlAlgorithm.GOST_2012_256.uri();
  }
}
