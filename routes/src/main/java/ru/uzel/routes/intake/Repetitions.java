package ru.uzel.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;

/**
 * Recognises repetitions early, to answer them with the first receipt. What slips through while the
 * database is away, the flow recognises for certain.
 */
final class Repetitions {

  private static final Logger LOG = LoggerFactory.getLogger(Repetitions.class);
  private static final long REST_NANOS = Duration.ofSeconds(2).toNanos();

  private final RecentReceipts recent;
  private final ReceiptBook book;
  private volatile long bookAwayUntil = System.nanoTime();

  Repetitions(RecentReceipts recent, ReceiptBook book) {
    this.recent = recent;
    this.book = book;
  }

  /** The first receipt of what this would repeat, or null. */
  @Nullable Receipt firstOf(AcceptedMessage candidate) {
    Duration window = candidate.repetitionWindow();
    return window == null
        ? firstOf(candidate.party(), candidate.externalId(), candidate.version())
        : withinWindow(candidate, window);
  }

  void remember(AcceptedMessage accepted) {
    recent.add(accepted);
  }

  /** The first receipt of that key, or null. */
  @Nullable Receipt firstOf(PartyName party, ExternalId externalId, String version) {
    Receipt known = recent.first(party, externalId, version);
    return known != null ? known : asked(() -> book.first(party, externalId, version));
  }

  private @Nullable Receipt withinWindow(AcceptedMessage candidate, Duration window) {
    Instant since = candidate.receivedAt().minus(window);
    Receipt known = recent.latest(candidate.party(), candidate.externalId());
    if (known == null) {
      known = asked(() -> book.latest(candidate.party(), candidate.externalId()));
    }
    return known == null || known.receivedAt().isBefore(since) ? null : known;
  }

  /** A book that is away is left alone for a while: its time-outs would be everyone's. */
  private @Nullable Receipt asked(Supplier<Optional<Receipt>> question) {
    if (System.nanoTime() - bookAwayUntil < 0) {
      return null;
    }
    try {
      return question.get().orElse(null);
    } catch (RetryableFailure away) {
      bookAwayUntil = System.nanoTime() + REST_NANOS;
      LOG.warn("Repetitions are left to the flows to recognise for now: {}", away.reason());
      return null;
    }
  }
}
