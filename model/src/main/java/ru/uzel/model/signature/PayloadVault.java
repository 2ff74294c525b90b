package ru.uzel.model.signature;

/** Encrypts payload bytes at rest (AES-256-GCM, a key of the hub's own). */
public interface PayloadVault {

  byte[] seal(byte[] plain);

  /**
   * @throws ru.uzel.model.failure.RejectedFailure when the bytes were altered or the key is another
   */
  byte[] open(byte[] sealed);
}
