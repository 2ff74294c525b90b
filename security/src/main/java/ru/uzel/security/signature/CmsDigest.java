package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.security.Provider;
import java.util.Optional;
import java.util.stream.Stream;
import ru.uzel.security.hash.StreebogHash;

/** A digest that CMS may name. */
enum CmsDigest {
  STREEBOG_256("1.2.643.7.1.1.2.2", false),
  STREEBOG_512("1.2.643.7.1.1.2.3", false),
  /** GOST R 34.11-94, of signatures made before 2020. */
  GOST_94("1.2.643.2.2.9", false),
  SHA_256("2.16.840.1.101.3.4.2.1", false),
  SHA_384("2.16.840.1.101.3.4.2.2", false),
  SHA_512("2.16.840.1.101.3.4.2.3", false),
  /** Collisions of it are made on purpose: what it covers is not known to be what was signed. */
  SHA_1("1.3.14.3.2.26", true);

  private final String identifier;
  private final boolean weak;

  CmsDigest(String identifier, boolean weak) {
    this.identifier = identifier;
    this.weak = weak;
  }

  static Optional<CmsDigest> of(String identifier) {
    return Stream.of(values()).filter(one -> one.identifier.equals(identifier)).findFirst();
  }

  String identifier() {
    return identifier;
  }

  boolean weak() {
    return weak;
  }

  MessageDigest digest(Provider provider) {
    return StreebogHash.digest(identifier, provider);
  }
}
