package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.security.hash.StreebogHash;

/** A digest algorithm under the names that XMLDSig and its users give it. */
enum XmlDigest {
  STREEBOG_256(
      Family.GOST,
      "GOST3411-2012-256",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256"),
  STREEBOG_512(
      Family.GOST,
      "GOST3411-2012-512",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-512"),
  /** GOST R 34.11-94 with the CryptoPro S-box; the second name was refused by СМЭВ itself. */
  GOST_94(
      Family.GOST,
      "GOST3411",
      "http://www.w3.org/2001/04/xmldsig-more#gostr3411",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr3411"),
  SHA_256(Family.SHA, "SHA-256", "http://www.w3.org/2001/04/xmlenc#sha256"),
  SHA_384(Family.SHA, "SHA-384", "http://www.w3.org/2001/04/xmldsig-more#sha384"),
  SHA_512(Family.SHA, "SHA-512", "http://www.w3.org/2001/04/xmlenc#sha512");

  /** Whose standards an algorithm belongs to. */
  enum Family {
    GOST,
    SHA
  }

  /**
   * Names that are known and believed no longer: a collision can be bought (RFC 6194, RFC 6151).
   */
  private static final Map<String, String> BROKEN =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1"),
          Map.entry("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA-1"),
          Map.entry("http://www.w3.org/2000/09/xmldsig#dsa-sha1", "SHA-1"),
          Map.entry("http://www.w3.org/2000/09/xmldsig#hmac-sha1", "SHA-1"),
          Map.entry("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", "SHA-1"),
          Map.entry("http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1", "SHA-1"),
          Map.entry("http://www.w3.org/2001/04/xmldsig-more#md5", "MD5"),
          Map.entry("http://www.w3.org/2001/04/xmldsig-more#rsa-md5", "MD5"),
          Map.entry("http://www.w3.org/2001/04/xmlenc#ripemd160", "RIPEMD-160"),
          Map.entry("http://www.w3.org/2001/04/xmldsig-more#rsa-ripemd160", "RIPEMD-160"));

  private final Family family;
  private final String name;
  private final String uri;
  private final String alias;

  XmlDigest(Family family, String name, String uri) {
    this(family, name, uri, uri);
  }

  XmlDigest(Family family, String name, String uri, String alias) {
    this.family = family;
    this.name = name;
    this.uri = uri;
    this.alias = alias;
  }

  static Optional<XmlDigest> of(String uri) {
    return Stream.of(values())
        .filter(one -> one.uri.equals(uri) || one.alias.equals(uri))
        .findFirst();
  }

  /** The digest, of those nobody should use, that an algorithm of that name rests on. */
  static @Nullable String broken(String uri) {
    return BROKEN.get(uri);
  }

  Family family() {
    return family;
  }

  String uri() {
    return uri;
  }

  MessageDigest create(Provider provider) {
    if (family == Family.GOST) {
      return StreebogHash.digest(name, provider);
    }
    try {
      // The JDK's own: six times the speed of one written in Java alone.
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("the JDK has no " + name, impossible);
    }
  }
}
