package ru.uzel.security.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * New keys and certificates: signed by themselves, or by a test authority. A region that has a
 * certificate of an accredited authority imports that instead.
 */
public record NewCertificate(
    KeyKind kind, String subject, Duration validity, Provider provider, Clock clock) {

  /** Partners' clocks may be a little behind. */
  private static final Duration LEEWAY = Duration.ofHours(1);

  private static final int SIGNER = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
  private static final int AUTHORITY = KeyUsage.keyCertSign | KeyUsage.cRLSign;

  /**
   * @throws KeyFailure for a subject that is no distinguished name
   */
  public NewCertificate {
    try {
      if (new X500Name(subject).getRDNs().length == 0) {
        throw new KeyFailure("the subject is empty; write it as 'CN=Name,O=Organisation,C=RU'");
      }
    } catch (IllegalArgumentException wrong) {
      throw new KeyFailure(
          "'" + subject + "' is no subject; write it as 'CN=Name,O=Organisation,C=RU'", wrong);
    }
  }

  /** A key whose certificate is signed by itself. */
  public SigningKey bySelf() {
    return make(null, SIGNER);
  }

  /** A key for a test authority, which may issue certificates to signers only. */
  public SigningKey authority() {
    return make(null, AUTHORITY);
  }

  /** A key whose certificate is issued by a test authority. */
  public SigningKey by(SigningKey authority) {
    if (!Issuance.isAuthority(authority.certificate())) {
      throw new KeyFailure(
          Fingerprint.of(authority.certificate()) + " is no authority's; make one with create-ca");
    }
    return make(authority, SIGNER);
  }

  private SigningKey make(@Nullable SigningKey by, int usage) {
    try {
      KeyPair pair = kind.generate(provider);
      X500Name name = new X500Name(subject);
      X500Name issuerName =
          by == null
              ? name
              : X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded());
      PublicKey issuerKey = by == null ? pair.getPublic() : by.certificate().getPublicKey();
      Instant now = clock.instant();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName,
              new BigInteger(127, new SecureRandom()).setBit(126),
              Date.from(now.minus(LEEWAY)),
              Date.from(now.plus(validity)),
              name,
              pair.getPublic());
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      if (usage == AUTHORITY) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      }
      if (by != null) {
        builder.addExtension(
            Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKey));
      }
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .setProvider(provider)
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder(KeyKind.signatureBy(issuerKey))
                          .setProvider(provider)
                          .build(by == null ? pair.getPrivate() : by.key())));
      List<X509Certificate> chain = new ArrayList<>();
      if (by != null) {
        chain.add(by.certificate());
        chain.addAll(by.chain());
      }
      return new SigningKey(pair.getPrivate(), certificate, chain, null);
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException failure) {
      throw new KeyFailure(
          "provider " + provider.getName() + " cannot make a key of kind " + kind, failure);
    }
  }
}
