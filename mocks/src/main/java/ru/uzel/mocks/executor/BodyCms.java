package ru.uzel.mocks.executor;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached CMS, the mock's own way. */
final class BodyCms {

  private BodyCms() {}

  static byte[] sign(byte[] content, BodyKey key) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(BodyKey.PROVIDER).build())
              .build(
                  new JcaContentSignerBuilder(BodyKey.ALGORITHM)
                      .setProvider(BodyKey.PROVIDER)
                      .build(key.secret()),
                  key.certificate()));
      generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (OperatorCreationException | CertificateException | CMSException | IOException e) {
      throw new IllegalStateException("no signature could be made", e);
    }
  }

  /** What is wrong with a signature that only the owner of that certificate could have made. */
  static String finding(byte[] cms, byte[] content, X509Certificate signer) {
    try {
      Collection<SignerInformation> signers =
          new CMSSignedData(new CMSProcessableByteArray(content), cms)
              .getSignerInfos()
              .getSigners();
      if (signers.size() != 1) {
        return "one signer is wanted";
      }
      SignerInformation only = signers.iterator().next();
      if (!Arrays.equals(
          only.getSID().getSerialNumber().toByteArray(), signer.getSerialNumber().toByteArray())) {
        return "somebody else signed";
      }
      return only.verify(
              new JcaSimpleSignerInfoVerifierBuilder().setProvider(BodyKey.PROVIDER).build(signer))
          ? ""
          : "the value does not hold";
    } catch (CMSException | OperatorCreationException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      // What is no CMS at all makes the parser stumble in many ways.
      return "no CMS: " + e.getMessage();
    }
  }
}
