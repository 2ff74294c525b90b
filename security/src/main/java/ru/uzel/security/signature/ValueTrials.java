package ru.uzel.security.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Tries the usual harms on SignedInfo and its value: which of them undone makes it hold? */
final class ValueTrials {

  private final SignedDocument document;
  private final int number;
  private final Computing computing;

  ValueTrials(SignedDocument document, int number, Computing computing) {
    this.document = document;
    this.number = number;
    this.computing = computing;
  }

  @Nullable Diagnosis diagnose(byte[] found, ExaminedSignature examined) {
    SignatureReading reading = reading(document);
    XmlAlgorithm algorithm = reading.algorithm();
    byte[] value = reading.value();
    PublicKey key = Objects.requireNonNull(examined.certificate()).getPublicKey();
    if (algorithm == null || value == null) {
      return null;
    }
    if (!algorithm.fits(key)) {
      return null;
    }
    for (byte[] other : spellings(value)) {
      if (computing.holds(algorithm, key, found, other)) {
        return Diagnosis.of("value-order", found, found);
      }
    }
    Diagnosis other = otherwise(found, value, algorithm, key);
    if (other != null) {
      return other;
    }
    if (Diagnosis.isTooLarge(document)) {
      return Diagnosis.NOT_TRIED_TOO_LARGE;
    }
    for (Remedy remedy : remedies()) {
      byte[] signed = octets(remedy);
      if (signed != null && computing.holds(algorithm, key, signed, value)) {
        return Diagnosis.of(remedy.harm(), found, signed);
      }
    }
    return null;
  }

  private List<Remedy> remedies() {
    List<Remedy> remedies = new ArrayList<>(NodeRemedies.all());
    remedies.addAll(NodeRemedies.prefixes());
    for (Canonicalization form : Canonicalization.values()) {
      remedies.add(
          Remedy.steps(
              "other-canonicalization",
              steps -> List.of(new TransformStep(TransformStep.Kind.CANONICAL, form, ""))));
    }
    remedies.add(
        Remedy.steps(
            "smev-transform-on-signed-info",
            steps -> List.of(new TransformStep(TransformStep.Kind.SMEV, null, ""))));
    remedies.addAll(OctetRemedies.all());
    return remedies;
  }

  /** Made with another certificate of this document, or by another algorithm of the same key. */
  private @Nullable Diagnosis otherwise(
      byte[] found, byte[] value, XmlAlgorithm algorithm, PublicKey key) {
    for (XmlAlgorithm other : XmlAlgorithm.values()) {
      if (other.fits(key) && computing.holds(other, key, found, value)) {
        return Diagnosis.of("other-algorithm", found, found);
      }
    }
    SignerCertificates certificates = new SignerCertificates(computing.provider());
    for (Element signature : document.signatures()) {
      for (byte[] encoded :
          SignatureReading.read(signature, document.ids(), new Findings("")).certificates()) {
        X509Certificate one =
            certificates.read(encoded).map(SignerCertificates.Signer::certificate).orElse(null);
        if (one != null
            && algorithm.fits(one.getPublicKey())
            && computing.holds(algorithm, one.getPublicKey(), found, value)) {
          return Diagnosis.of("other-certificate", found, found);
        }
      }
    }
    return null;
  }

  private byte @Nullable [] octets(Remedy remedy) {
    SignatureReading reading = reading(document.again());
    if (reading.signedInfo() == null || reading.canonicalization() == null) {
      return null;
    }
    remedy.nodes().accept(reading.signedInfo());
    List<TransformStep> steps =
        remedy
            .steps()
            .apply(
                List.of(
                    new TransformStep(
                        TransformStep.Kind.CANONICAL,
                        reading.canonicalization(),
                        reading.prefixes())));
    return remedy
        .octets()
        .apply(
            document.octets(
                reading, reading.signedInfo(), ReferenceReading.of(steps), computing.form, null));
  }

  private SignatureReading reading(SignedDocument of) {
    return SignatureReading.read(of.signatures().get(number), of.ids(), new Findings(""));
  }

  /** The two numbers of a signature in the orders and wrappings that libraries give them. */
  private static List<byte[]> spellings(byte[] value) {
    byte[] exchanged = Reversal.ofHalves(value);
    List<byte[]> spellings =
        new ArrayList<>(List.of(exchanged, Reversal.of(value), Reversal.of(exchanged)));
    byte[] plain = plain(value);
    if (plain != null) {
      spellings.add(plain);
    }
    return spellings;
  }

  /** ECDSA in DER, as every other format has it, where XMLDSig wants r‖s. */
  private static byte @Nullable [] plain(byte[] value) {
    try {
      if (ASN1Sequence.fromByteArray(value) instanceof ASN1Sequence sequence
          && sequence.size() == 2
          && sequence.getObjectAt(0) instanceof ASN1Integer r
          && sequence.getObjectAt(1) instanceof ASN1Integer s) {
        int size = size(r.getPositiveValue(), s.getPositiveValue());
        return Arrays.concatenate(
            BigIntegers.asUnsignedByteArray(size, r.getPositiveValue()),
            BigIntegers.asUnsignedByteArray(size, s.getPositiveValue()));
      }
    } catch (IOException | RuntimeException notDer) {
      return null;
    }
    return null;
  }

  private static int size(BigInteger r, BigInteger s) {
    int bits = Math.max(r.bitLength(), s.bitLength());
    return bits <= 256 ? 32 : bits <= 384 ? 48 : 66;
  }
}
