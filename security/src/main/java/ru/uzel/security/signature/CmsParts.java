package ru.uzel.security.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CMS SignedData (RFC 5652 §5.1), DER or BER.
 *
 * @param contentType what kind of content was signed, an object identifier
 * @param attached the content, where it is inside
 * @param certificates encoded, in their order, readable or not
 */
record CmsParts(
    String contentType,
    Optional<byte[]> attached,
    List<byte[]> certificates,
    List<SignerInfo> signers) {

  /** A chain has four certificates, a file two or three signers. */
  private static final int MOST = 64;

  /** Whatever cannot be read is a finding; then there are no parts. */
  static Optional<CmsParts> read(byte[] cms, CmsFindings findings) {
    try (ByteArrayInputStream bytes = new ByteArrayInputStream(cms);
        ASN1InputStream stream = new ASN1InputStream(bytes, cms.length)) {
      ASN1Primitive first = stream.readObject();
      if (first == null) {
        findings.add(CmsFault.MALFORMED_CMS, "there are no bytes");
        return Optional.empty();
      }
      int behind = bytes.available();
      if (behind > 0) {
        findings.note(CmsFault.TRAILING_BYTES, behind + " bytes follow its end");
      }
      ContentInfo info = ContentInfo.getInstance(first);
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        findings.add(
            CmsFault.MALFORMED_CMS, "it is no SignedData but " + info.getContentType().getId());
        return Optional.empty();
      }
      return read(SignedData.getInstance(info.getContent()), findings);
    } catch (IOException | RuntimeException | StackOverflowError unreadable) {
      // Bouncy Castle throws unchecked exceptions for ASN.1 of another shape than it expects.
      findings.add(CmsFault.MALFORMED_CMS, "it cannot be read as CMS SignedData");
      return Optional.empty();
    }
  }

  private static Optional<CmsParts> read(@Nullable SignedData data, CmsFindings findings)
      throws IOException {
    if (data == null) {
      findings.add(CmsFault.MALFORMED_CMS, "its SignedData is missing");
      return Optional.empty();
    }
    ASN1Set signers = data.getSignerInfos();
    ASN1Set certificates = data.getCertificates();
    if (signers.size() > MOST || (certificates != null && certificates.size() > MOST)) {
      findings.add(CmsFault.TOO_MANY, "it has more than " + MOST + " signers or certificates");
      return Optional.empty();
    }
    if (signers.size() == 0) {
      findings.add(CmsFault.NO_SIGNER, "it is signed by nobody");
    }
    List<SignerInfo> infos = new ArrayList<>();
    for (int i = 0; i < signers.size(); i++) {
      infos.add(whole(SignerInfo.getInstance(signers.getObjectAt(i))));
    }
    return Optional.of(
        new CmsParts(
            data.getEncapContentInfo().getContentType().getId(),
            attached(data.getEncapContentInfo()),
            encoded(certificates),
            infos));
  }

  /** Bouncy Castle reads some parts when they are asked for: here is where they must be right. */
  private static SignerInfo whole(SignerInfo info) {
    if (info.getSID().isTagged()) {
      ASN1OctetString.getInstance(info.getSID().getId());
    } else {
      IssuerAndSerialNumber.getInstance(info.getSID().getId());
    }
    return info;
  }

  /** PKCS#7 content other than data may be any ASN.1 (RFC 5652 §5.2.1): its contents are signed. */
  private static Optional<byte[]> attached(ContentInfo content) throws IOException {
    if (content.getContent() == null) {
      return Optional.empty();
    }
    ASN1Primitive inside = content.getContent().toASN1Primitive();
    if (inside instanceof ASN1OctetString octets) {
      return Optional.of(octets.getOctets());
    }
    throw new IOException("content of type " + inside.getClass().getSimpleName());
  }

  private static List<byte[]> encoded(@Nullable ASN1Set certificates) throws IOException {
    List<byte[]> encoded = new ArrayList<>();
    for (int i = 0; certificates != null && i < certificates.size(); i++) {
      ASN1Primitive one = certificates.getObjectAt(i).toASN1Primitive();
      // The tagged alternatives are attribute certificates and the like (RFC 5652 §10.2.2).
      if (one instanceof ASN1Sequence) {
        // As it stands: written anew it would be another than the one which was sent.
        encoded.add(one.getEncoded());
      }
    }
    return encoded;
  }
}
