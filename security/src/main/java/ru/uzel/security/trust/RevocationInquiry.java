package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a certificate is revoked: the CRL files of the trust list's folder, then OCSP, then
 * the CRLs which the certificate names.
 */
final class RevocationInquiry {

  private record Named(String where, X509CRL crl) {}

  private final TrustPolicy policy;
  private final List<Named> files = new ArrayList<>();
  private final Provider provider;
  private final RevocationHttp http;
  private final Map<String, Fetched> lists = new ConcurrentHashMap<>();

  /**
   * @param files the CRLs of the folder by file name
   */
  RevocationInquiry(TrustPolicy policy, Map<String, List<X509CRL>> files, Provider provider) {
    this.policy = policy;
    files.forEach((file, crls) -> crls.forEach(crl -> this.files.add(new Named(file, crl))));
    this.provider = provider;
    http = new RevocationHttp(policy.timeout());
  }

  /** What is said now; {@code until} is how long it holds by itself. */
  RevocationStatus ask(X509Certificate certificate, X509Certificate issuer, Instant now) {
    List<String> obstacles = new ArrayList<>();
    RevocationStatus best = null;
    for (Named file : files) {
      // Lists of other authorities stand in the folder as well.
      if (file.crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
        best = better(best, () -> read(file, certificate, issuer, now), obstacles);
      }
    }
    RevocationSources sources =
        policy.fetch() && policy.revocation() != TrustPolicy.Revocation.OFF
            ? RevocationSources.of(certificate)
            : RevocationSources.NONE;
    for (String url : sources.ocsp()) {
      if (best == null) {
        best = better(null, () -> question(url, certificate, issuer, now), obstacles);
      }
    }
    for (String url : sources.crls()) {
      if (best == null) {
        best =
            better(
                null,
                () -> read(new Named(url, fetched(url, now)), certificate, issuer, now),
                obstacles);
      }
    }
    if (best != null) {
      return best;
    }
    return obstacles.isEmpty()
        ? new RevocationStatus(
            RevocationStatus.State.UNASKED,
            null,
            "neither the certificate nor a .crl file of the list says where to ask",
            now)
        : RevocationStatus.unknown(String.join("; ", obstacles), now);
  }

  private interface Source {
    RevocationStatus ask() throws NoAnswer;
  }

  /** A revocation outweighs everything; among others the first answer counts. */
  private static @Nullable RevocationStatus better(
      @Nullable RevocationStatus before, Source source, List<String> obstacles) {
    try {
      RevocationStatus answer = source.ask();
      return before == null || answer.state() == RevocationStatus.State.REVOKED ? answer : before;
    } catch (NoAnswer none) {
      obstacles.add(none.why());
      return before;
    }
  }

  private RevocationStatus read(
      Named list, X509Certificate certificate, X509Certificate issuer, Instant now)
      throws NoAnswer {
    return new CrlRules(provider).read(list.crl, list.where, certificate, issuer, now);
  }

  private RevocationStatus question(
      String url, X509Certificate certificate, X509Certificate issuer, Instant now)
      throws NoAnswer {
    OcspRules rules = new OcspRules(provider);
    OcspRules.Question question = rules.question(certificate, issuer);
    return rules.read(http.ask(url, question.encoded()), url, question, issuer, now);
  }

  /** One list serves all certificates of its authority. */
  private X509CRL fetched(String url, Instant now) throws NoAnswer {
    Fetched known = lists.get(url);
    if (known != null && now.isBefore(known.until)) {
      return known.get();
    }
    try {
      X509CRL crl = parse(url, http.list(url));
      Instant next = crl.getNextUpdate() == null ? now : crl.getNextUpdate().toInstant();
      Instant latest = now.plus(policy.keep());
      lists.put(url, new Fetched(crl, "", next.isBefore(latest) ? next : latest));
      return crl;
    } catch (NoAnswer none) {
      lists.put(url, new Fetched(null, none.why(), now.plus(RevocationCheck.REST)));
      throw none;
    }
  }

  private X509CRL parse(String url, byte[] bytes) throws NoAnswer {
    try {
      if (CertificateFactory.getInstance("X.509", provider)
              .generateCRL(new ByteArrayInputStream(bytes))
          instanceof X509CRL crl) {
        return crl;
      }
      throw new NoAnswer(url + ": no list of revoked certificates");
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      throw new NoAnswer(url + ": no list of revoked certificates", unreadable);
    }
  }

  private record Fetched(@Nullable X509CRL crl, String why, Instant until) {
    X509CRL get() throws NoAnswer {
      if (crl == null) {
        throw new NoAnswer(why);
      }
      return crl;
    }
  }
}
