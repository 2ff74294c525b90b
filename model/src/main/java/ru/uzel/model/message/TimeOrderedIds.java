package ru.uzel.model.message;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs that carry their time: version 7 for our own ids, version 1 where СМЭВ demands it.
 */
public final class TimeOrderedIds {

  /** 100-nanosecond ticks between the Gregorian reform and the Unix epoch, RFC 9562 §5.1. */
  private static final long GREGORIAN_OFFSET = 0x01B21DD213814000L;

  /** A random node with the multicast bit set, RFC 9562 §6.10: never a real network address. */
  private static final long NODE =
      (ThreadLocalRandom.current().nextLong() & 0xFFFFFFFFFFFFL) | 0x010000000000L;

  private static final long CLOCK_SEQUENCE = ThreadLocalRandom.current().nextLong() & 0x3FFFL;
  private static final AtomicLong LAST_TICKS = new AtomicLong();
  private static final AtomicLong LAST_MILLIS_AND_COUNTER = new AtomicLong();

  private TimeOrderedIds() {}

  /** A version 7 id; ids of one process strictly increase. */
  public static UUID version7() {
    long now = System.currentTimeMillis() << 12;
    long next = LAST_MILLIS_AND_COUNTER.updateAndGet(last -> Math.max(last + 1, now));
    long high = (next >>> 12) << 16 | 0x7000L | (next & 0xFFFL);
    long low = (ThreadLocalRandom.current().nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE;
    return new UUID(high, low);
  }

  /** A version 1 id, as СМЭВ 3 requires of a MessageID; no two of one process share a tick. */
  public static UUID version1() {
    long now = System.currentTimeMillis() * 10_000 + GREGORIAN_OFFSET;
    long ticks = LAST_TICKS.updateAndGet(last -> Math.max(last + 1, now));
    long high = ticks << 32 | (ticks >>> 16 & 0xFFFF0000L) | 0x1000L | (ticks >>> 48 & 0xFFFL);
    return new UUID(high, Long.MIN_VALUE | CLOCK_SEQUENCE << 48 | NODE);
  }
}
