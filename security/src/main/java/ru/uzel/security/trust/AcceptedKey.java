package ru.uzel.security.trust;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of keys whose signatures are believed. */
public enum AcceptedKey {
  GOST_2012_256(Family.GOST_2012),
  GOST_2012_512(Family.GOST_2012),
  GOST_2001(Family.GOST_2001),
  P_256(Family.NIST),
  P_384(Family.NIST),
  P_521(Family.NIST),
  RSA(Family.RSA);

  /** What goes together. */
  public enum Family {
    GOST_2012,
    GOST_2001,
    /** The prime curves of FIPS 186-4. */
    NIST,
    RSA
  }

  private static final int SHORTEST_RSA = 2048;

  private static final Map<AcceptedKey, ECParameterSpec> CURVES =
      Map.of(
          P_256, standard("secp256r1"), P_384, standard("secp384r1"), P_521, standard("secp521r1"));

  private final Family family;

  AcceptedKey(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }

  /** Empty for other curves than the standards', and for RSA that is too short. */
  public static Optional<AcceptedKey> of(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength() >= SHORTEST_RSA ? Optional.of(RSA) : Optional.empty();
    }
    if (!(key instanceof ECKey curve) || curve.getParams() == null) {
      return Optional.empty();
    }
    String algorithm = key.getAlgorithm();
    if (algorithm.startsWith("ECGOST3410-2012")) {
      return gost(curve.getParams().getOrder().bitLength());
    }
    if (algorithm.equals("ECGOST3410")) {
      return Optional.of(GOST_2001);
    }
    return Stream.of(values()).filter(kind -> kind.isOn(curve.getParams())).findFirst();
  }

  /** How such a key is called in a finding; nothing of the key itself. */
  public static String described(PublicKey key) {
    Optional<AcceptedKey> kind = of(key);
    if (key instanceof RSAKey rsa) {
      return "RSA of " + rsa.getModulus().bitLength() + " bits";
    }
    if (kind.isPresent()) {
      return kind.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return key instanceof ECKey curve && curve.getParams() != null
        ? key.getAlgorithm()
            + " on a curve of "
            + curve.getParams().getOrder().bitLength()
            + " bits that no profile names"
        : key.getAlgorithm();
  }

  /** The curves' orders have a few bits less than the name says, at most. */
  private static Optional<AcceptedKey> gost(int bits) {
    if (bits > 248 && bits <= 256) {
      return Optional.of(GOST_2012_256);
    }
    return bits > 504 && bits <= 512 ? Optional.of(GOST_2012_512) : Optional.empty();
  }

  /**
   * By what defines it: a certificate may spell its curve out, and one with another base point
   * would pass under the standard one's name (CVE-2020-0601).
   */
  private boolean isOn(ECParameterSpec other) {
    ECParameterSpec curve = CURVES.get(this);
    return curve != null
        && curve.getCurve().equals(other.getCurve())
        && curve.getGenerator().equals(other.getGenerator())
        && curve.getOrder().equals(other.getOrder());
  }

  private static ECParameterSpec standard(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK does not know " + name, impossible);
    }
  }
}
