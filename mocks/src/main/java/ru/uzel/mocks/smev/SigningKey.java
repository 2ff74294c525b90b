package ru.uzel.mocks.smev;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
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

/** A key with a certificate signed by itself. */
final class SigningKey {

  /** Handed over, never registered: the emulator leaves the JVM's providers alone. */
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final SignatureAlgorithm algorithm;
  private final PrivateKey secret;
  private final X509Certificate certificate;
  private final ThreadLocal<Signature> signers;

  private SigningKey(SignatureAlgorithm algorithm, PrivateKey secret, X509Certificate certificate) {
    this.algorithm = algorithm;
    this.secret = secret;
    this.certificate = certificate;
    // initSign computes the base point's table anew (3.5 times dearer), so signers are kept.
    this.signers = ThreadLocal.withInitial(() -> signer(algorithm, secret));
  }

  /** A fresh key of GOST R 34.10-2012-256. */
  static SigningKey create(String subject) {
    return create(SignatureAlgorithm.GOST_256, subject);
  }

  static SigningKey create(SignatureAlgorithm algorithm, String subject) {
    Instant now = Instant.now();
    return create(
        algorithm, subject, now.minus(1, ChronoUnit.HOURS), now.plus(365, ChronoUnit.DAYS));
  }

  /** The same with a certificate that ended yesterday. */
  static SigningKey createExpired(SignatureAlgorithm algorithm, String subject) {
    Instant now = Instant.now();
    return create(
        algorithm, subject, now.minus(365, ChronoUnit.DAYS), now.minus(1, ChronoUnit.DAYS));
  }

  private static SigningKey create(
      SignatureAlgorithm algorithm, String subject, Instant notBefore, Instant notAfter) {
    try {
      KeyPair pair = pair(algorithm);
      X500Principal name = new X500Principal(subject);
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          new BigInteger(64, ThreadLocalRandom.current()).setBit(63),
                          Date.from(notBefore),
                          Date.from(notAfter),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder(certificateAlgorithm(algorithm))
                              .setProvider(PROVIDER)
                              .build(pair.getPrivate())));
      return new SigningKey(algorithm, pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no key could be made", e);
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  String certificateBase64() {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  void writeCertificate(Path file) throws IOException {
    String body = certificateBase64().replaceAll("(.{64})(?!$)", "$1\n");
    Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = signers.get();
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] digest(byte[] bytes) {
    return newDigest().digest(bytes);
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("GOST3411-2012-256", PROVIDER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PrivateKey secret() {
    return secret;
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  private static KeyPair pair(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(
            algorithm == SignatureAlgorithm.ECDSA ? "EC" : "ECGOST3410-2012", PROVIDER);
    // Of GOST 256 that of every СМЭВ certificate seen.
    String curve =
        switch (algorithm) {
          case GOST_256 -> "GostR3410-2001-CryptoPro-XchA";
          case GOST_512 -> "Tc26-Gost-3410-12-512-paramSetA";
          case ECDSA -> "P-256";
        };
    generator.initialize(new ECNamedCurveGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String certificateAlgorithm(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case GOST_256 -> "GOST3411-2012-256WITHECGOST3410-2012-256";
      case GOST_512 -> "GOST3411-2012-512WITHECGOST3410-2012-512";
      case ECDSA -> "SHA256withECDSA";
    };
  }

  private static Signature signer(SignatureAlgorithm algorithm, PrivateKey secret) {
    try {
      Signature signature = Signature.getInstance(algorithm.signature(), PROVIDER);
      signature.initSign(secret);
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
