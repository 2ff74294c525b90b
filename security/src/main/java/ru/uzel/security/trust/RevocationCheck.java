package ru.uzel.security.trust;

import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the revocation of certificates of one trust list. A message waits for the
 * sources of a certificate's chain once; after that the answer is renewed behind its back, and only
 * where an answer holds no longer does a message wait again.
 */
final class RevocationCheck {

  /** A source that failed is left alone so long. */
  static final Duration REST = Duration.ofMinutes(5);

  private static final int REMEMBERED = 4096;

  /** Daemons: nobody waits for a source when the process ends. */
  private static final Executor BEHIND = behind();

  private record Link(X509Certificate certificate, X509Certificate issuer) {}

  /**
   * @param due when it is to be renewed
   */
  private record Answer(RevocationStatus status, Instant due) {

    /** Not knowing holds until one knows; an answer as long as it says. */
    boolean holds(Instant now) {
      return status.state() == RevocationStatus.State.UNKNOWN
          || status.state() == RevocationStatus.State.UNASKED
          || now.isBefore(status.until());
    }
  }

  private static final class Remembered {
    private volatile @Nullable Answer answer;
    private final AtomicBoolean renewing = new AtomicBoolean();
  }

  private final RevocationInquiry inquiry;
  private final Duration keep;
  private final Clock clock;
  private final Map<Link, Remembered> answers = new ConcurrentHashMap<>();

  RevocationCheck(
      TrustPolicy policy, Map<String, List<X509CRL>> files, Provider provider, Clock clock) {
    inquiry = new RevocationInquiry(policy, files, provider);
    keep = policy.keep();
    this.clock = clock;
  }

  private static Executor behind() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            2,
            2,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "revocation");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** What is known now; asks where nothing is, or no longer. */
  RevocationStatus of(X509Certificate certificate, X509Certificate issuer) {
    if (answers.size() >= REMEMBERED) {
      answers.clear();
    }
    Link link = new Link(certificate, issuer);
    Remembered remembered = answers.computeIfAbsent(link, one -> new Remembered());
    Answer answer = remembered.answer;
    Instant now = clock.instant();
    if (answer != null && answer.holds(now)) {
      if (!now.isBefore(answer.due()) && remembered.renewing.compareAndSet(false, true)) {
        BEHIND.execute(() -> renew(link, remembered));
      }
      return answer.status();
    }
    // Whoever comes meanwhile with the same certificate waits for the one answer.
    synchronized (remembered) {
      answer = remembered.answer;
      if (answer == null || !answer.holds(now)) {
        answer = ask(link);
        remembered.answer = answer;
      }
      return answer.status();
    }
  }

  private void renew(Link link, Remembered remembered) {
    try {
      Answer before = remembered.answer;
      Answer next = ask(link);
      if (before != null
          && next.status().state() == RevocationStatus.State.UNKNOWN
          && before.status().state() != RevocationStatus.State.UNKNOWN
          && before.holds(clock.instant())) {
        next = new Answer(before.status(), clock.instant().plus(REST));
      }
      remembered.answer = next;
    } finally {
      remembered.renewing.set(false);
    }
  }

  private Answer ask(Link link) {
    Instant now = clock.instant();
    RevocationStatus status = inquiry.ask(link.certificate(), link.issuer(), now);
    if (status.state() == RevocationStatus.State.UNKNOWN) {
      return new Answer(status, now.plus(REST));
    }
    Instant due = now.plus(keep);
    // An answer that says not how long it holds is not asked for again with every message.
    Instant soonest = now.plus(keep.compareTo(REST) < 0 ? keep : REST);
    Instant until = status.until().isBefore(soonest) ? soonest : status.until();
    return new Answer(
        new RevocationStatus(status.state(), status.since(), status.detail(), until),
        due.isBefore(until) ? due : until);
  }
}
