package ru.uzel.mocks.smev;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * SignaturePKCS7: CMS SignedData without content. The file's hash is known before (СМЭВ wants it
 * anyway), so that a big file is not read a second time.
 */
final class DetachedSignature {

  private static final String GOST_256 =
      RosstandartObjectIdentifiers.id_tc26_gost_3411_12_256.getId();

  private DetachedSignature() {}

  static byte[] sign(byte[] digest, SigningKey key) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      JcaSignerInfoGeneratorBuilder signer =
          new JcaSignerInfoGeneratorBuilder(
              new JcaDigestCalculatorProviderBuilder().setProvider(SigningKey.PROVIDER).build());
      signer.setSignedAttributeGenerator(new KnownDigest(digest));
      generator.addSignerInfoGenerator(
          signer.build(
              new JcaContentSignerBuilder("GOST3411-2012-256WITHECGOST3410-2012-256")
                  .setProvider(SigningKey.PROVIDER)
                  .build(key.secret()),
              key.certificate()));
      generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
      return generator.generate(new CMSAbsentContent(), false).getEncoded();
    } catch (OperatorCreationException | CertificateException | CMSException | IOException e) {
      throw new IllegalStateException("no signature of a file could be made", e);
    }
  }

  /** What is wrong with a signature of a file; empty when nothing is. */
  static String finding(byte[] cms, StoredFile file) {
    try {
      Map<String, byte[]> digests = new HashMap<>();
      digests.put(GOST_256, file.digest());
      for (AlgorithmIdentifier algorithm : new CMSSignedData(cms).getDigestAlgorithmIDs()) {
        String oid = algorithm.getAlgorithm().getId();
        if (!oid.equals(GOST_256)) {
          digests.put(oid, FileStore.digest(file.path(), oid));
        }
      }
      return finding(new CMSSignedData(digests, cms));
    } catch (CMSException | IOException | GeneralSecurityException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      // What is no CMS at all makes the parser stumble in many ways.
      return "не CMS: " + e.getMessage();
    }
  }

  /** The same where only the file's hash is at hand. */
  static String finding(byte[] cms, byte[] digest) {
    try {
      return finding(new CMSSignedData(Map.of(GOST_256, digest), cms));
    } catch (CMSException | RuntimeException e) {
      return "не CMS: " + e.getMessage();
    }
  }

  @SuppressWarnings("unchecked")
  private static String finding(CMSSignedData data) throws CMSException {
    try {
      Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
      if (signers.isEmpty()) {
        return "подписанта нет";
      }
      for (SignerInformation signer : signers) {
        Collection<X509CertificateHolder> certificates =
            data.getCertificates().getMatches(signer.getSID());
        if (certificates.isEmpty()) {
          return "нет сертификата подписанта";
        }
        boolean holds =
            signer.verify(
                new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(SigningKey.PROVIDER)
                    .build(certificates.iterator().next()));
        if (!holds) {
          return "значение подписи неверно";
        }
      }
      return "";
    } catch (OperatorCreationException | CertificateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static final class KnownDigest implements CMSAttributeTableGenerator {
    private final CMSAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
    private final byte[] digest;

    KnownDigest(byte[] digest) {
      this.digest = digest.clone();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public AttributeTable getAttributes(Map parameters) {
      Map known = new HashMap(parameters);
      known.put(CMSAttributeTableGenerator.DIGEST, digest);
      return usual.getAttributes(known);
    }
  }
}
