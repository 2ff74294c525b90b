package ru.uzel.security.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A PKCS#12 file with keys, AES-256 and SHA-256. The password is random and long, so stretching it
 * a hundred thousand times, as key stores do by default, would cost every start a second and
 * protect nothing.
 */
final class KeyFileContent {

  private static final int ITERATIONS = 2048;

  private KeyFileContent() {}

  static byte[] of(Map<String, SigningKey> keys, char[] password, Provider provider)
      throws GeneralSecurityException {
    try {
      List<PKCS12SafeBag> certificates = new ArrayList<>();
      PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
      Set<X509Certificate> authorities = new LinkedHashSet<>();
      for (Map.Entry<String, SigningKey> entry : keys.entrySet()) {
        SigningKey key = entry.getValue();
        authorities.addAll(key.chain());
        certificates.add(
            named(
                new JcaPKCS12SafeBagBuilder(key.certificate()), entry.getKey(), key.certificate()));
        file.addData(
            named(
                new JcaPKCS12SafeBagBuilder(key.key(), encryptor(password, provider)),
                entry.getKey(),
                key.certificate()));
      }
      for (X509Certificate authority : authorities) {
        certificates.add(new JcaPKCS12SafeBagBuilder(authority).build());
      }
      return file.addEncryptedData(
              encryptor(password, provider), certificates.toArray(PKCS12SafeBag[]::new))
          .build(
              new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                  .setIterationCount(ITERATIONS)
                  .setProvider(provider),
              password)
          .getEncoded();
    } catch (IOException | OperatorCreationException | PKCSException failure) {
      throw new GeneralSecurityException("cannot write a PKCS#12 file", failure);
    }
  }

  /** A key and its certificate find each other by this id. */
  private static PKCS12SafeBag named(
      PKCS12SafeBagBuilder bag, String alias, X509Certificate certificate)
      throws GeneralSecurityException {
    return bag.addBagAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias))
        .addBagAttribute(
            PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(certificate.getPublicKey()))
        .build();
  }

  private static OutputEncryptor encryptor(char[] password, Provider provider)
      throws OperatorCreationException {
    return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
        .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
        .setIterationCount(ITERATIONS)
        .setProvider(provider)
        .build(password);
  }
}
