package ru.uzel.security;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The cryptographic provider for those who run without the hub's wiring. */
public final class Providers {

  private Providers() {}

  /** A new one; it is not registered with the JVM. */
  public static Provider standard() {
    return new BouncyCastleProvider();
  }
}
