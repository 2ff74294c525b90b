package ru.uzel.security.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.SigningKeys;

/**
 * Detached CMS SignedData by CAdES-BES (ETSI EN 319 122-1 §5): content type, time of signing,
 * digest and the signer's certificate are signed together.
 */
public final class CmsSigner {

  private static final int BUFFER = 64 * 1024;

  private final Provider provider;
  private final SigningKeys keys;
  private final Clock clock;

  public CmsSigner(Provider provider, SigningKeys keys, Clock clock) {
    this.provider = provider;
    this.keys = keys;
    this.clock = clock;
  }

  /** See {@link ru.uzel.model.signature.MessageSigner#signDetached}. */
  public byte[] signDetached(DetachedContent content, String alias) {
    SigningKey key =
        keys.find(alias)
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.NOT_FOUND,
                        Origin.HUB,
                        "there is no signing key '" + alias + "'",
                        "keys/hub.p12"));
    CmsAlgorithm algorithm =
        CmsAlgorithm.ofKey(key.certificate().getPublicKey())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "key '"
                            + alias
                            + "' is of kind "
                            + key.certificate().getPublicKey().getAlgorithm()
                            + ", which signs no files"));
    byte[] digest = digest(content, algorithm.digest());
    try {
      ASN1Set attributes = attributes(digest, key.certificate(), algorithm);
      Signature signature = algorithm.signature(key.providerOr(provider));
      signature.initSign(key.key());
      // RFC 5652 §5.4: what is signed is the DER of the attributes as a SET, not as [0].
      signature.update(attributes.getEncoded(ASN1Encoding.DER));
      return signedData(key, algorithm, attributes, signature.sign());
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException("key '" + alias + "' cannot sign", failure);
    }
  }

  private byte[] digest(DetachedContent content, CmsDigest kind) {
    if (kind == CmsDigest.STREEBOG_256 && content.streebog256().isPresent()) {
      return content.streebog256().get();
    }
    MessageDigest digest = kind.digest(provider);
    try (InputStream stream = content.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the content to sign", failure);
    }
    return digest.digest();
  }

  private ASN1Set attributes(byte[] digest, X509Certificate certificate, CmsAlgorithm algorithm)
      throws GeneralSecurityException {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.signingTime, new Time(Date.from(clock.instant()))));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            signingCertificate(certificate, algorithm.digest())));
    return new DERSet(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /** RFC 5035 §3: so that no other certificate of the same key can be put in its place. */
  private SigningCertificateV2 signingCertificate(X509Certificate certificate, CmsDigest digest)
      throws GeneralSecurityException {
    Certificate parsed = Certificate.getInstance(certificate.getEncoded());
    IssuerSerial issuer =
        new IssuerSerial(
            new GeneralNames(new GeneralName(parsed.getIssuer())), parsed.getSerialNumber());
    return new SigningCertificateV2(
        new ESSCertIDv2(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.identifier())),
            digest.digest(provider).digest(certificate.getEncoded()),
            issuer));
  }

  private static byte[] signedData(
      SigningKey key, CmsAlgorithm algorithm, ASN1Set attributes, byte[] value)
      throws GeneralSecurityException, IOException {
    Certificate certificate = Certificate.getInstance(key.certificate().getEncoded());
    AlgorithmIdentifier digest =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.digest().identifier()));
    ASN1ObjectIdentifier identifier = new ASN1ObjectIdentifier(algorithm.identifier());
    SignerInfo signer =
        new SignerInfo(
            new SignerIdentifier(new IssuerAndSerialNumber(certificate)),
            digest,
            attributes,
            algorithm.nullParameters()
                ? new AlgorithmIdentifier(identifier, DERNull.INSTANCE)
                : new AlgorithmIdentifier(identifier),
            new DEROctetString(value),
            null);
    return new ContentInfo(
            CMSObjectIdentifiers.signedData,
            new SignedData(
                new DERSet(digest),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                certificates(certificate, key.chain()),
                null,
                new DERSet(signer)))
        .getEncoded(ASN1Encoding.DER);
  }

  private static ASN1Set certificates(Certificate own, List<X509Certificate> chain)
      throws GeneralSecurityException {
    List<ASN1Encodable> all = new ArrayList<>(List.of(own));
    for (X509Certificate authority : chain) {
      // A root is worth nothing to who does not have it already.
      if (!authority.getSubjectX500Principal().equals(authority.getIssuerX500Principal())) {
        all.add(Certificate.getInstance(authority.getEncoded()));
      }
    }
    return new DERSet(all.toArray(ASN1Encodable[]::new));
  }
}
