package ru.uzel.security.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Finds the ways from a certificate up to listed authorities, over certificates that came with the
 * message. What came with it may be anything: a circle, or thousands of one name.
 */
final class PathSearch {

  /** Real chains have two or three authorities. */
  private static final int LONGEST = 8;

  private static final int MOST_PATHS = 8;

  /** So many signatures are computed for one certificate at most. */
  private static final int MOST_SIGNATURES = 64;

  private final Issuance issuance;
  private final Map<X500Principal, List<X509Certificate>> authorities;
  private final Collection<X509Certificate> known;
  private final List<List<X509Certificate>> found = new ArrayList<>();
  private final Set<String> obstacles = new LinkedHashSet<>();
  private int signatures;

  PathSearch(
      Issuance issuance,
      Map<X500Principal, List<X509Certificate>> authorities,
      Collection<X509Certificate> known) {
    this.issuance = issuance;
    this.authorities = authorities;
    this.known = known;
  }

  /** The paths, shortest ways first. */
  List<List<X509Certificate>> from(X509Certificate certificate) {
    follow(List.of(certificate));
    return found;
  }

  /** What was met on ways that led nowhere. */
  Set<String> obstacles() {
    return obstacles;
  }

  private void follow(List<X509Certificate> path) {
    X509Certificate last = path.get(path.size() - 1);
    List<X509Certificate> listed =
        authorities.getOrDefault(last.getIssuerX500Principal(), List.of());
    for (X509Certificate authority : listed) {
      if (issued(authority, last) && found.size() < MOST_PATHS) {
        found.add(with(path, authority));
      }
    }
    for (X509Certificate next : known) {
      if (next.getSubjectX500Principal().equals(last.getIssuerX500Principal())
          && !listed.contains(next)) {
        if (path.contains(next)) {
          if (!Issuance.selfIssued(last)) {
            obstacles.add("its issuers go round in a circle");
          }
        } else if (path.size() >= LONGEST) {
          obstacles.add("its chain has more than " + LONGEST + " certificates");
        } else if (issued(next, last)) {
          follow(with(path, next));
        }
      }
    }
  }

  private boolean issued(X509Certificate authority, X509Certificate certificate) {
    if (signatures >= MOST_SIGNATURES) {
      obstacles.add("more than " + MOST_SIGNATURES + " certificates bear its issuers' names");
      return false;
    }
    signatures++;
    if (issuance.issued(authority, certificate)) {
      return true;
    }
    obstacles.add(
        Fingerprint.of(authority) + " bears the name of an issuer but did not sign what it issued");
    return false;
  }

  private static List<X509Certificate> with(List<X509Certificate> path, X509Certificate next) {
    List<X509Certificate> longer = new ArrayList<>(path);
    longer.add(next);
    return longer;
  }
}
