package ru.uzel.security.trust;

import java.nio.file.Path;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The trust lists under {@code trust/}: one folder each. */
public final class TrustLists {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Path root;
  private final Provider provider;
  private final Clock clock;
  private final Map<String, TrustStore> stores = new ConcurrentHashMap<>();

  public TrustLists(Path root, Provider provider, Clock clock) {
    this.root = root;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * What a list says about a signer's certificate now.
   *
   * @param known certificates that came with the message and may stand between
   */
  public TrustVerdict judge(
      X509Certificate certificate, Collection<X509Certificate> known, String list) {
    return store(list)
        .map(store -> store.judge(certificate, known, clock.instant()))
        .orElseGet(
            () ->
                new TrustVerdict(
                    List.of(
                        new CertificateProblem(
                            "untrusted-certificate", "'" + list + "' is no name of a trust list")),
                    List.of(),
                    List.of()));
  }

  /** The certificates on a list. */
  public Collection<X509Certificate> certificates(String list) {
    return store(list).map(TrustStore::certificates).orElse(List.of());
  }

  private Optional<TrustStore> store(String list) {
    return NAME.matcher(list).matches()
        ? Optional.of(
            stores.computeIfAbsent(
                list, name -> TrustStore.of(root.resolve(name), provider, clock)))
        : Optional.empty();
  }
}
