package ru.uzel.bench.flow;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * GOST R 34.10-2012-256 as XMLDSig has it (XML Signature §3): Streebog over the element of 2 KB,
 * and a signature over the SignedInfo that carries this digest. Objects are initialised once and
 * kept; parsing, transforms and canonical form are left out, so that no way of doing them can be
 * faster.
 */
final class SignatureFloor {

  private static final String ALGORITHM = "ECGOST3410-2012-256";

  /** About what the canonical SignedInfo of the СМЭВ profile takes. */
  private static final int SIGNED_INFO_BYTES = 800;

  private final byte[] content = new byte[2048];
  private final byte[] signedInfo = new byte[SIGNED_INFO_BYTES];
  private final MessageDigest digest;
  private final Signature signer;
  private final Signature verifier;
  private byte[] signature = new byte[0];

  SignatureFloor() throws GeneralSecurityException {
    Provider provider = new BouncyCastleProvider();
    KeyPairGenerator keys = KeyPairGenerator.getInstance("ECGOST3410-2012", provider);
    // The set that every real СМЭВ certificate names: 1.2.643.2.2.36.0.
    keys.initialize(new ECGenParameterSpec("GostR3410-2001-CryptoPro-XchA"));
    KeyPair pair = keys.generateKeyPair();
    ThreadLocalRandom.current().nextBytes(content);
    ThreadLocalRandom.current().nextBytes(signedInfo);
    digest = MessageDigest.getInstance("GOST3411-2012-256", provider);
    signer = Signature.getInstance(ALGORITHM, provider);
    signer.initSign(pair.getPrivate());
    verifier = Signature.getInstance(ALGORITHM, provider);
    verifier.initVerify(pair.getPublic());
    sign();
  }

  void sign() throws GeneralSecurityException {
    hashContent();
    signer.update(signedInfo);
    signature = signer.sign();
  }

  void verify() throws GeneralSecurityException {
    hashContent();
    verifier.update(signedInfo);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("The signature just made does not verify");
    }
  }

  /** The first octets of SignedInfo stand for the DigestValue in it. */
  private void hashContent() {
    byte[] value = digest.digest(content);
    System.arraycopy(value, 0, signedInfo, 0, value.length);
  }
}
