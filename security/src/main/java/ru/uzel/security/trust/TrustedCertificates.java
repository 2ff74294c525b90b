package ru.uzel.security.trust;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The certificates of one trust list as they stood when its folder was read. */
final class TrustedCertificates {

  /** More verdicts than this are not kept: strangers' certificates must not fill the memory. */
  private static final int REMEMBERED = 1024;

  /**
   * @param paths the ways to listed certificates; none where nothing listed vouches for it
   * @param obstacles why there are not more of them
   */
  record Ways(List<CertificatePath> paths, Set<String> obstacles) {}

  private final Map<ByteBuffer, X509Certificate> pinned = new HashMap<>();
  private final Map<X500Principal, List<X509Certificate>> authorities = new HashMap<>();
  private final Map<ByteBuffer, Ways> ways = new ConcurrentHashMap<>();
  private final Provider provider;

  TrustedCertificates(List<X509Certificate> certificates, Provider provider) {
    this.provider = provider;
    for (X509Certificate certificate : certificates) {
      boolean fresh = pinned.put(bytes(certificate), certificate) == null;
      if (fresh && Issuance.isAuthority(certificate)) {
        authorities.merge(
            certificate.getSubjectX500Principal(),
            List.of(certificate),
            (listed, more) -> Stream.concat(listed.stream(), more.stream()).toList());
      }
    }
  }

  Collection<X509Certificate> all() {
    return pinned.values();
  }

  /** Signatures are computed once for a certificate; what depends on time is not remembered. */
  Ways waysFrom(X509Certificate certificate, Collection<X509Certificate> known) {
    ByteBuffer bytes = bytes(certificate);
    Ways remembered = ways.get(bytes);
    if (remembered != null) {
      return remembered;
    }
    Ways found = find(bytes, certificate, known);
    if (!found.paths().isEmpty()) {
      if (ways.size() >= REMEMBERED) {
        ways.clear();
      }
      ways.put(bytes, found);
    }
    return found;
  }

  private Ways find(
      ByteBuffer bytes, X509Certificate certificate, Collection<X509Certificate> known) {
    X509Certificate listed = pinned.get(bytes);
    if (listed != null) {
      return new Ways(List.of(new CertificatePath(List.of(listed), List.of())), Set.of());
    }
    PathSearch search = new PathSearch(new Issuance(provider), authorities, known);
    PathRules rules = new PathRules(provider);
    List<CertificatePath> paths =
        search.from(certificate).stream()
            .map(links -> new CertificatePath(links, rules.flaws(links)))
            .toList();
    return new Ways(paths, search.obstacles());
  }

  private static ByteBuffer bytes(X509Certificate certificate) {
    try {
      return ByteBuffer.wrap(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate cannot be encoded", impossible);
    }
  }
}
