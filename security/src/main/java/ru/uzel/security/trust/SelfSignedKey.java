package ru.uzel.security.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A new GOST R 34.10-2012-256 key with a certificate signed by itself; a region that has a
 * certificate of an accredited authority puts that into {@code hub.p12} instead.
 */
record SelfSignedKey(Provider provider, Clock clock) {

  /** 1.2.643.2.2.36.0, the curve of every СМЭВ certificate seen. */
  private static final String CURVE = "GostR3410-2001-CryptoPro-XchA";

  private static final Duration VALIDITY = Duration.ofDays(5 * 365);

  /** Partners' clocks may be a little behind. */
  private static final Duration LEEWAY = Duration.ofHours(1);

  SigningKey make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ECGOST3410-2012", provider);
    generator.initialize(new ECGenParameterSpec(CURVE));
    KeyPair pair = generator.generateKeyPair();
    Instant now = clock.instant();
    X500Name subject = new X500Name("O=Regional Management Centre,CN=Uzel");
    try {
      JcaX509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(127, new SecureRandom()).setBit(126),
              Date.from(now.minus(LEEWAY)),
              Date.from(now.plus(VALIDITY)),
              subject,
              pair.getPublic());
      certificate.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
      return new SigningKey(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(provider)
              .getCertificate(
                  certificate.build(
                      new JcaContentSignerBuilder("GOST3411-2012-256WITHECGOST3410-2012-256")
                          .setProvider(provider)
                          .build(pair.getPrivate()))));
    } catch (CertIOException | OperatorCreationException failure) {
      throw new GeneralSecurityException("cannot make the hub's certificate", failure);
    }
  }
}
