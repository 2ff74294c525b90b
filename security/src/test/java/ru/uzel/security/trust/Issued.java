package ru.uzel.security.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Certificates of every shape, made on the spot. */
public final class Issued {

  public static final Provider PROVIDER = new BouncyCastleProvider();

  /** The time at which all of these are valid unless said otherwise. */
  public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  public static final String GOST_256 = "GostR3410-2001-CryptoPro-XchA";
  public static final String GOST_2001 = "GostR3410-2001-CryptoPro-A";
  public static final String GOST_512 = "Tc26-Gost-3410-12-512-paramSetA";

  private static final AtomicInteger SERIAL = new AtomicInteger(1);

  private String subject = "CN=Test body";
  private String curve = GOST_256;
  private int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
  private boolean authority;
  private boolean strange;
  private @Nullable KeyPair pair;
  private int pathLength = Integer.MAX_VALUE;
  private String algorithm = "";
  private final List<Extension> extensions = new ArrayList<>();
  private Instant from = NOW.minusSeconds(86_400);
  private Instant until = NOW.plusSeconds(86_400);

  public static Issued certificate() {
    return new Issued();
  }

  public Issued subject(String name) {
    subject = name;
    return this;
  }

  public Issued curve(String name) {
    curve = name;
    return this;
  }

  public Issued usage(int bits) {
    usage = bits;
    return this;
  }

  public Issued authority() {
    authority = true;
    usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    return this;
  }

  /** How many authorities may stand below this one. */
  public Issued pathLength(int most) {
    pathLength = most;
    return authority();
  }

  /** The issuer's signature algorithm, where it is not the usual one for its key. */
  public Issued signedWith(String name) {
    algorithm = name;
    return this;
  }

  public Issued extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    try {
      extensions.add(new Extension(type, critical, value.toASN1Primitive().getEncoded()));
      return this;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Where revocation can be asked for. */
  public Issued ocsp(String url) {
    return extension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address(url)));
  }

  public Issued crl(String url) {
    return extension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(new GeneralNames(address(url))), null, null)
            }));
  }

  static GeneralName address(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  public Issued strangeExtension() {
    strange = true;
    return this;
  }

  public Issued valid(Instant first, Instant last) {
    from = first;
    until = last;
    return this;
  }

  public SigningKey bySelf() {
    KeyPair pair = pair();
    return issue(pair, new X500Name(subject), pair.getPrivate(), curve);
  }

  /** Another certificate for a key that is there. */
  public Issued certifying(SigningKey key) {
    pair = new KeyPair(key.certificate().getPublicKey(), key.key());
    return this;
  }

  /** The same authority with the same key and a new certificate. */
  public SigningKey renewing(SigningKey old) {
    return certifying(old).by(old);
  }

  public SigningKey by(SigningKey issuer) {
    return issue(
        pair(),
        X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
        issuer.key(),
        curveOf(issuer));
  }

  private static String curveOf(SigningKey issuer) {
    String algorithm = issuer.certificate().getPublicKey().getAlgorithm();
    if (algorithm.equals("RSA")) {
      return "RSA";
    }
    if (algorithm.startsWith("ECGOST3410-2012")) {
      boolean longer = issuer.certificate().getPublicKey().getEncoded().length > 120;
      return longer ? GOST_512 : GOST_256;
    }
    return algorithm.equals("ECGOST3410") ? GOST_2001 : "P-256";
  }

  private KeyPair pair() {
    if (pair != null) {
      return pair;
    }
    try {
      if (curve.equals("RSA")) {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA", PROVIDER);
        rsa.initialize(2048);
        return rsa.generateKeyPair();
      }
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(curve.startsWith("P-") ? "EC" : gost(curve), PROVIDER);
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private SigningKey issue(KeyPair pair, X500Name issuer, PrivateKey signer, String signerCurve) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(from),
              Date.from(until),
              new X500Name(subject),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, constraints());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      if (strange) {
        builder.addExtension(new ASN1ObjectIdentifier("1.2.643.100.999"), true, DERNull.INSTANCE);
      }
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder(
                              algorithm.isEmpty() ? algorithm(signerCurve) : algorithm)
                          .setProvider(PROVIDER)
                          .build(signer)));
      return new SigningKey(pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | IOException | OperatorCreationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private BasicConstraints constraints() {
    return pathLength == Integer.MAX_VALUE
        ? new BasicConstraints(authority)
        : new BasicConstraints(pathLength);
  }

  /** What the usual signature by that key is called. */
  static String algorithmOf(SigningKey issuer) {
    return algorithm(curveOf(issuer));
  }

  private static String gost(String curve) {
    return curve.equals(GOST_2001) ? "ECGOST3410" : "ECGOST3410-2012";
  }

  private static String algorithm(String curve) {
    if (curve.equals("RSA")) {
      return "SHA256withRSA";
    }
    if (curve.equals(GOST_2001)) {
      return "GOST3411WITHECGOST3410";
    }
    if (curve.startsWith("P-")) {
      return "SHA256withECDSA";
    }
    return curve.contains("512")
        ? "GOST3411-2012-512WITHECGOST3410-2012-512"
        : "GOST3411-2012-256WITHECGOST3410-2012-256";
  }

  /** Puts a certificate into a trust list. */
  public static void trust(Path lists, String list, String file, X509Certificate certificate) {
    try {
      Files.createDirectories(lists.resolve(list));
      Files.writeString(
          lists.resolve(list).resolve(file + ".pem"), pem(certificate), StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
