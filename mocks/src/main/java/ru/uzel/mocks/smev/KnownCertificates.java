package ru.uzel.mocks.smev;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;

/** Whose signatures are accepted. */
@FunctionalInterface
interface KnownCertificates {

  /**
   * The certificate of these bytes.
   *
   * @throws SmevFault the one СМЭВ would answer with when it is not known or not valid
   */
  X509Certificate require(byte[] encoded);

  /** Any certificate that is valid today: for trials, and for the signatures of persons. */
  static X509Certificate any(byte[] encoded) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", SigningKey.PROVIDER);
      if (factory.generateCertificate(new ByteArrayInputStream(encoded))
          instanceof X509Certificate certificate) {
        return valid(certificate);
      }
      throw new CertificateException("нет сертификата");
    } catch (CertificateException e) {
      throw SmevFault.signature(
          "SignatureIsInvalid", "X509Certificate не читается: " + e.getMessage());
    }
  }

  static X509Certificate valid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return certificate;
    } catch (CertificateNotYetValidException e) {
      throw SmevFault.signature(
          "CertificateIsExpired", "срок действия сертификата клиента не начался");
    } catch (CertificateException e) {
      throw SmevFault.signature("CertificateIsExpired", "срок действия сертификата клиента истёк");
    }
  }
}
