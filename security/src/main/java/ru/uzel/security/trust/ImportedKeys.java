package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Keys that others made: a PKCS#12 file, or PEM with a private key (PKCS#8, or OpenSSL's own forms)
 * and certificates in any order.
 */
public final class ImportedKeys {

  private final Provider provider;
  private final Supplier<char[]> password;

  /**
   * @param password asked for once the file turns out to need one
   */
  public ImportedKeys(Provider provider, Supplier<char[]> password) {
    this.provider = provider;
    this.password = password;
  }

  /**
   * The keys in a file, by the names they have there.
   *
   * @param own a key that is here already and waits for the certificate in the file
   * @throws KeyFailure for what cannot be read, and for a key without its certificate
   */
  public Map<String, SigningKey> read(byte[] file, @Nullable SigningKey own) {
    Map<String, SigningKey> keys = keys(file, own);
    keys.values().forEach(ImportedKeys::accepted);
    return keys;
  }

  /** One that no partner would believe is better refused here than by the partner. */
  private static void accepted(SigningKey key) {
    PublicKey open = key.certificate().getPublicKey();
    if (AcceptedKey.of(open).isEmpty()) {
      throw new KeyFailure(
          "the key is " + AcceptedKey.described(open) + ", and nobody accepts its signatures");
    }
  }

  private Map<String, SigningKey> keys(byte[] file, @Nullable SigningKey own) {
    if (file.length > 0 && file[0] == 0x30) {
      return fromPkcs12(file);
    }
    String text = new String(file, StandardCharsets.ISO_8859_1);
    if (!text.contains("-----BEGIN ")) {
      throw new KeyFailure("it is neither PKCS#12 nor PEM");
    }
    return Map.of("", fromPem(text, own));
  }

  private Map<String, SigningKey> fromPkcs12(byte[] file) {
    // Before anything is tried: that there is no password is no fault of the file.
    char[] secret = password.get();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12", provider);
      store.load(new ByteArrayInputStream(file), secret);
      Map<String, SigningKey> keys = new TreeMap<>(KeyFile.read(store, secret, null));
      if (keys.isEmpty()) {
        throw new KeyFailure(
            "there is no key with its certificate in it; export it with both"
                + " (openssl pkcs12 -export -inkey … -in …)");
      }
      keys.values().forEach(this::belongs);
      return keys;
    } catch (GeneralSecurityException | IOException | RuntimeException failure) {
      if (failure instanceof KeyFailure known) {
        throw known;
      }
      throw new KeyFailure(
          "it cannot be opened as PKCS#12: another password, a damaged file, or an encryption of"
              + " its maker's own; such a key must be exported with AES"
              + " (openssl pkcs12 -export -keypbe AES-256-CBC -certpbe AES-256-CBC)",
          failure);
    }
  }

  private SigningKey fromPem(String text, @Nullable SigningKey own) {
    PrivateKey key = null;
    List<X509Certificate> certificates = new ArrayList<>();
    // RFC 7468 §11 and RFC 1421 §4.6.1.1 both mark an encrypted key by this word.
    char[] secret = text.contains("ENCRYPTED") ? password.get() : new char[0];
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
        if (one instanceof X509CertificateHolder certificate) {
          certificates.add(
              new JcaX509CertificateConverter().setProvider(provider).getCertificate(certificate));
        } else {
          PrivateKeyInfo found = key(one, secret);
          if (found != null && key != null) {
            throw new KeyFailure("there are several private keys in it; import them one by one");
          }
          if (found != null) {
            key = new JcaPEMKeyConverter().setProvider(provider).getPrivateKey(found);
          }
        }
      }
    } catch (GeneralSecurityException
        | IOException
        | OperatorCreationException
        | PKCSException
        | RuntimeException failure) {
      if (failure instanceof KeyFailure known) {
        throw known;
      }
      throw new KeyFailure(
          "it cannot be read as PEM: another password, or a damaged file", failure);
    }
    PrivateKey held = key != null ? key : own != null ? own.key() : null;
    if (held == null) {
      throw new KeyFailure(
          "there is no private key in it; a certificate alone is imported under the alias of the"
              + " key it was requested for");
    }
    return withChain(held, certificates);
  }

  private @Nullable PrivateKeyInfo key(Object one, char[] secret)
      throws IOException, OperatorCreationException, PKCSException {
    if (one instanceof PrivateKeyInfo plain) {
      return plain;
    }
    if (one instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    }
    if (one instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      return encrypted.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(provider).build(secret));
    }
    if (one instanceof PEMEncryptedKeyPair encrypted) {
      return encrypted
          .decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(provider).build(secret))
          .getPrivateKeyInfo();
    }
    return null;
  }

  private SigningKey withChain(PrivateKey key, List<X509Certificate> certificates) {
    X509Certificate own =
        certificates.stream()
            .filter(one -> matches(key, one))
            .findFirst()
            .orElseThrow(
                () ->
                    new KeyFailure(
                        certificates.isEmpty()
                            ? "there is no certificate in it; put key and certificate into one file"
                            : "none of its certificates belongs to the key"));
    List<X509Certificate> chain = new ArrayList<>();
    Issuance issuance = new Issuance(provider);
    X509Certificate last = own;
    for (int i = 0; i < certificates.size() && !Issuance.selfIssued(last); i++) {
      X509Certificate below = last;
      X509Certificate above =
          certificates.stream().filter(one -> issuance.issued(one, below)).findFirst().orElse(null);
      if (above == null) {
        break;
      }
      chain.add(above);
      last = above;
    }
    return new SigningKey(key, own, chain, null);
  }

  private void belongs(SigningKey key) {
    if (!matches(key.key(), key.certificate())) {
      throw new KeyFailure("a key in it does not belong to its certificate");
    }
  }

  private boolean matches(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature =
          Signature.getInstance(KeyKind.signatureBy(certificate.getPublicKey()), provider);
      signature.initSign(key);
      signature.update((byte) 1);
      byte[] value = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update((byte) 1);
      return signature.verify(value);
    } catch (GeneralSecurityException | RuntimeException another) {
      // A key of another kind than the certificate's.
      return false;
    }
  }
}
