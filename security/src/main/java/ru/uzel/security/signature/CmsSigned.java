package ru.uzel.security.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/** One signer of a CMS while it is being verified. */
final class CmsSigned {

  private final SignerInfo info;
  private final String contentType;
  private final Provider provider;
  private final CmsFindings findings;
  private final @Nullable CmsDigest digest;
  private final @Nullable CmsAlgorithm algorithm;
  private final @Nullable CmsAttributes attributes;
  private SignerCertificates.@Nullable Signer signer;
  private @Nullable Signature direct;

  CmsSigned(SignerInfo info, String contentType, Provider provider, CmsFindings findings) {
    this.info = info;
    this.contentType = contentType;
    this.provider = provider;
    this.findings = findings;
    String digestName = info.getDigestAlgorithm().getAlgorithm().getId();
    String name = info.getDigestEncryptionAlgorithm().getAlgorithm().getId();
    digest = CmsDigest.of(digestName).orElse(null);
    algorithm = CmsAlgorithm.of(name, digestName).orElse(null);
    if (digest == null) {
      findings.add(SignatureFault.UNKNOWN_ALGORITHM, "digest " + digestName);
    }
    if (algorithm == null) {
      findings.add(SignatureFault.UNKNOWN_ALGORITHM, "signature " + name);
    }
    if ((digest != null && digest.weak()) || (algorithm != null && algorithm.digest().weak())) {
      findings.add(CmsFault.WEAK_ALGORITHM, "SHA-1 proves nothing about what was signed");
    }
    attributes =
        info.getAuthenticatedAttributes() == null
            ? null
            : CmsAttributes.read(info.getAuthenticatedAttributes(), findings).orElse(null);
  }

  /** Finds the signer's certificate: in the signature, or among those known otherwise. */
  void find(
      List<SignerCertificates.Signer> inside,
      int carried,
      Collection<X509Certificate> others,
      SignerCertificates reader) {
    SignerIdentifier id = info.getSID();
    signer =
        inside.stream()
            .filter(one -> identifies(id, one.certificate()))
            .findFirst()
            .or(
                () ->
                    others.stream()
                        .filter(one -> identifies(id, one))
                        .findFirst()
                        .flatMap(reader::read))
            .orElse(null);
    if (signer != null && !signer.der()) {
      findings.add(SignatureFault.CERTIFICATE_ENCODING, "the certificate is not encoded as DER");
    }
    if (signer == null && inside.size() < carried) {
      findings.add(
          SignatureFault.CERTIFICATE_UNREADABLE,
          "the signer's certificate is not among those that can be read; "
              + (carried - inside.size())
              + " cannot be");
    } else if (signer == null) {
      findings.add(SignatureFault.CERTIFICATE_MISSING, "the signer's certificate is not inside");
    }
  }

  private static boolean identifies(SignerIdentifier id, X509Certificate one) {
    if (!id.isTagged()) {
      IssuerAndSerialNumber issuer = IssuerAndSerialNumber.getInstance(id.getId());
      return issuer.getSerialNumber().getValue().equals(one.getSerialNumber())
          && issuer
              .getName()
              .equals(X500Name.getInstance(one.getIssuerX500Principal().getEncoded()));
    }
    byte[] extension = one.getExtensionValue("2.5.29.14");
    try {
      return extension != null
          && Arrays.equals(
              ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                  .getOctets(),
              ASN1OctetString.getInstance(id.getId()).getOctets());
    } catch (RuntimeException unreadable) {
      // An extension that is no key identifier identifies nobody.
      return false;
    }
  }

  /** Tells what must be computed over the content. */
  void expect(CmsContent content) {
    if (info.getAuthenticatedAttributes() != null) {
      if (digest != null) {
        content.wants(digest);
      }
      return;
    }
    findings.note(CmsFault.NO_SIGNED_ATTRIBUTES, "neither time nor certificate are signed");
    if (!PKCSObjectIdentifiers.data.getId().equals(contentType)) {
      findings.add(CmsFault.ATTRIBUTE_MISSING, "content other than data needs signed attributes");
    }
    if (algorithm != null && signer != null && algorithm.fits(signer.key())) {
      try {
        direct = algorithm.signature(provider);
        direct.initVerify(signer.key());
        content.wants(direct);
      } catch (GeneralSecurityException unusable) {
        direct = null;
        findings.add(SignatureFault.KEY_MISMATCH, "the certificate's key cannot be used");
      }
    }
  }

  /** After the content was read. */
  CmsSignature verify(@Nullable CmsContent content) {
    boolean digestHolds = false;
    boolean valueHolds = false;
    byte[] signed = null;
    byte[] computed = null;
    if (attributes != null) {
      signed = attributes.messageDigest(findings);
      attributes.agree(contentType, info, findings);
      if (signer != null) {
        attributes.mean(signer.certificate(), provider, findings);
      }
      if (content != null && digest != null && signed != null) {
        computed = content.digest(digest);
        digestHolds = MessageDigest.isEqual(signed, computed);
        if (!digestHolds) {
          findings.add(SignatureFault.DIGEST_MISMATCH, "the content is not what was signed");
        }
      }
    }
    if (algorithm != null && signer != null) {
      if (!algorithm.fits(signer.key())) {
        findings.add(
            SignatureFault.KEY_MISMATCH,
            "the certificate's key cannot have made a " + algorithm + " signature");
      } else if (attributes != null) {
        valueHolds = holds(algorithm, signer.key(), attributes);
        if (!valueHolds) {
          findings.add(
              SignatureFault.VALUE_MISMATCH, "the value was not made over these attributes");
        }
      } else if (direct != null) {
        valueHolds = holds(direct);
        digestHolds = valueHolds;
        if (!valueHolds) {
          findings.add(SignatureFault.VALUE_MISMATCH, "the value was not made over the content");
        }
      }
    }
    return new CmsSignature(
        valueHolds,
        digestHolds,
        name(),
        signer == null ? null : signer.certificate(),
        attributes == null ? null : attributes.signingTime(findings),
        base64(signed),
        base64(computed),
        findings.wrong(),
        findings.odd());
  }

  private static String base64(byte @Nullable [] bytes) {
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }

  private boolean holds(CmsAlgorithm by, PublicKey key, CmsAttributes signed) {
    try {
      if (holds(by, key, signed.sorted())) {
        return true;
      }
      byte[] standing = signed.standing();
      if (!Arrays.equals(standing, signed.sorted()) && holds(by, key, standing)) {
        findings.note(
            CmsFault.UNSORTED_ATTRIBUTES,
            "the signed attributes are not in DER order; the value holds over them as they stand");
        return true;
      }
      return false;
    } catch (IOException impossible) {
      throw new IllegalStateException("parsed attributes cannot be encoded", impossible);
    }
  }

  private boolean holds(CmsAlgorithm by, PublicKey key, byte[] bytes) {
    try {
      Signature signature = by.signature(provider);
      signature.initVerify(key);
      signature.update(bytes);
      return holds(signature);
    } catch (GeneralSecurityException unusable) {
      return false;
    }
  }

  private boolean holds(Signature signature) {
    try {
      return signature.verify(info.getEncryptedDigest().getOctets());
    } catch (GeneralSecurityException | RuntimeException broken) {
      // A value of the wrong length is an exception to Bouncy Castle.
      return false;
    }
  }

  private String name() {
    String identifier = info.getDigestEncryptionAlgorithm().getAlgorithm().getId();
    return Optional.ofNullable(algorithm)
        .map(known -> known + " (" + identifier + ")")
        .orElse(identifier);
  }
}
