package ru.uzel.mocks.smev;

import java.security.PublicKey;

/** Somebody who can count a digest and tell whether a signature's value is right. */
interface SignatureMath {

  byte[] digest(SignatureAlgorithm algorithm, byte[] bytes);

  boolean verifies(SignatureAlgorithm algorithm, PublicKey key, byte[] bytes, byte[] value);

  /** What to put behind a finding. */
  String who();
}
