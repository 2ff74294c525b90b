package ru.uzel.hub.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/** {@code uzel_cases_overdue{party="…"}}: cases that are late, by the party they lie with. */
final class OverdueMeters implements MeterBinder {

  private static final long REST_NANOS = Duration.ofSeconds(5).toNanos();

  private final OverdueCases cases;
  private final List<Party> parties;
  private @Nullable Map<PartyName, Integer> counted;
  private long countedAt;

  OverdueMeters(OverdueCases cases, List<Party> parties) {
    this.cases = cases;
    this.parties = List.copyOf(parties);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Party party : parties) {
      Gauge.builder("uzel.cases.overdue", this, meters -> meters.overdue(party.name()))
          .description("Cases that are late, by the party they lie with")
          .tag("party", party.name().value())
          .strongReference(true)
          .register(registry);
    }
  }

  /** Counted once for all parties of a scrape; unknown while the database is away. */
  private synchronized double overdue(PartyName party) {
    long now = System.nanoTime();
    Map<PartyName, Integer> last = counted;
    if (last == null || now - countedAt > REST_NANOS) {
      try {
        last = cases.byParty();
      } catch (RetryableFailure away) {
        counted = null;
        return Double.NaN;
      }
      counted = last;
      countedAt = now;
    }
    return last.getOrDefault(party, 0);
  }
}
