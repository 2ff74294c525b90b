package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.TrustLists;

/**
 * The speed of whole messages beside that of the primitives they rest on, measured in one run by
 * one thread.
 */
public final class SignatureSpeed {

  /**
   * One measurement.
   *
   * @param what e.g. {@code verify message}
   * @param algorithm e.g. {@code GOST_2012_256}
   * @param bytes size of what was worked on; 0 where it does not matter
   * @param perSecond how often, per second of one core
   * @param ofFloor for whole messages, the share of the rate that the primitives alone would allow:
   *     one signature and the digests of what it covers; 0 for others
   */
  public record Rate(String what, String algorithm, int bytes, double perSecond, double ofFloor) {}

  private static final String LIST = "speed";
  private static final int[] SIZES = {2 << 10, 32 << 10};

  private final Provider provider;
  private final ThreadRate meter;
  private final List<Rate> rates = new ArrayList<>();

  /**
   * @param warmUpMillis CPU time of each act before it is measured
   * @param windowMillis CPU time of each of its five measurements
   */
  public SignatureSpeed(Provider provider, long warmUpMillis, long windowMillis) {
    this.provider = provider;
    meter = new ThreadRate(warmUpMillis, windowMillis);
  }

  /**
   * Measures everything.
   *
   * @param folder for the certificates that are to be believed
   */
  public List<Rate> measure(Path folder, Clock clock) throws Exception {
    jdk();
    for (SigningKey key :
        List.of(SpeedKeys.gost(provider, clock), SpeedKeys.ecdsa(provider, clock))) {
      Files.createDirectories(folder.resolve(LIST));
      Files.writeString(folder.resolve(LIST).resolve("signer.pem"), pem(key));
      whole(key, folder, clock);
    }
    return List.copyOf(rates);
  }

  private void whole(SigningKey key, Path folder, Clock clock) throws Exception {
    XmlAlgorithm algorithm = XmlAlgorithm.ofKey(key.certificate().getPublicKey()).orElseThrow();
    double sign = signing(algorithm, key.key());
    double verify = verifying(algorithm, key);
    XmlLimits limits = XmlLimits.ofBytes(1 << 20);
    XmlMessageSigner signer = new XmlMessageSigner(provider, alias -> Optional.of(key), limits);
    XmlSignatureVerifier verifier =
        new XmlSignatureVerifier(provider, new TrustLists(folder, provider, clock));
    HardenedXml xml = new HardenedXml(limits);
    for (int size : SIZES) {
      byte[] element = SpeedMessage.element(size);
      String signature = signer.signXml(element, SpeedMessage.ID, LIST);
      byte[] message = SpeedMessage.envelope(element, signature);
      double digest = digesting(algorithm.digest(), form(element));
      double info = digesting(algorithm.digest(), signature.substring(0, 900));
      add(
          "sign message",
          algorithm.name(),
          message.length,
          meter.perSecond(() -> signer.signXml(element, SpeedMessage.ID, LIST)),
          sign,
          digest,
          info);
      List<ExpectedSignature> expected = List.of(SpeedMessage.expected(LIST));
      add(
          "verify message",
          algorithm.name(),
          message.length,
          meter.perSecond(
              () -> {
                if (!verifier.verifyXml(xml.parse(message), expected).valid()) {
                  throw new IllegalStateException("a good signature does not hold");
                }
              }),
          verify,
          digest,
          info);
    }
  }

  /** The octets that are digested. */
  private static String form(byte[] element) {
    SmevForm form = new SmevForm();
    new XmlReaders(XmlLimits.ofBytes(1 << 20)).read(element, new SmevTransform.Reading(form));
    return new String(form.octets().toBytes(), StandardCharsets.UTF_8);
  }

  private void add(String what, String algorithm, int bytes, double rate, double... primitives) {
    double seconds = 0;
    for (double primitive : primitives) {
      seconds += 1 / primitive;
    }
    rates.add(new Rate(what, algorithm, bytes, rate, rate * seconds));
  }

  private double signing(XmlAlgorithm algorithm, PrivateKey key) throws Exception {
    Signature signature = algorithm.signature(provider);
    signature.initSign(key);
    return bare(
        "sign",
        algorithm.name(),
        0,
        () -> {
          signature.update(new byte[64]);
          signature.sign();
        });
  }

  private double verifying(XmlAlgorithm algorithm, SigningKey key) throws Exception {
    Signature signature = algorithm.signature(provider);
    signature.initSign(key.key());
    signature.update(new byte[64]);
    byte[] value = signature.sign();
    PublicKey checked = key.certificate().getPublicKey();
    return bare(
        "verify",
        algorithm.name(),
        0,
        () -> {
          signature.initVerify(checked);
          signature.update(new byte[64]);
          signature.verify(value);
        });
  }

  private double digesting(XmlDigest algorithm, String content) throws Exception {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = algorithm.create(provider);
    return bare("digest", algorithm.name(), bytes.length, () -> digest.digest(bytes));
  }

  private double bare(String what, String algorithm, int bytes, ThreadRate.Act act)
      throws Exception {
    double rate = meter.perSecond(act);
    rates.add(new Rate(what, algorithm, bytes, rate, 0));
    return rate;
  }

  /** What the JDK itself does, for comparison. */
  private void jdk() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    bare(
        "sign",
        "JDK ECDSA P-256",
        0,
        () -> {
          signature.initSign(pair.getPrivate());
          signature.update(new byte[64]);
          signature.sign();
        });
    signature.initSign(pair.getPrivate());
    signature.update(new byte[64]);
    byte[] value = signature.sign();
    bare(
        "verify",
        "JDK ECDSA P-256",
        0,
        () -> {
          signature.initVerify(pair.getPublic());
          signature.update(new byte[64]);
          signature.verify(value);
        });
    byte[] bytes = new byte[32 << 10];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    bare("digest", "JDK SHA-256", bytes.length, () -> digest.digest(bytes));
  }

  private static String pem(SigningKey key) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
