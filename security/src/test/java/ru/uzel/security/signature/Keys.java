package ru.uzel.security.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

/** Keys of every kind that signs XML somewhere, each with a certificate signed by itself. */
enum Keys {
  GOST_256(
      "ECGOST3410-2012",
      "GostR3410-2001-CryptoPro-XchA",
      "GOST3411-2012-256WITHECGOST3410-2012-256"),
  GOST_512(
      "ECGOST3410-2012",
      "Tc26-Gost-3410-12-512-paramSetA",
      "GOST3411-2012-512WITHECGOST3410-2012-512"),
  GOST_2001("ECGOST3410", "GostR3410-2001-CryptoPro-XchA", "GOST3411WITHECGOST3410"),
  P_256("EC", "P-256", "SHA256withECDSA"),
  P_384("EC", "P-384", "SHA384withECDSA"),
  P_521("EC", "P-521", "SHA512withECDSA"),
  P_224("EC", "P-224", "SHA256withECDSA"),
  BITCOIN("EC", "secp256k1", "SHA256withECDSA"),
  BRAINPOOL("EC", "brainpoolP256r1", "SHA256withECDSA"),
  RSA_2048("RSA", "2048", "SHA256withRSA"),
  RSA_1024("RSA", "1024", "SHA256withRSA");

  private final String algorithm;
  private final String parameters;
  private final String certificate;

  private static final Map<Keys, SigningKey> MADE = new ConcurrentHashMap<>();

  Keys(String algorithm, String parameters, String certificate) {
    this.algorithm = algorithm;
    this.parameters = parameters;
    this.certificate = certificate;
  }

  /** Made once. */
  SigningKey key() {
    return MADE.computeIfAbsent(this, Keys::make);
  }

  private SigningKey make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Issued.PROVIDER);
      AlgorithmParameterSpec spec =
          algorithm.equals("RSA")
              ? new RSAKeyGenParameterSpec(Integer.parseInt(parameters), RSAKeyGenParameterSpec.F4)
              : new ECGenParameterSpec(parameters);
      generator.initialize(spec);
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=" + name());
      return new SigningKey(
          pair.getPrivate(),
          new JcaX509CertificateConverter()
              .setProvider(Issued.PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(Issued.NOW.minusSeconds(3600)),
                          Date.from(Issued.NOW.plusSeconds(3600)),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder(certificate)
                              .setProvider(Issued.PROVIDER)
                              .build(pair.getPrivate()))));
    } catch (GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException(name(), failure);
    }
  }
}
