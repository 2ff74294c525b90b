package ru.uzel.adapters.executor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.w3c.dom.Document;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/**
 * Real detached signatures, by ECDSA, in the place of the module that the adapter must not know.
 */
final class CmsSignatures implements MessageSigner, SignatureVerifier {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  /** Certificates by the name of their trust list. */
  final Map<String, X509Certificate> trust = new HashMap<>();

  private final KeyPair pair;
  final X509Certificate certificate;

  CmsSignatures(String subject) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(256);
      pair = generator.generateKeyPair();
      X500Principal name = new X500Principal(subject);
      certificate =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          new BigInteger(64, new SecureRandom()).setBit(63),
                          Date.from(Instant.now().minusSeconds(3600)),
                          Date.from(Instant.now().plusSeconds(3600)),
                          name,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withECDSA")
                              .setProvider(PROVIDER)
                              .build(pair.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void writeCertificate(Path file) throws IOException {
    try {
      Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static X509Certificate readCertificate(Path file) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509", PROVIDER)
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public byte[] signDetached(DetachedContent content, String key) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build())
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setProvider(PROVIDER)
                      .build(pair.getPrivate()),
                  certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      return generator.generate(new CMSProcessableByteArray(bytes(content)), false).getEncoded();
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // SignerId is a selector without its type.
  public SignatureReport verifyDetached(byte[] cms, DetachedContent content, String list) {
    X509Certificate trusted = trust.get(list);
    try {
      CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(bytes(content)), cms);
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      X509CertificateHolder own =
          (X509CertificateHolder)
              data.getCertificates().getMatches(signer.getSID()).iterator().next();
      if (!signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(own))) {
        return wrong("signature-mismatch");
      }
      return trusted != null && own.getSerialNumber().equals(trusted.getSerialNumber())
          ? new SignatureReport(List.of(), List.of(own.getSubject().toString()))
          : wrong("untrusted-certificate");
    } catch (CMSException notVerified) {
      return wrong("digest-mismatch");
    } catch (GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static SignatureReport wrong(String code) {
    return new SignatureReport(
        List.of(new SignatureFinding(code, "signer 1", "told by a test")), List.of());
  }

  private static byte[] bytes(DetachedContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String signXml(byte[] element, String id, String key) {
    throw new UnsupportedOperationException("bodies speak JSON");
  }

  @Override
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    throw new UnsupportedOperationException("bodies speak JSON");
  }
}
