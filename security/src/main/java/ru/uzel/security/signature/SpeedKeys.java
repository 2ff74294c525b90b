package ru.uzel.security.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import ru.uzel.security.trust.SigningKey;

/** Keys that live as long as a measurement. */
final class SpeedKeys {

  private SpeedKeys() {}

  /** On the curve of every СМЭВ certificate seen. */
  static SigningKey gost(Provider provider, Clock clock) throws GeneralSecurityException {
    return make(
        "ECGOST3410-2012",
        "GostR3410-2001-CryptoPro-XchA",
        "GOST3411-2012-256WITHECGOST3410-2012-256",
        provider,
        clock);
  }

  static SigningKey ecdsa(Provider provider, Clock clock) throws GeneralSecurityException {
    return make("EC", "P-256", "SHA256withECDSA", provider, clock);
  }

  private static SigningKey make(
      String kind, String curve, String algorithm, Provider provider, Clock clock)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, provider);
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Speed");
    try {
      return new SigningKey(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(provider)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(clock.instant().minus(Duration.ofHours(1))),
                          Date.from(clock.instant().plus(Duration.ofDays(1))),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder(algorithm)
                              .setProvider(provider)
                              .build(pair.getPrivate()))));
    } catch (OperatorCreationException failure) {
      throw new GeneralSecurityException(failure);
    }
  }
}
