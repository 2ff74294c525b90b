package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A kind of signing key, as the command line names it: {@code gost-256}, {@code gost-512}, {@code
 * ecdsa-256}, {@code ecdsa-384} or {@code ecdsa-521}; a GOST one may name its parameter set as
 * OpenSSL does, e.g. {@code gost-256:TCA}.
 */
public final class KeyKind {

  /** 1.2.643.2.2.36.0, the curve of every СМЭВ certificate seen. */
  static final KeyKind USUAL =
      new KeyKind("gost-256", "ECGOST3410-2012", "GostR3410-2001-CryptoPro-XchA");

  private static final Map<String, String> ELLIPTIC =
      Map.of("ecdsa-256", "P-256", "ecdsa-384", "P-384", "ecdsa-521", "P-521");

  private static final Map<String, String> GOST_256 =
      Map.of(
          "A", "GostR3410-2001-CryptoPro-A",
          "B", "GostR3410-2001-CryptoPro-B",
          "C", "GostR3410-2001-CryptoPro-C",
          "XA", "GostR3410-2001-CryptoPro-XchA",
          "XB", "GostR3410-2001-CryptoPro-XchB",
          "TCA", "Tc26-Gost-3410-12-256-paramSetA",
          "TCB", "Tc26-Gost-3410-12-256-paramSetB",
          "TCC", "Tc26-Gost-3410-12-256-paramSetC",
          "TCD", "Tc26-Gost-3410-12-256-paramSetD");

  private static final Map<String, String> GOST_512 =
      Map.of(
          "A", "Tc26-Gost-3410-12-512-paramSetA",
          "B", "Tc26-Gost-3410-12-512-paramSetB",
          "C", "Tc26-Gost-3410-12-512-paramSetC");

  private final String name;
  private final String algorithm;
  private final String curve;

  private KeyKind(String name, String algorithm, String curve) {
    this.name = name;
    this.algorithm = algorithm;
    this.curve = curve;
  }

  /** Empty for a name that is not known. */
  public static Optional<KeyKind> of(String name) {
    if (ELLIPTIC.containsKey(name)) {
      return Optional.of(new KeyKind(name, "EC", ELLIPTIC.get(name)));
    }
    String[] parts = name.split(":", 2);
    Map<String, String> sets =
        switch (parts[0]) {
          case "gost-256" -> GOST_256;
          case "gost-512" -> GOST_512;
          default -> Map.of();
        };
    String set = parts.length > 1 ? parts[1] : parts[0].equals("gost-256") ? "XA" : "A";
    return Optional.ofNullable(sets.get(set))
        .map(curve -> new KeyKind(name, "ECGOST3410-2012", curve));
  }

  /** All names, for help and errors. */
  public static String names() {
    return "gost-256[:"
        + String.join("|", new TreeSet<>(GOST_256.keySet()))
        + "], gost-512[:A|B|C], "
        + String.join(", ", new TreeSet<>(ELLIPTIC.keySet()));
  }

  KeyPair generate(Provider provider) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  /** The signature algorithm that a key signs certificates and requests with. */
  static String signatureBy(PublicKey key) throws GeneralSecurityException {
    if (key instanceof RSAKey) {
      return "SHA256withRSA";
    }
    int bits =
        key instanceof ECKey curve && curve.getParams() != null
            ? curve.getParams().getOrder().bitLength()
            : 0;
    if (key.getAlgorithm().startsWith("ECGOST3410-2012")) {
      return bits > 256
          ? "GOST3411-2012-512WITHECGOST3410-2012-512"
          : "GOST3411-2012-256WITHECGOST3410-2012-256";
    }
    if (key.getAlgorithm().equals("EC") || key.getAlgorithm().equals("ECDSA")) {
      return bits > 384 ? "SHA512withECDSA" : bits > 256 ? "SHA384withECDSA" : "SHA256withECDSA";
    }
    throw new GeneralSecurityException("keys of kind " + key.getAlgorithm() + " sign nothing here");
  }

  /** As {@link #of} names it, without the parameter set; the algorithm's name where unknown. */
  public static String nameOf(PublicKey key) {
    int bits =
        key instanceof ECKey curve && curve.getParams() != null
            ? curve.getParams().getOrder().bitLength()
            : 0;
    if (key.getAlgorithm().startsWith("ECGOST3410-2012")) {
      return bits > 256 ? "gost-512" : "gost-256";
    }
    if (key instanceof RSAKey rsa) {
      return "rsa-" + rsa.getModulus().bitLength();
    }
    return key.getAlgorithm().startsWith("EC") && !key.getAlgorithm().contains("GOST")
        ? "ecdsa-" + bits
        : key.getAlgorithm();
  }

  @Override
  public String toString() {
    return name;
  }
}
