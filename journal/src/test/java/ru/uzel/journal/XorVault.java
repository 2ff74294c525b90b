package ru.uzel.journal;

import ru.uzel.model.signature.PayloadVault;

/** Changes the bytes visibly, so that a test sees whether they were sealed. */
final class XorVault implements PayloadVault {

  @Override
  public byte[] seal(byte[] plain) {
    byte[] sealed = plain.clone();
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] ^= 0x5A;
    }
    return sealed;
  }

  @Override
  public byte[] open(byte[] sealed) {
    return seal(sealed);
  }
}
