package ru.uzel.mocks.executor;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveGenParameterSpec;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key of GOST R 34.10-2012-256 with a certificate signed by itself. */
record BodyKey(PrivateKey secret, X509Certificate certificate) {

  /** Handed over, never registered: the mock leaves the JVM's providers alone. */
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  static final String ALGORITHM = "GOST3411-2012-256WITHECGOST3410-2012-256";

  static BodyKey create(String subject) {
    Instant now = Instant.now();
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("ECGOST3410-2012", PROVIDER);
      generator.initialize(new ECNamedCurveGenParameterSpec("GostR3410-2001-CryptoPro-XchA"));
      KeyPair pair = generator.generateKeyPair();
      X500Principal name = new X500Principal(subject);
      return new BodyKey(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          new BigInteger(64, ThreadLocalRandom.current()).setBit(63),
                          Date.from(now.minus(1, ChronoUnit.HOURS)),
                          Date.from(now.plus(365, ChronoUnit.DAYS)),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder(ALGORITHM)
                              .setProvider(PROVIDER)
                              .build(pair.getPrivate()))));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no key could be made", e);
    }
  }

  void writeCertificate(Path file) throws IOException {
    try {
      Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'})
                  .encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
