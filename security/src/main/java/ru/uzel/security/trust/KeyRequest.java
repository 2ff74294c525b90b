package ru.uzel.security.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A request to an authority for a certificate (PKCS#10, RFC 2986). */
public record KeyRequest(SigningKey key, Provider provider) {

  /** The request, PEM. */
  public byte[] pem() {
    try {
      return PemText.of(
          "CERTIFICATE REQUEST",
          new JcaPKCS10CertificationRequestBuilder(
                  X500Name.getInstance(key.certificate().getSubjectX500Principal().getEncoded()),
                  key.certificate().getPublicKey())
              .build(
                  new JcaContentSignerBuilder(KeyKind.signatureBy(key.certificate().getPublicKey()))
                      .setProvider(key.providerOr(provider))
                      .build(key.key()))
              .getEncoded());
    } catch (GeneralSecurityException | IOException | OperatorCreationException failure) {
      throw new KeyFailure("the key cannot sign a request", failure);
    }
  }
}
