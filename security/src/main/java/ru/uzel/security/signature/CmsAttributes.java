package ru.uzel.security.signature;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/** The signed attributes of one signer (RFC 5652 §5.3, §11). */
final class CmsAttributes {

  private static final int MOST = 64;

  private final ASN1Set set;
  private final Map<ASN1ObjectIdentifier, ASN1Encodable> values = new HashMap<>();
  private final Set<ASN1ObjectIdentifier> repeated = new HashSet<>();

  private CmsAttributes(ASN1Set set) {
    this.set = set;
    for (int i = 0; i < set.size(); i++) {
      Attribute attribute = Attribute.getInstance(set.getObjectAt(i));
      ASN1ObjectIdentifier type = attribute.getAttrType();
      if (attribute.getAttrValues().size() != 1
          || values.put(type, attribute.getAttrValues().getObjectAt(0)) != null) {
        repeated.add(type);
      }
    }
  }

  /** Empty where they cannot be read, which is then a finding. */
  static Optional<CmsAttributes> read(ASN1Set set, CmsFindings findings) {
    if (set.size() > MOST) {
      findings.add(CmsFault.TOO_MANY, "it has more than " + MOST + " signed attributes");
      return Optional.empty();
    }
    try {
      return Optional.of(new CmsAttributes(set));
    } catch (RuntimeException unreadable) {
      // Bouncy Castle throws unchecked exceptions for ASN.1 of another shape than it expects.
      findings.add(CmsFault.MALFORMED_CMS, "its signed attributes cannot be read");
      return Optional.empty();
    }
  }

  /** The bytes a signer should have signed: DER, sorted (RFC 5652 §5.4). */
  byte[] sorted() throws IOException {
    return set.getEncoded(ASN1Encoding.DER);
  }

  /** The bytes as they stand: some programs sign the attributes in the order they put them. */
  byte[] standing() throws IOException {
    return set.getEncoded(ASN1Encoding.DL);
  }

  byte @Nullable [] messageDigest(CmsFindings findings) {
    return one(CMSAttributes.messageDigest, "messageDigest", findings)
            instanceof ASN1OctetString digest
        ? digest.getOctets()
        : null;
  }

  @Nullable Instant signingTime(CmsFindings findings) {
    ASN1Encodable value = values.get(CMSAttributes.signingTime);
    if (value == null) {
      return null;
    }
    try {
      return Time.getInstance(value).getDate().toInstant();
    } catch (RuntimeException unreadable) {
      findings.add(CmsFault.MALFORMED_CMS, "its signingTime is no time");
      return null;
    }
  }

  /** Checks the attributes that repeat what stands outside of the signed part. */
  void agree(String contentType, SignerInfo signer, CmsFindings findings) {
    ASN1Encodable type = one(CMSAttributes.contentType, "contentType", findings);
    if (type != null && !new ASN1ObjectIdentifier(contentType).equals(type)) {
      findings.add(
          CmsFault.ATTRIBUTE_MISMATCH, "the signed contentType is not that of the content");
    }
    ASN1Encodable algorithms = values.get(CMSAttributes.cmsAlgorithmProtect);
    if (algorithms != null && !protects(algorithms, signer)) {
      findings.add(
          CmsFault.ATTRIBUTE_MISMATCH, "the signed algorithms are not those that it names");
    }
  }

  private static boolean protects(ASN1Encodable attribute, SignerInfo signer) {
    try {
      CMSAlgorithmProtection signed = CMSAlgorithmProtection.getInstance(attribute);
      return signed.getDigestAlgorithm().equals(signer.getDigestAlgorithm())
          && (signed.getSignatureAlgorithm() == null
              || signed.getSignatureAlgorithm().equals(signer.getDigestEncryptionAlgorithm()));
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  /** Checks that the certificate is the one which the signer meant (RFC 5035 §3 and §5). */
  void mean(X509Certificate certificate, Provider provider, CmsFindings findings) {
    ASN1Encodable newer = values.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    ASN1Encodable older = values.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
    if (newer == null && older == null) {
      findings.note(
          CmsFault.NO_SIGNING_CERTIFICATE, "the signer did not sign which certificate is meant");
      return;
    }
    try {
      if (newer != null) {
        ESSCertIDv2 id = SigningCertificateV2.getInstance(newer).getCerts()[0];
        String algorithm = id.getHashAlgorithm().getAlgorithm().getId();
        Optional<CmsDigest> digest = CmsDigest.of(algorithm);
        if (digest.isEmpty()) {
          findings.add(
              SignatureFault.UNKNOWN_ALGORITHM, "signing-certificate has digest " + algorithm);
        } else {
          means(digest.get(), id.getCertHash(), id.getIssuerSerial(), certificate, provider)
              .ifPresent(why -> findings.add(CmsFault.SIGNING_CERTIFICATE_MISMATCH, why));
        }
      }
      if (older != null) {
        ESSCertID id = SigningCertificate.getInstance(older).getCerts()[0];
        means(CmsDigest.SHA_1, id.getCertHash(), id.getIssuerSerial(), certificate, provider)
            .ifPresent(why -> findings.add(CmsFault.SIGNING_CERTIFICATE_MISMATCH, why));
      }
    } catch (RuntimeException | CertificateEncodingException unreadable) {
      findings.add(CmsFault.MALFORMED_CMS, "its signing-certificate attribute cannot be read");
    }
  }

  private static Optional<String> means(
      CmsDigest digest,
      byte[] hash,
      @Nullable IssuerSerial issuer,
      X509Certificate certificate,
      Provider provider)
      throws CertificateEncodingException {
    if (!MessageDigest.isEqual(hash, digest.digest(provider).digest(certificate.getEncoded()))) {
      return Optional.of("the signed signing-certificate is another certificate");
    }
    if (issuer != null && !issuer.getSerial().getValue().equals(certificate.getSerialNumber())) {
      return Optional.of("the signed signing-certificate has another serial number");
    }
    return Optional.empty();
  }

  private @Nullable ASN1Encodable one(
      ASN1ObjectIdentifier type, String name, CmsFindings findings) {
    ASN1Encodable value = values.get(type);
    if (value == null || repeated.contains(type)) {
      findings.add(
          CmsFault.ATTRIBUTE_MISSING,
          "the signed attribute " + name + " must be there once, with one value");
      return null;
    }
    return value;
  }
}
