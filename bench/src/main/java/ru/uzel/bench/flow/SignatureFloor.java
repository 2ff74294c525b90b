package ru.uzel.bench.flow;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** GOST R 34.10-2012-256 over 2 KB with Streebog, initialised objects kept. */
final class SignatureFloor {

  private static final String ALGORITHM = "ECGOST3410-2012-256";

  private final byte[] content = new byte[2048];
  private final Signature signer;
  private final Signature verifier;
  private byte[] signature;

  SignatureFloor() throws GeneralSecurityException {
    Provider provider = new BouncyCastleProvider();
    KeyPairGenerator keys = KeyPairGenerator.getInstance("ECGOST3410-2012", provider);
    // The set that every real СМЭВ certificate names: 1.2.643.2.2.36.0.
    keys.initialize(new ECGenParameterSpec("GostR3410-2001-CryptoPro-XchA"));
    KeyPair pair = keys.generateKeyPair();
    ThreadLocalRandom.current().nextBytes(content);
    signer = Signature.getInstance(ALGORITHM, provider);
    signer.initSign(pair.getPrivate());
    verifier = Signature.getInstance(ALGORITHM, provider);
    verifier.initVerify(pair.getPublic());
    signer.update(content);
    signature = signer.sign();
  }

  void sign() throws GeneralSecurityException {
    signer.update(content);
    signature = signer.sign();
  }

  void verify() throws GeneralSecurityException {
    verifier.update(content);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("The signature just made does not verify");
    }
  }
}
