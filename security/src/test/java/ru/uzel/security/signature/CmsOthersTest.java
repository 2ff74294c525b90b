package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.MovableClock;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.TrustLists;

/** CMS as others make it, well or badly. */
class CmsOthersTest {

  private static final byte[] TEXT = "содержание".getBytes(StandardCharsets.UTF_8);
  private static final SomeContent CONTENT = new SomeContent(TEXT, null);

  @TempDir Path lists;
  private final MovableClock clock = new MovableClock(Issued.NOW);

  private SignatureReport verify(byte[] cms) {
    return new CmsVerifier(Issued.PROVIDER, new TrustLists(lists, Issued.PROVIDER, clock), clock)
        .verifyDetached(cms, CONTENT, "list");
  }

  private List<String> codes(byte[] cms) {
    return verify(cms).findings().stream().map(SignatureFinding::code).distinct().toList();
  }

  private List<String> notes(byte[] cms) {
    return verify(cms).notes().stream().map(SignatureFinding::code).distinct().toList();
  }

  private SigningKey trusted(Issued how) {
    SigningKey key = how.bySelf();
    Issued.trust(lists, "list", "k" + key.certificate().getSerialNumber(), key.certificate());
    return key;
  }

  private static byte[] signed(boolean attached, String algorithm, SigningKey... keys)
      throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (SigningKey key : keys) {
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .setProvider(Issued.PROVIDER)
              .build(algorithm, key.key(), key.certificate()));
      generator.addCertificate(new JcaX509CertificateHolder(key.certificate()));
    }
    return generator.generate(new CMSProcessableByteArray(TEXT), attached).getEncoded();
  }

  @ParameterizedTest
  @CsvSource({
    "GostR3410-2001-CryptoPro-XchA, GOST3411-2012-256WITHECGOST3410-2012-256",
    "GostR3410-2001-CryptoPro-A, GOST3411WITHECGOST3410",
    "P-256, SHA512withECDSA",
    "RSA, SHA256withRSA",
    "RSA, SHA512withRSA"
  })
  void holdsForTheAlgorithmsInUse(String curve, String algorithm) throws Exception {
    byte[] cms = signed(false, algorithm, trusted(Issued.certificate().curve(curve)));

    assertThat(codes(cms)).isEmpty();
    assertThat(notes(cms)).contains("no-signing-certificate");
  }

  @Test
  void readsBerWithIndefiniteLengths() throws Exception {
    SigningKey key = trusted(Issued.certificate());
    CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .setProvider(Issued.PROVIDER)
            .build("GOST3411-2012-256WITHECGOST3410-2012-256", key.key(), key.certificate()));
    generator.addCertificate(new JcaX509CertificateHolder(key.certificate()));
    ByteArrayOutputStream cms = new ByteArrayOutputStream();
    try (OutputStream content = generator.open(cms, false)) {
      content.write(TEXT);
    }

    assertThat(cms.toByteArray()).startsWith(0x30, 0x80);
    assertThat(codes(cms.toByteArray())).isEmpty();
  }

  @Test
  void examinesAnAttachedSignature() throws Exception {
    byte[] cms =
        signed(true, "GOST3411-2012-256WITHECGOST3410-2012-256", trusted(Issued.certificate()));
    CmsExamination examination = new CmsExamination(Issued.PROVIDER);

    CmsSignature one = examination.examine(cms, null, List.of()).signatures().get(0);

    assertThat(one.valueValid()).isTrue();
    assertThat(one.digestValid()).isTrue();
    assertThat(one.algorithm()).isEqualTo("GOST_2012_256 (1.2.643.7.1.1.1.1)");
    assertThat(one.signingTime()).isNotNull();
    assertThat(one.findings()).isEmpty();
    cms = signed(false, "GOST3411-2012-256WITHECGOST3410-2012-256", trusted(Issued.certificate()));
    CmsReport detached = examination.examine(cms, null, List.of());
    assertThat(detached.findings())
        .extracting(SignatureFinding::code)
        .containsExactly("content-missing");
    assertThat(detached.signatures().get(0).valueValid()).isTrue();
    assertThat(detached.signatures().get(0).digestValid()).isFalse();
  }

  @Test
  void holdsWithoutSignedAttributes() throws Exception {
    SigningKey key = trusted(Issued.certificate());
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .setProvider(Issued.PROVIDER)
            .setDirectSignature(true)
            .build("GOST3411-2012-256WITHECGOST3410-2012-256", key.key(), key.certificate()));
    generator.addCertificate(new JcaX509CertificateHolder(key.certificate()));
    byte[] cms = generator.generate(new CMSProcessableByteArray(TEXT), false).getEncoded();
    byte[] another =
        generator.generate(new CMSProcessableByteArray(new byte[] {1}), false).getEncoded();

    assertThat(codes(cms)).isEmpty();
    assertThat(notes(cms)).contains("no-signed-attributes");
    assertThat(codes(another)).containsExactly("value-mismatch");
  }

  @Test
  void takesASignatureOutOfWhatFilesWrapItIn() throws Exception {
    byte[] cms = shape().cms();
    String base64 = Base64.getMimeEncoder().encodeToString(cms);

    assertThat(CmsExamination.unwrapped(cms)).isEqualTo(cms);
    assertThat(CmsExamination.unwrapped(base64.getBytes(StandardCharsets.US_ASCII))).isEqualTo(cms);
    assertThat(
            CmsExamination.unwrapped(
                ("-----BEGIN PKCS7-----\n" + base64 + "\n-----END PKCS7-----\n")
                    .getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(cms);
    assertThat(CmsExamination.unwrapped(TEXT)).isEqualTo(TEXT);
  }

  @Test
  void wantsEverySignerToHold() throws Exception {
    SigningKey first = trusted(Issued.certificate().curve("P-256").subject("CN=First"));
    SigningKey second = trusted(Issued.certificate().curve("P-256").subject("CN=Second"));
    SigningKey stranger = Issued.certificate().curve("P-256").subject("CN=Stranger").bySelf();

    assertThat(verify(signed(false, "SHA256withECDSA", first, second)).signers())
        .containsExactlyInAnyOrder("CN=First", "CN=Second");
    SignatureReport report = verify(signed(false, "SHA256withECDSA", first, stranger));
    assertThat(report.valid()).isFalse();
    assertThat(report.signers()).containsExactly("CN=First");
  }

  /** A CMS of any shape, built from its parts. */
  private static final class Shape {
    SigningKey key = Issued.certificate().curve("P-256").bySelf();
    List<ASN1Encodable> attributes = new ArrayList<>();
    String digestAlgorithm = "2.16.840.1.101.3.4.2.1";
    String signatureAlgorithm = "1.2.840.10045.4.3.2";
    String contentType = "1.2.840.113549.1.7.1";
    boolean sorted = true;
    ASN1Encodable[] certificates;

    Shape(SigningKey key) throws Exception {
      this.key = key;
      certificates = new ASN1Encodable[] {Certificate.getInstance(key.certificate().getEncoded())};
      attributes.add(
          new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
      attributes.add(
          new Attribute(
              CMSAttributes.messageDigest,
              new DERSet(new DEROctetString(MessageDigest.getInstance("SHA-256").digest(TEXT)))));
    }

    ASN1Encodable signer() throws Exception {
      DLSet set = new DLSet(attributes.toArray(ASN1Encodable[]::new));
      Signature signature = Signature.getInstance("SHA256withECDSA", Issued.PROVIDER);
      signature.initSign(key.key());
      signature.update(set.getEncoded(sorted ? "DER" : "DL"));
      Certificate own = Certificate.getInstance(key.certificate().getEncoded());
      // Not SignerInfo itself, which would sort the attributes.
      return new DLSequence(
          new ASN1Encodable[] {
            new ASN1Integer(1),
            new IssuerAndSerialNumber(own),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(digestAlgorithm)),
            new DLTaggedObject(false, 0, set),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(signatureAlgorithm)),
            new DEROctetString(signature.sign())
          });
    }

    byte[] cms(ASN1Encodable... signers) throws Exception {
      return new ContentInfo(
              CMSObjectIdentifiers.signedData,
              new SignedData(
                  new DERSet(),
                  new ContentInfo(new ASN1ObjectIdentifier(contentType), null),
                  new DLSet(certificates),
                  null,
                  new DLSet(signers)))
          .getEncoded("DL");
    }

    byte[] cms() throws Exception {
      return cms(signer());
    }
  }

  private Shape shape() throws Exception {
    return new Shape(trusted(Issued.certificate().curve("P-256")));
  }

  @Test
  void passesUnsortedAttributesWithANote() throws Exception {
    Shape shape = shape();
    Collections.reverse(shape.attributes);
    shape.sorted = false;

    assertThat(codes(shape.cms())).isEmpty();
    assertThat(notes(shape.cms())).contains("unsorted-attributes");
  }

  @Test
  void namesAnUnknownAlgorithm() throws Exception {
    Shape shape = shape();
    shape.digestAlgorithm = "1.2.3.4";
    shape.signatureAlgorithm = "1.2.3.5";

    assertThat(verify(shape.cms()).summary())
        .contains("unknown-algorithm")
        .contains("1.2.3.4")
        .contains("1.2.3.5");
  }

  @Test
  void namesAKeyOfAnotherKind() throws Exception {
    Shape shape = shape();
    shape.signatureAlgorithm = "1.2.643.7.1.1.3.2";

    assertThat(codes(shape.cms())).containsExactly("key-mismatch");
  }

  @Test
  void refusesSha1() throws Exception {
    byte[] cms = signed(false, "SHA1withRSA", trusted(Issued.certificate().curve("RSA")));

    assertThat(codes(cms)).containsExactly("weak-algorithm");
    CmsSignature one =
        new CmsExamination(Issued.PROVIDER).examine(cms, CONTENT, List.of()).signatures().get(0);
    assertThat(one.valueValid()).isTrue();
    assertThat(one.digestValid()).isTrue();
  }

  @Test
  void wantsTheAttributesOnceAndOfOneValue() throws Exception {
    Shape shape = shape();
    shape.attributes.remove(1);
    assertThat(codes(shape.cms())).containsExactly("attribute-missing");

    shape = shape();
    shape.attributes.add(shape.attributes.get(1));
    assertThat(codes(shape.cms())).containsExactly("attribute-missing");

    shape = shape();
    shape.attributes.set(1, new Attribute(CMSAttributes.messageDigest, new DERSet()));
    assertThat(codes(shape.cms())).containsExactly("attribute-missing");
  }

  @Test
  void noticesAttributesThatContradictWhatStandsOutside() throws Exception {
    Shape shape = shape();
    shape.contentType = "1.2.840.113549.1.9.16.1.4";

    assertThat(codes(shape.cms())).containsExactly("attribute-mismatch");
  }

  @Test
  void noticesAnotherCertificateOfTheSameKey() throws Exception {
    SigningKey key = trusted(Issued.certificate().curve("P-256"));
    CmsSigner signer = new CmsSigner(Issued.PROVIDER, alias -> Optional.of(key), clock);
    byte[] cms = signer.signDetached(CONTENT, "any");
    SigningKey twin = trusted(Issued.certificate().curve("P-256").certifying(key));
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
    SignerInfo old = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    Shape shape = new Shape(twin);
    SignerInfo swapped =
        new SignerInfo(
            new SignerIdentifier(
                new IssuerAndSerialNumber(
                    Certificate.getInstance(twin.certificate().getEncoded()))),
            old.getDigestAlgorithm(),
            old.getAuthenticatedAttributes(),
            old.getDigestEncryptionAlgorithm(),
            old.getEncryptedDigest(),
            null);

    assertThat(codes(shape.cms(swapped))).containsExactly("signing-certificate-mismatch");
  }

  @Test
  void findsTheSignersCertificateInTheTrustListToo() throws Exception {
    Shape shape = shape();
    shape.certificates = new ASN1Encodable[0];
    assertThat(codes(shape.cms())).isEmpty();

    Shape stranger = new Shape(Issued.certificate().curve("P-256").bySelf());
    stranger.certificates = new ASN1Encodable[0];
    assertThat(codes(stranger.cms())).containsExactly("certificate-missing");
  }

  @Test
  void namesACertificateThatCannotBeRead() throws Exception {
    Shape shape = new Shape(Issued.certificate().curve("P-256").bySelf());
    shape.certificates =
        new ASN1Encodable[] {new DERSequence(new DEROctetString(new byte[] {1, 2, 3}))};

    assertThat(codes(shape.cms())).containsExactly("certificate-unreadable");
  }

  @Test
  void refusesHugeCounts() throws Exception {
    Shape shape = shape();
    ASN1Encodable[] many = new ASN1Encodable[10_000];
    Arrays.fill(many, shape.signer());
    assertThat(codes(shape.cms(many))).containsExactly("too-many");

    for (int i = 0; i < 100; i++) {
      shape.attributes.add(
          new Attribute(
              new ASN1ObjectIdentifier("1.2.3." + i), new DERSet(new DEROctetString(TEXT))));
    }
    assertThat(codes(shape.cms())).contains("too-many");
    Shape certificates = shape();
    Arrays.fill(many, certificates.certificates[0]);
    certificates.certificates = many;
    assertThat(codes(certificates.cms())).containsExactly("too-many");
  }

  @Test
  void saysWhereNobodySigned() throws Exception {
    assertThat(codes(shape().cms(new ASN1Encodable[0]))).containsExactly("no-signer");
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(codes(new byte[5 << 20])).containsExactly("too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "<xml/>", "-----BEGIN CMS-----", "0", "0\000", "0\003\002\001\001"})
  void refusesWhatIsNoCms(String bytes) {
    assertThat(codes(bytes.getBytes(StandardCharsets.ISO_8859_1))).containsExactly("malformed-cms");
  }

  @Test
  void refusesAnotherKindOfCms() throws Exception {
    byte[] enveloped =
        new ContentInfo(
                CMSObjectIdentifiers.envelopedData, new DERSequence(new ASN1EncodableVector()))
            .getEncoded();

    assertThat(verify(enveloped).summary())
        .contains("it is no SignedData but 1.2.840.113549.1.7.3");
  }

  @Test
  void refusesNestingWithoutEnd() {
    byte[] deep = new byte[1 << 20];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }

    assertThat(codes(deep)).containsExactly("malformed-cms");
  }

  @Test
  void refusesEveryTruncation() throws Exception {
    byte[] cms = shape().cms();
    for (int length = 0; length < cms.length; length++) {
      assertThat(verify(Arrays.copyOf(cms, length)).valid()).as("cut to " + length).isFalse();
    }
  }

  @Test
  void detectsEveryBitFlipInWhatIsSigned() throws Exception {
    SigningKey authority =
        trusted(Issued.certificate().subject("CN=CA").curve("P-256").authority());
    SigningKey key = Issued.certificate().curve("P-256").by(authority);
    byte[] cms =
        new CmsSigner(Issued.PROVIDER, alias -> Optional.of(key), clock)
            .signDetached(CONTENT, "any");
    Random random = new Random(20_261_126);
    List<Integer> survivors = new ArrayList<>();
    for (int at = 0; at < cms.length; at++) {
      byte[] flipped = cms.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      if (verify(flipped).valid()) {
        survivors.add(at);
      }
    }

    // What is left are version numbers, the list of digests, which only serves to read in one pass,
    // and how the issuer's name is written.
    SignedData data = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
    SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    byte[] certificate = key.certificate().getEncoded();
    byte[] attributes = encoded(info.getAuthenticatedAttributes());
    assertThat(survivors)
        .hasSizeLessThan(20)
        .noneMatch(at -> within(cms, certificate, at))
        .noneMatch(at -> within(cms, attributes, at))
        .noneMatch(at -> within(cms, info.getEncryptedDigest().getOctets(), at));
  }

  /** The members alone: the tag of the set is another inside of a SignerInfo. */
  private static byte[] encoded(ASN1Set set) throws IOException {
    byte[] whole = set.getEncoded("DER");
    return Arrays.copyOfRange(whole, 3, whole.length);
  }

  private static boolean within(byte[] whole, byte[] part, int at) {
    for (int start = 0; start + part.length <= whole.length; start++) {
      if (Arrays.equals(whole, start, start + part.length, part, 0, part.length)) {
        return at >= start && at < start + part.length;
      }
    }
    throw new AssertionError("the part is not there");
  }
}
